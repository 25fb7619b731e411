/** One try at one message: from the claim to what is recorded of it. */
import type { Temporal } from 'temporal-polyfill';
import type { Outgoing, Platform, SendOutcome } from '../chat/port.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/port.ts';
import { type OutboxMessage, type OutboxOutcome, receiverLeft } from '../store/port-delivery.ts';
import { type Address, addressOf, type Connection } from './address.ts';
import { type Call, callInTime } from './call.ts';
import {
  afterLookUp,
  afterSend,
  beatMs,
  givenBack,
  isGivenUp,
  isRecognised,
  isTooLate,
  keptFromOthersUntil,
  mayComeLate,
  type Sender,
  unended,
  vanished,
} from './settlement.ts';
import type { Timer } from './timer.ts';

export interface Means {
  readonly store: Pick<Store, 'outbox' | 'people' | 'places'>;
  readonly connections: readonly Connection[];
  readonly clock: Clock;
  readonly timer: Timer;
  readonly log: Log;
  /** Nothing more is to be sent: what is claimed goes back. */
  readonly isStopping: () => boolean;
}

/** Never throws: a claim without outcome runs out and is then treated as uncertain. */
export async function attempt(means: Means, claimed: OutboxMessage): Promise<void> {
  const { store, clock, log } = means;
  const fields = { key: claimed.key, attempt: claimed.attempt };
  try {
    const outcome = await outcomeOf(means, claimed);
    const settled = await store.outbox.settle(claimed.key, claimed.fence, outcome, clock.now());
    if (!settled) log.warn(fields, 'an outcome came after its claim had passed on');
    else if (outcome.state === 'needs_person' || outcome.state === 'refused')
      log.error({ ...fields, state: outcome.state, reason: outcome.error }, 'message not shown');
  } catch (error) {
    log.error({ ...fields, err: error }, 'message could not be settled');
  }
}

async function outcomeOf(means: Means, claimed: OutboxMessage): Promise<OutboxOutcome> {
  const { clock, timer } = means;
  if (claimed.state === 'sending') return vanished(claimed, clock.now());
  // A change in place may be made twice without anybody seeing it twice: no need to look it up.
  const isHarmless = claimed.state === 'pending' || claimed.updates !== null;
  if (isHarmless && isPast(claimed.expiresAt, clock.now()))
    return { state: 'expired', error: 'not worth showing any more' };
  if (claimed.updates !== null && claimed.updatesRef === null)
    return { state: 'refused', error: 'the message to change was never shown' };
  const address = await addressOf(means.store, means.connections, claimed);
  if (address.kind !== 'found') return unaddressed(address.kind, claimed, clock.now());
  const { platform, outgoing } = address;
  if (isHarmless || isRecognised(claimed, clock.now(), platform))
    return sendInTime(means, claimed, platform, outgoing);
  if (means.isStopping()) return givenBack(claimed, clock.now());
  const looking = callInTime(timer, (signal) => platform.lookUp(outgoing, signal));
  const found = await looking.outcome.catch(() => null);
  return afterLookUp(found === 'unended' ? null : found, claimed, clock.now(), platform);
}

/** The last look at the clock before the first byte: a claim that has nearly run out is given back. */
async function sendInTime(
  means: Means,
  claimed: OutboxMessage,
  platform: Platform,
  outgoing: Outgoing,
): Promise<OutboxOutcome> {
  const { clock, timer, isStopping } = means;
  const now = clock.now();
  if (isStopping() || isTooLate(claimed, now)) return givenBack(claimed, now);
  const call = callInTime(timer, (signal) => send(platform, outgoing, signal));
  const outcome = await call.outcome;
  if (outcome !== 'unended') return afterSend(outcome, claimed, clock.now(), platform);
  if (mayComeLate(claimed, clock.now(), platform)) keepFromOthers(means, claimed, call);
  return unended(claimed, clock.now(), platform);
}

/**
 * What nobody can call back may be shown at any time: as long as this process has the call under way, nobody looks whether the message is
 * there, and so nobody finds it absent and says it again. When the process ends, so does the call.
 */
function keepFromOthers(means: Means, claimed: OutboxMessage, call: Call<SendOutcome>): void {
  const { store, clock, timer, log, isStopping } = means;
  timer(beatMs, () => {
    const now = clock.now();
    if (!call.isUnderWay() || isStopping() || isGivenUp(claimed, now)) return;
    store.outbox
      .postpone(claimed.key, keptFromOthersUntil(now))
      .catch((error: unknown) =>
        log.warn({ key: claimed.key, err: error }, 'a call is under way, and nobody knows'),
      );
    keepFromOthers(means, claimed, call);
  });
}

const isPast = (instant: Temporal.Instant | null, now: Temporal.Instant): boolean =>
  instant !== null && instant.epochMilliseconds <= now.epochMilliseconds;

type Unaddressed = Exclude<Address['kind'], 'found'>;

const reasons: Readonly<Record<Unaddressed, string>> = {
  unknown: 'the receiver has no identity on any connected platform',
  not_read: 'who is on the platform has not been read yet',
  left: receiverLeft,
  not_connected: 'the receiver’s platform is not connected',
};

function unaddressed(
  kind: Unaddressed,
  claimed: OutboxMessage,
  now: Temporal.Instant,
): OutboxOutcome {
  const error = reasons[kind];
  if (kind === 'left') return { state: 'expired', error };
  // What may have been shown stays uncertain: it must not become a fresh message by losing its address for a while.
  if (claimed.state !== 'pending')
    return kind === 'unknown' ? { state: 'needs_person', error } : patiently(error, claimed, now);
  if (kind === 'unknown') return { state: 'refused', error };
  const nextAt = kind === 'not_read' ? soonAgain(claimed, now) : now.add({ minutes: 5 });
  return { state: 'pending', nextAt, error, waited: true };
}

/** As long again as it has waited: who is there is read within seconds, or, of very many people, within minutes. */
function soonAgain({ addedAt }: OutboxMessage, now: Temporal.Instant): Temporal.Instant {
  const waited = addedAt.until(now).total('milliseconds');
  return now.add({ milliseconds: Math.round(Math.min(Math.max(waited, 2_000), 60_000)) });
}

const patiently = (error: string, claimed: OutboxMessage, now: Temporal.Instant): OutboxOutcome =>
  afterSend({ kind: 'ambiguous', reason: error }, claimed, now, nobody);

/** No platform: nothing is known of how it takes repetitions. */
const nobody: Sender = { name: '' };

/** A platform that throws has said nothing about what was shown. */
const send = (platform: Platform, outgoing: Outgoing, signal: AbortSignal): Promise<SendOutcome> =>
  platform
    .send(outgoing, signal)
    .catch((error: unknown) => ({ kind: 'ambiguous', reason: nameOf(error) }) as const);

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown error');
