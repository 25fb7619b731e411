/** Where requests of Slack's are received: read, judged, handed to the router, answered. One listener for each kind of payload. */
import type { App } from '@slack/bolt';
import { ZodError } from 'zod';
import type { Clock } from '../../clock.ts';
import { type Locale, say } from '../../i18n/locale.ts';
import { common } from '../../i18n/texts/common.ts';
import { slack } from '../../i18n/texts/slack.ts';
import type { Log } from '../../log.ts';
import type { PrivateCard } from '../card.ts';
import type { Answer, Inbound, Member } from '../port.ts';
import { referenceOf } from '../reference.ts';
import { NotTaken } from '../router.ts';
import { type Call, type Plan, planAnswer } from './answer.ts';
import type { Caller } from './calls.ts';
import type { DrawingMeans } from './drawing-means.ts';
import { memberOf, type Visitors } from './identity.ts';
import { type Gesture, type GestureKind, readGesture } from './inbound.ts';
import type { Refusal } from './options.ts';
import { envelopePayload, memberPayload, revokedPayload, teamOfEvent } from './payload.ts';
import { type Exchange, exchangeOf } from './receiver.ts';

export interface DeskMeans {
  readonly log: Log;
  readonly clock: Clock;
  readonly drawing: DrawingMeans;
  /** Null: Slack has not said yet. */
  readonly tenant: () => string | null;
  readonly visitors: Visitors;
  readonly caller: Caller;
  readonly handle: (inbound: Inbound) => Promise<Answer>;
  readonly refused: (refusal: Refusal) => void;
  readonly lose: (reason: string) => void;
  readonly peopleChanged: (member: Member) => Promise<void>;
}

/** Bolt runs the middleware of every listener for every request. So there is one for all, and a look at what kind of payload it is. */
export function openDesk(app: App, means: DeskMeans): void {
  const desks = desksOf(means);
  app.use(async ({ body, context }) => desks.get(kindOf(body))?.(body, exchangeOf(context)));
  // What went wrong has been logged where it did; here it only must not be swallowed, or Bolt would acknowledge it.
  app.error(async (error) => {
    throw error;
  });
}

/** By what Slack calls the kind of payload. All others are acknowledged and forgotten. */
function desksOf(means: DeskMeans): ReadonlyMap<string, Receive> {
  const news = newsOf(means);
  const shortcut = receiver(means, 'shortcut');
  return new Map<string, Receive>([
    [command, receiver(means, 'command')],
    ['block_actions', receiver(means, 'action')],
    ['view_submission', receiver(means, 'submission')],
    ['shortcut', shortcut],
    ['message_action', shortcut],
    [
      'event_callback',
      async (body, exchange) => {
        const { event } = body as { readonly event?: { readonly type?: string } | null };
        await news.get(event?.type ?? '')?.(body, exchange);
      },
    ],
  ]);
}

/** The one payload that does not say what it is. */
const command = 'command';

const kindOf = (body: object): string => ('type' in body ? String(body.type) : command);

type Receive = (body: unknown, exchange: Exchange) => Promise<void>;

function receiver(means: DeskMeans, kind: GestureKind): Receive {
  return async (body, exchange) => {
    const gesture = readOrNull(kind, body);
    if (gesture === null) return means.refused('malformed');
    const tenant = means.tenant();
    if (tenant === null) throw new NotTaken('unavailable');
    await answer(means, { gesture, tenant }, exchange);
  };
}

function readOrNull(kind: GestureKind, body: unknown): Gesture | null {
  try {
    return readGesture(kind, body);
  } catch (error) {
    if (error instanceof ZodError) return null;
    throw error;
  }
}

interface Asked {
  readonly gesture: Gesture;
  readonly tenant: string;
}

async function answer(means: DeskMeans, asked: Asked, exchange: Exchange): Promise<void> {
  const { gesture, tenant } = asked;
  const key = JSON.stringify(['slack', tenant, gesture.dedupeKey]);
  const reference = referenceOf(key);
  const plan = await planFor(means, asked, reference).catch((error: unknown) => {
    means.refused('not_taken');
    if (!(error instanceof NotTaken)) means.log.error({ reference, err: error }, 'not answered');
    throw error;
  });
  const isInTime = await exchange.acknowledge(plan.acknowledgement);
  await means.caller.make(isInTime ? plan.calls : lateCalls(plan, gesture), reference);
}

async function planFor(
  means: DeskMeans,
  { gesture, tenant }: Asked,
  reference: string,
): Promise<Plan> {
  const { user, team, place, dedupeKey, event, reply } = gesture;
  const { locale, standing } = await means.visitors.of(user, tenant);
  const shows = { locale, capabilities: means.drawing.capabilities() };
  const refusal = team !== null && team !== tenant ? 'foreign' : standing;
  if (refusal !== 'member') {
    means.refused(refusal);
    return planAnswer({ kind: 'private', card: refusalCard(locale, refusal) }, reply, shows);
  }
  const given = await means.handle({
    platform: 'slack',
    tenant,
    user,
    place,
    locale,
    dedupeKey,
    receivedAt: means.clock.now(),
    event,
  });
  try {
    return planAnswer(given, reply, shows);
  } catch (error) {
    // What was asked for has been done: it must not be asked for again.
    means.log.error({ reference, err: error }, 'an answer cannot be drawn');
    const card = undrawableCard(locale, reference);
    return planAnswer({ kind: 'private', card }, reply, shows);
  }
}

/** What should have travelled in the acknowledgement is said afterwards, where that is possible. */
function lateCalls({ acknowledgement, calls }: Plan, { reply }: Gesture): readonly Call[] {
  if (acknowledgement === null || !('text' in acknowledgement) || reply.url === null) return calls;
  return [{ kind: 'respond', url: reply.url, body: acknowledgement }, ...calls];
}

const refusalCard = (locale: Locale, refusal: 'guest' | 'foreign'): PrivateCard => ({
  audience: 'private',
  title: say(locale, slack.refusedTitle),
  elements: [{ kind: 'text', spans: [{ text: say(locale, slack[refusal]) }] }],
});

const undrawableCard = (locale: Locale, reference: string): PrivateCard => ({
  audience: 'private',
  title: say(locale, common.failureTitle),
  elements: [
    { kind: 'text', spans: [{ text: say(locale, slack.undrawable) }] },
    { kind: 'note', text: say(locale, common.reference, { reference }) },
  ],
});

/** By the event's name. All others are acknowledged and forgotten. */
function newsOf(means: DeskMeans): ReadonlyMap<string, Receive> {
  const opened = onceGreeted(receiver(means, 'opened'));
  const isOurs = (body: unknown): boolean => {
    const team = teamOfEvent(envelopePayload.parse(body));
    const isMeant = team === null || team === means.tenant();
    if (!isMeant) means.refused('foreign');
    return isMeant;
  };
  const ours =
    (receive: (body: unknown) => void | Promise<void>): Receive =>
    async (body) => {
      try {
        if (isOurs(body)) await receive(body);
      } catch (error) {
        if (!(error instanceof ZodError)) throw error;
        means.refused('malformed');
      }
    };
  const person = ours(async (body) => {
    const member = memberOf(memberPayload.parse(body).event.user);
    if (member === null) return means.refused('malformed');
    means.visitors.forget(member.user);
    await means.peopleChanged(member);
  });
  const revoked = ours((body) => {
    const { bot } = revokedPayload.parse(body).event.tokens;
    if (bot && bot.length > 0) means.lose('token_revoked');
  });
  return new Map<string, Receive>([
    ['app_home_opened', opened],
    ['team_join', person],
    ['user_change', person],
    ['app_uninstalled', ours(() => means.lose('app_uninstalled'))],
    ['tokens_revoked', revoked],
  ]);
}

const mostGreeted = 50_000;

/** Slack tells each time that somebody looks at the conversation. Being welcomed once is enough. */
function onceGreeted(receive: Receive): Receive {
  const greeted = new Set<string>();
  return async (body, exchange) => {
    const gesture = readOrNull('opened', body);
    if (gesture?.event.kind === 'opened') {
      if (greeted.has(gesture.user)) return;
      if (greeted.size >= mostGreeted) greeted.clear();
      greeted.add(gesture.user);
    }
    await receive(body, exchange).catch((error: unknown) => {
      if (gesture) greeted.delete(gesture.user);
      throw error;
    });
  };
}
