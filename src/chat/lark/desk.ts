/** Where what Lark tells is received, whichever way it came in: judged, handed to the router, answered. */
import { ZodError } from 'zod';
import { systemClock } from '../../clock.ts';
import { say } from '../../i18n/locale.ts';
import { lark } from '../../i18n/texts/lark.ts';
import type { Answer, Inbound, PlaceRef } from '../port.ts';
import { referenceOf } from '../reference.ts';
import { NotTaken } from '../router.ts';
import { type Callback, type Plan, planAnswer, type Send } from './answer.ts';
import type { Chats } from './chats.ts';
import { memberOf } from './identity.ts';
import { type Gesture, type News, readEvent } from './inbound.ts';
import type { LarkOptions } from './options.ts';
import { type Payload, payload } from './payload.ts';
import type { Showing } from './showing.ts';
import { TurnedAway } from './turned-away.ts';

export interface DeskMeans
  extends Pick<
    LarkOptions,
    'appId' | 'locale' | 'languageOf' | 'log' | 'clock' | 'onPeopleChanged'
  > {
  readonly chats: Chats;
  readonly showing: Showing;
  /** The bot's own id among the people; null: not known yet, and until then nothing is taken. */
  readonly bot: () => string | null;
  /** Whether the app belongs to that company. */
  readonly isOurs: (tenant: string) => boolean;
  readonly refused: NonNullable<LarkOptions['onRefused']>;
  /** Rejects before it has been started: nothing was taken. */
  readonly handle: (inbound: Inbound) => Promise<Answer>;
}

/** Lark repeats a message for seven hours. Whom nobody has answered by then has asked again, or does not want it any more. */
const stalestMs = 50 * 60_000;

/** After an hour, Lark would show once more what it has shown. */
const isStale = ({ create_time }: Payload['header']): boolean =>
  systemClock.now().epochMilliseconds - Number(create_time) > stalestMs;

/** Rejects with `TurnedAway` for what is not for us, with anything else when it was not taken: Lark tells it again. */
export function createDesk(means: DeskMeans): (raw: unknown) => Promise<Callback> {
  return async (raw) => {
    const told = read(means, raw);
    const { header } = told.payload;
    if (told.event === null)
      return header.event_type === 'card.action.trigger' ? outdated(means) : {};
    if (told.event.kind !== 'gesture') {
      await takeNews(means, told.event, header);
      return {};
    }
    const locale = await languageOf(means, told.event);
    return receive({ ...means, locale }, told.event, header);
  };
}

/** What the bot itself says beside an answer is in the language of the answer. */
async function languageOf(
  { languageOf: chosenBy, locale }: DeskMeans,
  { user }: Gesture,
): Promise<DeskMeans['locale']> {
  try {
    return (await chosenBy?.(user)) ?? locale;
  } catch {
    return locale;
  }
}

const outdated = ({ locale, refused }: DeskMeans): Callback => {
  refused('malformed');
  return toast(say(locale, lark.outdated));
};

const toast = (content: string): Callback => ({ toast: { type: 'error', content } });

function read(means: DeskMeans, raw: unknown) {
  const parsed = payload.safeParse(raw);
  if (!parsed.success) throw new TurnedAway(400, 'malformed');
  const { header } = parsed.data;
  if (header.app_id !== means.appId) throw new TurnedAway(401, 'foreign');
  const bot = means.bot();
  // Who is spoken to, and whose app it is, is not known yet.
  if (bot === null) throw new NotTaken('unavailable');
  if (!means.isOurs(header.tenant_key)) throw new TurnedAway(401, 'foreign');
  try {
    return { payload: parsed.data, event: readEvent(parsed.data, bot) };
  } catch (error) {
    if (error instanceof ZodError) throw new TurnedAway(400, 'malformed');
    throw error;
  }
}

/** A group is greeted once: Lark shows what has the same key only once, however often it tells of it. */
async function takeNews(means: DeskMeans, news: News, header: Payload['header']): Promise<void> {
  if (news.kind === 'person') {
    const member = memberOf(news.user, news.isGone);
    if (member) await means.onPeopleChanged?.(member);
    return;
  }
  // What is still to be said where it was taken out, Lark refuses.
  if (!news.isThere) return means.chats.forget(news.place.id);
  if (isStale(header)) return;
  const to = { kind: 'place', place: news.place.id } as const;
  await means.showing.say(to, say(means.locale, lark.groupHello), `hello-${header.event_id}`);
}

async function receive(
  means: DeskMeans,
  gesture: Gesture,
  header: Payload['header'],
): Promise<Callback> {
  const { refused, locale, chats } = means;
  const { reply, user } = gesture;
  if (isStale(header)) {
    refused('stale');
    means.log.warn(
      {},
      'asked too long ago to be answered, unless the clock of this machine is wrong',
    );
    return {};
  }
  if (gesture.tenant !== null && gesture.tenant !== header.tenant_key)
    return turnAway(means, gesture, 'foreign');
  if (reply.reader !== null && reply.reader !== user) {
    refused('stranger');
    return toast(say(locale, lark.stranger));
  }
  const chat = reply.place?.id ?? null;
  if (reply.via === 'command' && reply.place?.kind === 'dm') chats.met(user, reply.place.id);
  const isOwnCard = reply.reader !== null && chat !== null && (await chats.isOwn(user, chat));
  const key = JSON.stringify(['lark', header.tenant_key, gesture.dedupeKey]);
  const inbound = await inboundOf(means, gesture, header);
  const answer = await means.handle(inbound).catch((error: unknown) => {
    if (isPress(reply) && error instanceof NotTaken && error.reason === 'busy') return null;
    refused('not_taken');
    throw error;
  });
  // Pressed twice: the first press is being answered, which is what both are to see.
  if (answer === null) return {};
  const openForm = means.showing.openForm(reply.message);
  const plan = drawn(means, gesture, key, () =>
    planAnswer(answer, reply, { locale, isOwnCard, openForm }),
  );
  return carryOut(means, gesture, plan, key);
}

/** What was asked for in a group is about that group, although it is answered in private. */
function placeOf(user: string, { origin, place }: Gesture['reply']): PlaceRef {
  if (origin !== null) return { id: origin, kind: 'channel' };
  return place ?? { id: user, kind: 'dm' };
}

async function inboundOf(
  { chats, locale, clock }: DeskMeans,
  { user, event, dedupeKey, reply }: Gesture,
  { tenant_key: tenant }: Payload['header'],
): Promise<Inbound> {
  const place = placeOf(user, reply);
  const name = place.kind === 'channel' ? await chats.nameOf(place.id) : null;
  return {
    ...{ platform: 'lark', tenant, user, locale, dedupeKey, event },
    place: name === null ? place : { ...place, name },
    receivedAt: clock.now(),
  };
}

async function turnAway(
  means: DeskMeans,
  { reply, dedupeKey }: Gesture,
  refusal: 'foreign',
): Promise<Callback> {
  means.refused(refusal);
  const text = say(means.locale, lark[refusal]);
  if (reply.via !== 'command' || reply.message === null) return toast(text);
  const to = { kind: 'reply', message: reply.message } as const;
  await means.showing.say(to, text, `away-${dedupeKey}`);
  return {};
}

/** What cannot be drawn is a fault of ours: the person is told so, with the reference that the log has. */
function drawn(means: DeskMeans, { reply }: Gesture, key: string, plan: () => Plan): Plan {
  try {
    return plan();
  } catch (error) {
    const reference = referenceOf(key);
    means.log.error({ reference, err: error }, 'an answer cannot be drawn for Lark');
    const text = say(means.locale, lark.undrawable, { reference });
    if (isPress(reply)) return { sends: [], callback: toast(text) };
    const to = { kind: 'person', user: reply.user } as const;
    return { sends: [{ to, shown: { kind: 'text', text }, form: null }], callback: {} };
  }
}

/** Of those, Lark takes an answer that is shown at once; of all others it takes none. */
const isPress = ({ via }: Gesture['reply']): boolean => via === 'button' || via === 'form';

/**
 * What was said in words is not acknowledged before its answer is out: told again, the answer has the same key. A press of a button is
 * told once, so that the person is asked to press once more.
 */
async function carryOut(
  means: DeskMeans,
  gesture: Gesture,
  { sends, callback, openForm }: Plan,
  key: string,
): Promise<Callback> {
  const { message } = gesture.reply;
  if (openForm && message !== null) means.showing.opened(message, openForm);
  for (const [at, send] of sends.entries()) {
    const failed = await means.showing.show(send, `${key}#${at}`);
    if (failed === null) continue;
    if (failed === 'refused') return sayRefused(means, gesture, send, `${key}#${at}`);
    if (isPress(gesture.reply)) return toast(say(means.locale, lark.notSent));
    throw new NotTaken('unavailable');
  }
  return callback;
}

/** Nothing that follows it is said: it would point to what is not there. Said where Lark may still let it through. */
async function sayRefused(
  { showing, locale }: DeskMeans,
  { reply }: Gesture,
  { to }: Send,
  key: string,
): Promise<Callback> {
  const text = say(locale, lark.refused, { reference: referenceOf(key) });
  if (isPress(reply)) return toast(text);
  const { message, user } = reply;
  const isAsked = to.kind === 'person' && message !== null;
  await showing.say(
    isAsked ? { kind: 'reply', message } : { kind: 'person', user },
    text,
    `${key}!`,
  );
  return {};
}
