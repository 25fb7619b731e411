/** What a seed is about: which faults there are and how often. Each seed leaves some kinds out, so that none hides another. */
import { type Chance, streamOf } from './chance.ts';

export interface Options {
  readonly seed: number;
  readonly platform: 'slack-like' | 'lark-like';
  readonly replicas: number;
  readonly minutes: number;
  readonly acts: number;
  readonly schedules: number;
  /** Of the acts, those that tell everybody, and those whose message may be read twice. */
  readonly bulk: number;
  readonly mild: number;
  /** Places with a message that is changed in place. */
  readonly boards: number;
  /** Probabilities for each boundary that is passed, or each call. */
  readonly kill: number;
  readonly pause: number;
  /** A border at which it happens far more often than elsewhere. */
  readonly hot: { readonly point: string; readonly kill: number; readonly pause: number } | null;
  readonly databaseError: number;
  readonly databaseSlow: number;
  readonly databaseRestarts: number;
  readonly lostRequest: number;
  readonly lostReply: number;
  readonly late: number;
  readonly tooMany: number;
  readonly serverError: number;
  readonly refused: number;
  readonly lookUpFails: number;
  /** Calls that do not end for minutes. */
  readonly hangs: number;
  /** What the platform bears all in all, of what it says that it bears. */
  readonly bears: number;
  readonly inboundTwice: number;
  /** Milliseconds either way. */
  readonly skew: number;
  /** Milliseconds a second. */
  readonly drift: number;
  readonly clockJumps: number;
}

export function optionsOf(seed: number): Options {
  const chance = streamOf(seed, 'options');
  const sometimes = (most: number, p = 0.6) => (chance.happens(p) ? most * chance.next() : 0);
  return {
    seed,
    platform: chance.pick(['slack-like', 'lark-like']),
    replicas: chance.pick([1, 2, 2, 3, 4]),
    minutes: chance.between(6, 20),
    acts: chance.between(4, 12),
    schedules: chance.between(0, 2),
    boards: chance.between(0, 2),
    kill: sometimes(0.01),
    pause: sometimes(0.005),
    hot: chance.happens(0.7) ? hotSpot(chance) : null,
    databaseError: sometimes(0.05),
    databaseSlow: sometimes(0.1, 0.4),
    databaseRestarts: chance.happens(0.3) ? chance.between(1, 3) : 0,
    ...platformFaults(chance),
    inboundTwice: sometimes(0.3),
    skew: chance.pick([0, 5_000, 120_000, 120_000]),
    drift: sometimes(0.2),
    clockJumps: chance.happens(0.3) ? chance.between(1, 4) : 0,
    hangs: sometimes(0.3, 0.3),
    bears: chance.pick([1, 1, 0.6, 0.3]),
    bulk: sometimes(0.2, 0.5),
    mild: sometimes(0.6),
  };
}

/** Where a process hurts most: between what it did and what it, or somebody else, knows of it. */
const borders = [
  'outbox.claim.after',
  'outbox.claim.before',
  'people.identityOf.after',
  'platform.send.after',
  'platform.lookUp.after',
  'outbox.settle.before',
  'outbox.settle.after',
  'transaction.commit.before',
  'transaction.commit.after',
  'inbox.begin.after',
  'inbox.finish.before',
  'schedules.claimDue.after',
  'schedules.finish.after',
  'places.byId.after',
] as const;

function hotSpot(chance: Chance): Options['hot'] {
  const isDeadly = chance.happens(0.5);
  const often = 0.05 + 0.25 * chance.next();
  const point = chance.pick(borders);
  return { point, kill: isDeadly ? often : 0, pause: isDeadly ? 0 : often };
}

const platformKinds = ['lostRequest', 'lostReply', 'late', 'tooMany', 'serverError'] as const;

/** A little of each, and one that the day is about. */
function platformFaults(chance: Chance) {
  const main = chance.pick(platformKinds);
  const often = (kind: string) =>
    kind === main ? 0.2 + 0.4 * chance.next() : chance.happens(0.5) ? 0.15 * chance.next() : 0;
  return {
    lostRequest: often('lostRequest'),
    lostReply: often('lostReply'),
    late: often('late'),
    tooMany: often('tooMany'),
    serverError: often('serverError'),
    refused: chance.happens(0.2) ? 0.05 : 0,
    lookUpFails: chance.happens(0.5) ? 0.5 * chance.next() : 0,
  };
}

/** The same world with nothing wrong in it. */
export const peaceful = (options: Options): Options => ({
  ...options,
  ...{ kill: 0, pause: 0, hot: null, databaseError: 0, databaseSlow: 0, databaseRestarts: 0 },
  ...{ lostRequest: 0, lostReply: 0, late: 0, tooMany: 0, serverError: 0, refused: 0 },
  ...{ lookUpFails: 0, hangs: 0, bears: 1, inboundTwice: 0, clockJumps: 0 },
});
