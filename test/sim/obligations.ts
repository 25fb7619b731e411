/**
 * What every history has to show: the promise of the delivery, one small function each. A function returns what is wrong in words; an
 * empty list is a proof for this history. Numbers as in docs/reliability.md.
 */
import { type History, hashOf, type Of, only } from './history.ts';
import { type Kind, kinds } from './platform.ts';

export type Found = readonly string[];

const groupBy = <T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
};

const endsOf = (history: History): ReadonlyMap<string, Of<'ended'>> =>
  new Map(only(history, 'ended').map((end) => [end.key, end]));

const isShown = ({ kind }: { readonly kind: string }) => kind === 'shown' || kind === 'changed';

/**
 * P1: nobody sees one fact twice. By fact, not by key: a key that changes from try to try must not hide it. Only what may be read twice
 * may be there once more, after it was decided so.
 */
export function onceAtMost(history: History): Found {
  const mild = new Set(
    only(history, 'owed').flatMap(({ key, policy }) => (policy === 'at_least_once' ? [key] : [])),
  );
  const repeated = new Set(
    only(history, 'settled').flatMap(({ key, repeats, recorded }) =>
      repeats && recorded && mild.has(key) ? [key] : [],
    ),
  );
  return [...groupBy(only(history, 'shown'), ({ fact, place }) => `${fact} in ${place}`)]
    .filter(([, shown]) => shown.length > (shown.every(({ key }) => repeated.has(key)) ? 2 : 1))
    .map(([what, shown]) => `P1 ${what} was shown ${shown.length} times`);
}

/** P2: what is owed is shown, or ends in a state that says why not; what somebody was told is done has been done; what was due too. */
export function onceAtLeast(history: History): Found {
  const ends = endsOf(history);
  const shown = new Set(history.filter(isShown).map((event) => 'key' in event && event.key));
  const missing = only(history, 'owed').filter(({ key }) => {
    const end = ends.get(key);
    const saysWhy = end !== undefined && end.state !== 'sent' && end.reason !== null;
    return !shown.has(key) && !saysWhy;
  });
  const done = new Set(only(history, 'done').map(({ fact }) => fact));
  const promised = only(history, 'acted').filter(
    ({ fact, told }) => told === 'done' && !done.has(fact),
  );
  const due = only(history, 'due').filter(({ fact, mustHappen }) => mustHappen && !done.has(fact));
  return [
    ...missing.map(({ key }) => `P2 ${key} was never shown, and nothing says why`),
    ...promised.map(({ fact }) => `P2 somebody was told that ${fact} is done, and it is not`),
    ...due.map(({ fact }) => `P2 ${fact} was due and never happened`),
  ];
}

/** P3: nothing is said that was not committed before. */
export function onlyFacts(history: History): Found {
  const owed = new Set<string>();
  const found: string[] = [];
  for (const event of history) {
    if (event.kind === 'owed') owed.add(event.key);
    if ((event.kind === 'shown' || event.kind === 'changed') && !owed.has(event.key))
      found.push(`P3 ${event.key} was shown without a committed fact`);
  }
  return found;
}

/** P4: what counts as sent is there, under the reference that was noted. */
export function sentIsThere(history: History): Found {
  const refs = new Map(
    [...only(history, 'shown'), ...only(history, 'changed')].map(({ key, ref }) => [
      `${key} ${ref}`,
      true,
    ]),
  );
  return only(history, 'ended')
    .filter(({ key, state, ref }) => state === 'sent' && !refs.has(`${key} ${ref}`))
    .map(({ key, ref }) => `P4 ${key} counts as sent, but nobody has seen ${ref}`);
}

const minute = 60_000;
/** Where it can be said again without harm, and where somebody has to be asked for what cannot be told. */
const longest = { quick: 10 * minute, patient: 4 * 60 * minute };

/**
 * P5: once nothing fails any more, everything comes to an end, and soon where the platform knows its keys, or where the message may be
 * read twice. Whoever has to wait for what is said before in the conversation has so long from then on.
 */
export function comesToAnEnd(history: History, { idempotentForMs }: Kind): Found {
  const open = only(history, 'ended').filter(
    ({ state }) => state === 'pending' || state === 'sending' || state === 'ambiguous',
  );
  const healedAt = only(history, 'healed')[0]?.at ?? 0;
  const overAt = new Map(
    only(history, 'over')
      .toReversed()
      .map(({ key, at }) => [key, at]),
  );
  const repeated = new Set(only(history, 'settled').flatMap((it) => (it.repeats ? it.key : [])));
  const late: string[] = [];
  for (const [, messages] of groupBy(only(history, 'owed'), ({ lane }) => lane)) {
    let from = healedAt;
    for (const { key, at, policy } of messages) {
      const isMild = policy === 'at_least_once' && !repeated.has(key);
      const most = idempotentForMs !== null || isMild ? longest.quick : longest.patient;
      const end = overAt.get(key) ?? at;
      if (end > Math.max(from, at) + most)
        late.push(`P5 ${key} took ${Math.round((end - Math.max(from, at)) / minute)} minutes`);
      if (idempotentForMs === null) from = Math.max(from, end);
    }
  }
  return [...open.map(({ key, state }) => `P5 ${key} is still ${state}`), ...late];
}

/** P6: an outcome is recorded only by the holder of the latest claim. */
export function latestClaimOnly(history: History): Found {
  const latest = new Map<string, number>();
  const found: string[] = [];
  for (const event of history) {
    if (event.kind === 'claimed') latest.set(event.key, event.fence);
    if (event.kind === 'settled' && event.recorded && event.fence !== latest.get(event.key))
      found.push(
        `P6 ${event.key}: an outcome of claim ${event.fence} was recorded after a later one`,
      );
  }
  return found;
}

/**
 * P7: no conversation, and not all of them together, is taken up more often than the platform bears. Counted where a message is
 * claimed: what a network makes of the time between two calls is not ours.
 */
export function keepsThePace(history: History, { limits }: Kind): Found {
  const claims = only(history, 'claimed').filter(({ found }) => found !== 'sending');
  const { perConversationPerSecond, perWorkspacePerSecond } = limits;
  return [
    ...[...groupBy(claims, ({ lane }) => lane)].flatMap(([lane, calls]) =>
      tooFast(`the conversation ${lane}`, calls, perConversationPerSecond),
    ),
    ...tooFast('the workspace', claims, perWorkspacePerSecond),
  ];
}

/** A second's worth at once after a pause, and at least one. Time goes by the clock that the claims went by. */
function tooFast(
  what: string,
  claims: readonly { readonly asOf: number }[],
  rate: number | null,
): Found {
  if (rate === null) return [];
  const most = Math.max(1, rate);
  let tokens = most;
  let last = claims[0]?.asOf ?? 0;
  for (const { asOf } of claims) {
    tokens = Math.min(most, tokens + (Math.max(0, asOf - last) / 1000) * rate) - 1;
    last = Math.max(last, asOf);
    if (tokens < -0.001) return [`P7 ${what} is used too often at ${asOf}`];
  }
  return [];
}

/** P8: a conversation reads in the order in which its facts were committed, and a live message ends with the latest that was said. */
export function inOrder(history: History): Found {
  const found: string[] = [];
  const order = new Map(only(history, 'owed').map(({ key }, index) => [key, index]));
  for (const [place, shown] of groupBy(only(history, 'shown'), (event) => event.place)) {
    const positions = shown.map(({ key }) => order.get(key) ?? -1);
    if (positions.some((at, index) => index > 0 && at < (positions[index - 1] ?? -1)))
      found.push(`P8 ${place} was out of order: ${shown.map(({ key }) => key).join(' ')}`);
  }
  for (const [ref, changes] of groupBy(only(history, 'changed'), (event) => event.ref)) {
    const positions = changes.map(({ key }) => order.get(key) ?? -1);
    const latest = Math.max(...positions);
    if (positions.at(-1) !== latest) found.push(`P8 ${ref} shows an earlier state than the latest`);
  }
  return found;
}

/** P9: many processes say what one says. `one` and `many` are runs of the same seed. */
export function sameAsOne(one: History, many: History): Found {
  const said = (history: History) => {
    const ends = endsOf(history);
    const seen = new Set(only(history, 'shown').map(({ fact }) => fact));
    const excused = new Set(
      only(history, 'owed')
        .filter(({ key }) => ends.get(key)?.state !== 'sent')
        .map(({ fact }) => fact),
    );
    return { seen, excused };
  };
  const [alone, together] = [said(one), said(many)];
  return [...alone.seen]
    .filter((fact) => !together.seen.has(fact) && !together.excused.has(fact))
    .map((fact) => `P9 one process says ${fact}, many do not`);
}

/** P10: the same seed gives the same history, byte for byte. */
export const sameEveryTime = (first: History, second: History): Found =>
  hashOf(first) === hashOf(second) ? [] : ['P10 two runs of one seed differ'];

const ofOneHistory = [
  onceAtMost,
  onceAtLeast,
  onlyFacts,
  sentIsThere,
  latestClaimOnly,
  inOrder,
] as const;

/** P1 to P8. */
export const violationsOf = (history: History, platform: keyof typeof kinds): Found => [
  ...ofOneHistory.flatMap((obligation) => obligation(history)),
  ...comesToAnEnd(history, kinds[platform]),
  ...keepsThePace(history, kinds[platform]),
];
