/** A company with a chat platform, a clock to move and everything that delivers: what a running process is, without the process. */
import { Temporal } from 'temporal-polyfill';
import type { Answer } from '../../src/chat/port.ts';
import { VirtualClock } from '../../src/clock.ts';
import { createDelivery, createOutboxWorker } from '../../src/delivery/outbox.ts';
import { createScheduler, type ScheduledJob } from '../../src/delivery/scheduler.ts';
import { systemTimer, type Timer } from '../../src/delivery/timer.ts';
import { placeId, workspaceId } from '../../src/domain/ids.ts';
import type { Person } from '../../src/domain/people.ts';
import { businessDay } from '../../src/domain/period.ts';
import type { Place, Workspace } from '../../src/domain/workspace.ts';
import type { Feature, Request, Surroundings } from '../../src/features/feature.ts';
import { silentLog } from '../../src/log.ts';
import type { Database, Store } from '../../src/store/port.ts';
import { acme, openCompany, people, teams } from './company.ts';
import { createFakePlatform } from './fake-platform.ts';
import { expectAnswerShownInLark, expectShownInLark } from './shown-in-lark.ts';
import { expectAnswerShown, expectShown } from './shown-in-slack.ts';

export const general: Place = {
  id: placeId('general'),
  platform: 'fake',
  ref: 'C-general',
  name: 'general',
  nameZh: '全员',
  locale: 'en',
  teamId: null,
};
export const eastPlace: Place = {
  ...general,
  id: placeId('east'),
  ref: 'C-east',
  name: 'east',
  nameZh: '东区',
  teamId: teams.east.id,
};

let opened = 0;

export interface OfficeOptions {
  readonly now: string;
  readonly features?: readonly Feature[];
  readonly workspace?: Partial<Workspace>;
  readonly staff?: readonly Person[];
}

/** Each call is a workspace of its own, so that tests do not meet. */
export async function openOffice(database: Database, options: OfficeOptions) {
  opened += 1;
  const workspace = { ...acme, ...options.workspace, id: workspaceId(`office-${opened}`) };
  const store = await openCompany(database, workspace);
  const staff = [...Object.values(people), ...(options.staff ?? [])];
  if (options.staff) await store.people.savePeople(options.staff);
  for (const { id, key } of staff) await store.people.linkIdentity(id, 'fake', `U-${key}`);
  await store.places.save([general, eastPlace]);
  const clock = new VirtualClock(Temporal.Instant.from(options.now));
  const platform = createFakePlatform();
  const unfit: unknown[] = [];
  const { send } = platform;
  // Thrown there it would count as a reply that was lost.
  platform.send = async (message) => {
    try {
      expectShown(message.to.card, message.locale);
      expectShownInLark(message.to.card, message.locale);
    } catch (error) {
      unfit.push(error);
    }
    return send(message);
  };
  const delivery = createDelivery(clock);
  const features = options.features ?? [];
  const newWorker = (
    seen: Pick<Store, 'outbox' | 'people' | 'places'> = store,
    timer: Timer = systemTimer,
  ) =>
    createOutboxWorker({
      store: seen,
      connections: [{ platform, tenant: 'T1' }],
      clock,
      timer,
      log: silentLog,
    });
  const around = (): Surroundings => ({
    store,
    workspace,
    delivery,
    now: clock.now(),
    today: businessDay(clock.now(), workspace),
  });
  const jobs = new Map<string, ScheduledJob>(
    features.flatMap((feature) =>
      Object.entries(feature.jobs).map(([name, job]): [string, ScheduledJob] => [
        `${feature.id}.${name}`,
        (_, occurrence) => job.run(around(), occurrence),
      ]),
    ),
  );
  const sweeps = new Map(
    features.flatMap(({ id, sweep }) => (sweep ? [[id, () => sweep(around())] as const] : [])),
  );
  const newScheduler = () => createScheduler({ store, jobs, sweeps, clock, log: silentLog });
  const worker = newWorker();
  const scheduler = newScheduler();
  let requests = 0;
  const request = (actor: Person, place: Place | null): Request => {
    requests += 1;
    return {
      ...around(),
      actor,
      place,
      locale: actor.locale ?? 'en',
      requestKey: `request-${requests}`,
    };
  };
  const wake = async () => {
    await scheduler.tick();
    await worker.drain();
    for (const error of unfit) throw error;
  };
  /** What the real platforms would be asked to show. */
  const fit = async (actor: Person, given: Promise<Answer>): Promise<Answer> => {
    const answer = await given;
    expectAnswerShown(answer, actor.locale ?? 'en');
    expectAnswerShownInLark(answer, actor.locale ?? 'en');
    return answer;
  };
  return {
    store,
    clock,
    platform,
    delivery,
    worker,
    scheduler,
    newWorker,
    newScheduler,
    request,
    wake,
    /** To an instant, or by a duration; then whatever is due happens. */
    async advance(to: string) {
      const target = to.startsWith('P')
        ? clock.now().toZonedDateTimeISO('UTC').add(to).toInstant()
        : Temporal.Instant.from(to);
      clock.moveTo(target);
      await wake();
    },
    command(feature: Feature, actor: Person, words: string, place: Place | null = null) {
      if (!feature.command) throw new Error(`${feature.id} has no command`);
      return fit(actor, feature.command.run(request(actor, place), words));
    },
    press(
      feature: Feature,
      actor: Person,
      action: string,
      value: string,
      fields: Readonly<Record<string, string>> = {},
    ): Promise<Answer> {
      const found = feature.actions[action];
      if (!found) throw new Error(`${feature.id} has no action ${action}`);
      return fit(actor, found.run(request(actor, null), { value, fields }));
    },
  };
}

export type Office = Awaited<ReturnType<typeof openOffice>>;

/** Everything a card or an answer says, in order, for searching; what only machines read is left out. */
export function wordsOf(shown: unknown): string {
  const found: string[] = [];
  const collect = (value: unknown): void => {
    if (typeof value === 'string') found.push(value);
    else if (Array.isArray(value)) for (const each of value) collect(each);
    else if (value !== null && typeof value === 'object') {
      const members: Readonly<Record<string, unknown>> = { ...value };
      if (members['kind'] === 'figure') collect(members['value']);
      for (const name of said) collect(members[name]);
    }
  };
  collect(shown);
  return found.join('\n');
}

/** In the order in which they are read. The value of a button or an option is for machines. */
const said = [
  'card',
  'aside',
  'title',
  'spans',
  'text',
  'label',
  'caption',
  'alt',
  'columns',
  'rows',
  'buttons',
  'options',
  'elements',
] as const;
