import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Form } from '../../../src/chat/card.ts';
import { pressables } from '../../../src/chat/playground/inbound.ts';
import type { Answer, InboundEvent } from '../../../src/chat/port.ts';
import { createRouter } from '../../../src/chat/router.ts';
import { createDelivery } from '../../../src/delivery/outbox.ts';
import { demoPeople } from '../../../src/demo/company.ts';
import { openDiary } from '../../../src/demo/diary.ts';
import { openDemo } from '../../../src/demo/open.ts';
import { businessDay } from '../../../src/domain/period.ts';
import { catalogue, home, welcome } from '../../../src/features/catalogue.ts';
import type { Request } from '../../../src/features/feature.ts';
import { matchMembers } from '../../../src/features/linking.ts';
import { describe as inWords, refusals } from '../../../src/features/routing.ts';
import type { Locale } from '../../../src/i18n/locale.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { expectAskedInLark, expectShownInLark } from '../../support/shown-in-lark.ts';
import { cardsOf, expectAsked, expectShown } from '../../support/shown-in-slack.ts';

const planFile = new URL('../../../src/plans/account-executive.yaml', import.meta.url);
const plans = {
  files: [{ key: 'account-executive', source: readFileSync(planFile, 'utf8') }],
  planKeyOf: () => 'account-executive',
};
const commands = catalogue.flatMap(({ command }) => (command ? [command.names[0] ?? ''] : []));
const lines = [
  ...commands,
  ...['leaderboard all quarter', 'target last quarter', 'mybonus last quarter', 'mybonus Li Na'],
  ...['contest new', 'pulse new', 'schedule new', 'schedule new leaderboard every day at 12:00'],
  ...['mybonus of nobody', 'nonsense', 'reminders quiet', 'schedule coming'],
  ...['people Li Na', 'people Tom Becker'],
];
const readers = catalogue.flatMap(({ id, actions }) =>
  Object.entries(actions).flatMap(([name, { effect }]) =>
    effect === 'reads' ? [`${id}.${name}`] : [],
  ),
);

/** Whoever sees more than a rep does: one for each role. */
const managers = (['manager', 'ops', 'finance', 'executive', 'admin'] as const).flatMap((role) => {
  const found = demoPeople(() => null).find(({ roles }) => roles.includes(role));
  return found ? [found.key] : [];
});

/** Somebody who is found by the address, some who may be somebody of the company, and many whom nobody knows. */
async function* inSlack() {
  const names = ['Na Li', 'Li Na', ...Array.from({ length: 30 }, (_, n) => `Stranger ${n}`)];
  const known = { locale: 'en', timeZone: 'Europe/Berlin' } as const;
  const rest = { isBot: false, isGuest: false, isDeleted: false };
  yield {
    ...known,
    ...rest,
    user: 'U0',
    name: 'Tom',
    email: 'tom.becker@harbour-instruments.example',
  };
  for (const [n, name] of names.entries())
    yield { ...known, ...rest, user: `U-${n}`, name, email: `somebody.else.${n}@example.com` };
}

/** The commands of the demo company's people, and the buttons of what they are answered. */
describe('the cards of the product', () => {
  const folder = mkdtempSync(join(tmpdir(), 'upside-slack-cards-'));
  let test: TestDatabase;
  let ask: (user: string, locale: Locale, event: InboundEvent) => Promise<Answer>;
  const failures: unknown[] = [];

  beforeAll(async () => {
    test = await openTestDatabase('embedded');
    const diary = openDiary(join(folder, 'demo.json'));
    const { store, clock } = await openDemo(test.database, diary, plans);
    await matchMembers(store, 'slack', inSlack());
    const { workspace } = store;
    const delivery = createDelivery(clock);
    const now = clock.now();
    const around = { store, workspace, delivery, now, today: businessDay(now, workspace) };
    const route = createRouter<Request>({
      features: catalogue,
      ...{ welcome, home },
      describe: inWords,
      refusals,
      report: ({ error }) => failures.push(error),
      resolve: async ({ user, locale }) => {
        const actor = await store.people.byIdentity('playground', user);
        if (!actor) throw new Error(`there is no ${user}`);
        return {
          locale,
          roles: actor.roles,
          request: (requestKey) => ({ ...around, actor, locale, place: null, requestKey }),
          inbox: store.inbox,
        };
      },
    });
    let asked = 0;
    ask = (user, locale, event) => {
      asked += 1;
      const place = { id: `dm:${user}`, kind: 'dm' } as const;
      const sender = { platform: 'playground', tenant: 'demo', user, place, locale };
      return route({ ...sender, dedupeKey: `k${asked}`, receivedAt: now, event });
    };
  });
  afterAll(async () => {
    await test.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const people = ['tom-becker', ...managers];
  const cases = people.flatMap((user) =>
    (['en', 'zh'] as const).map((locale) => ({ user, locale })),
  );

  it.each(cases)('of $user in $locale are shown whole', async ({ user, locale }) => {
    const answers = [];
    for (const text of lines) answers.push(await ask(user, locale, { kind: 'command', text }));
    answers.push(await ask(user, locale, { kind: 'opened' }));
    const buttons = new Map(
      answers
        .flatMap(cardsOf)
        .flatMap(({ elements }) => pressables(elements))
        .filter(({ action }) => readers.includes(action))
        .map(({ action, value }) => [`${action} ${value}`, { action, value }]),
    );
    for (const pressed of buttons.values())
      answers.push(await ask(user, locale, { kind: 'button', message: 'm1', ...pressed }));
    expect(failures).toEqual([]);
    expect(buttons.size).toBeGreaterThan(3);
    for (const card of answers.flatMap(cardsOf)) {
      expectShown(card, locale);
      expectShownInLark(card, locale);
    }
    for (const form of answers.flatMap(formsOf)) {
      expectAsked(form, locale);
      expectAskedInLark(form, locale);
    }
  });
});

const formsOf = (answer: Answer): readonly Form[] => (answer.kind === 'form' ? [answer.form] : []);
