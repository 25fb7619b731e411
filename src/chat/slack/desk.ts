/** Where requests of Slack's are received: read, judged, handed to the router, answered. One listener for each kind of payload. */
import type { App, Receiver } from '@slack/bolt';
import { ZodError } from 'zod';
import { type Locale, locales, say } from '../../i18n/locale.ts';
import { common } from '../../i18n/texts/common.ts';
import { slack } from '../../i18n/texts/slack.ts';
import type { PrivateCard } from '../card.ts';
import { referenceOf } from '../reference.ts';
import { NotTaken } from '../router.ts';
import { type Call, type Plan, planAnswer } from './answer.ts';
import { everyBlock } from './capabilities.ts';
import type { Sdk } from './door.ts';
import { memberOf } from './identity.ts';
import { type Gesture, type GestureKind, readGesture } from './inbound.ts';
import type { AppOptions, Refusal } from './options.ts';
import {
  envelopePayload,
  memberPayload,
  revokedPayload,
  teamOfEvent,
  timeOfEvent,
} from './payload.ts';
import { type Exchange, exchangeOf } from './receiver.ts';
import { sdkLog } from './sdk-log.ts';
import type { Tenant } from './tenant.ts';
import { clientOptions } from './web.ts';

/** Whom a request is meant for; null: nobody whom the app knows. Rejects when that cannot be told now. */
export type TenantOf = (body: unknown) => Promise<Tenant | null>;

interface DeskMeans extends Pick<AppOptions, 'log' | 'clock'> {
  readonly tenantOf: TenantOf;
  readonly refused: (refusal: Refusal) => void;
}

export function openDesk(
  sdk: Sdk,
  receiver: Receiver,
  options: AppOptions,
  tenantOf: TenantOf,
): void {
  const { log, clock } = options;
  listen(appOf(sdk, receiver, options), {
    ...{ log, clock, tenantOf },
    refused: (refusal) => options.onRefused?.(refusal),
  });
}

const appOf = (sdk: Sdk, receiver: Receiver, options: AppOptions): App =>
  new sdk.App({
    receiver,
    // Whose request it is, is judged at the desk, with words for those who are turned away. Nothing is called through Bolt.
    authorize: async () => ({}),
    clientOptions: clientOptions(options),
    logger: sdkLog(options.log),
    convoStore: false,
    ignoreSelf: false,
  });

/** Bolt runs the middleware of every listener for every request. So there is one for all, and a look at what kind of payload it is. */
function listen(app: App, means: DeskMeans): void {
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

/** Left for the answer, once it is known whom it is for. */
const answeringMs = 400;

function receiver(means: DeskMeans, kind: GestureKind): Receive {
  return async (body, exchange) => {
    const gesture = readOrNull(kind, body);
    if (gesture === null) return means.refused('malformed');
    const tenant = await means.tenantOf(body);
    if (tenant === null) return sayUnknown(means, gesture, exchange);
    const id = await tenant.idWithin(exchange.leftMs() - answeringMs);
    if (id === null) throw new NotTaken('unavailable');
    await answer(means, { gesture, tenant, id }, exchange);
  };
}

/** Without a token nothing can be said but in the acknowledgement itself. */
async function sayUnknown(means: DeskMeans, { reply }: Gesture, exchange: Exchange): Promise<void> {
  means.refused('foreign');
  const shows = { locale: 'en', capabilities: everyBlock } as const;
  const card = notInstalledCard();
  const { acknowledgement } = planAnswer({ kind: 'private', card }, reply, shows);
  await exchange.acknowledge(acknowledgement);
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
  readonly tenant: Tenant;
  readonly id: string;
}

async function answer(means: DeskMeans, asked: Asked, exchange: Exchange): Promise<void> {
  const { gesture, tenant, id } = asked;
  const key = JSON.stringify(['slack', id, gesture.dedupeKey]);
  const reference = referenceOf(key);
  const plan = await planFor(means, asked, reference).catch((error: unknown) => {
    means.refused('not_taken');
    if (!(error instanceof NotTaken)) means.log.error({ reference, err: error }, 'not answered');
    throw error;
  });
  const isInTime = await exchange.acknowledge(plan.acknowledgement);
  await tenant.caller.make(isInTime ? plan.calls : lateCalls(plan, gesture), reference);
}

async function planFor(
  means: DeskMeans,
  { gesture, tenant, id }: Asked,
  reference: string,
): Promise<Plan> {
  const { user, team, place, dedupeKey, event, reply } = gesture;
  const { locale, standing } = await tenant.visitors.of(user, id);
  const shows = { locale, capabilities: tenant.drawing.capabilities() };
  // An organisation has many workspaces: whether somebody is of them, Slack says of the person.
  const isElsewhere = !tenant.isOrganisation && team !== null && team !== id;
  const refusal = isElsewhere ? 'foreign' : standing;
  if (refusal !== 'member') {
    means.refused(refusal);
    return planAnswer({ kind: 'private', card: refusalCard(locale, refusal) }, reply, shows);
  }
  const given = await tenant.handle({
    platform: 'slack',
    tenant: id,
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

/** In every language: whoever asks is known to nobody here. */
const notInstalledCard = (): PrivateCard => ({
  audience: 'private',
  title: locales.map((locale) => say(locale, slack.refusedTitle)).join(' · '),
  elements: locales.map((locale) => ({
    kind: 'text',
    spans: [{ text: say(locale, slack.notInstalled) }],
  })),
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
  const told =
    (receive: (tenant: Tenant, body: unknown) => void | Promise<void>): Receive =>
    async (body) => {
      try {
        const tenant = await meant(means, body);
        if (tenant === null) means.refused('foreign');
        else await receive(tenant, body);
      } catch (error) {
        if (!(error instanceof ZodError)) throw error;
        means.refused('malformed');
      }
    };
  const person = told(async (tenant, body) => {
    const { isOrganisation } = tenant;
    const home = { tenant: tenant.id(), isOrganisation };
    const member = memberOf(memberPayload.parse(body).event.user, home);
    if (member === null) return means.refused('malformed');
    tenant.visitors.forget(member.user);
    await tenant.peopleChanged(member);
  });
  const revoked = told(async (tenant, body) => {
    const { bot } = revokedPayload.parse(body).event.tokens;
    if (bot && bot.length > 0) await tenant.removed('token_revoked', timeOfEvent(body));
  });
  const uninstalled = told((tenant, body) => tenant.removed('app_uninstalled', timeOfEvent(body)));
  return new Map<string, Receive>([
    ['app_home_opened', opened],
    ['team_join', person],
    ['user_change', person],
    ['app_uninstalled', uninstalled],
    ['tokens_revoked', revoked],
  ]);
}

/** Null: not for anybody whom the app knows, although it was sent to it. Throws ZodError. */
async function meant(means: DeskMeans, body: unknown): Promise<Tenant | null> {
  const team = teamOfEvent(envelopePayload.parse(body));
  const tenant = await means.tenantOf(body);
  if (tenant === null || tenant.isOrganisation) return tenant;
  return team === null || team === tenant.id() ? tenant : null;
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
