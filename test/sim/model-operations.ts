/** Random operations on the delivery part of a store, and what each of them answers. */
import fc from 'fast-check';
import type { Temporal } from 'temporal-polyfill';
import { personId, placeId, scheduleId } from '../../src/domain/ids.ts';
import type { Repositories } from '../../src/store/port.ts';
import type {
  NewMessage,
  OutboxOutcome,
  OutboxState,
  PlatformPace,
  Priority,
  RepeatPolicy,
} from '../../src/store/port-delivery.ts';

const states = [
  'pending',
  'sending',
  'sent',
  'refused',
  'ambiguous',
  'needs_person',
  'expired',
] as const;
const keys = ['a', 'b', 'c', 'd', 'e', 'f', 'g'] as const;
const anyKey = fc.constantFrom(...keys);
const afterMs = fc.constantFrom(0, 0, 1, 300, 1_000, 5_000, 61_000);
const anyPlan = fc.record({
  kind: fc.constant('add' as const),
  afterMs,
  key: anyKey,
  title: fc.constantFrom('same', 'same', 'same', 'same', 'other'),
  to: fc.constantFrom('p1', 'p2', 'nowhere', 'p-ann', 'p-bob'),
  updates: fc.option(anyKey, { freq: 4 }),
  batch: fc.option(fc.constantFrom('bulk'), { freq: 3 }),
  priority: fc.constantFrom<Priority>(0, 1, 2, 3),
  policy: fc.constantFrom<RepeatPolicy>('once', 'at_least_once'),
  expiresInMs: fc.option(fc.constantFrom(1_000, 100_000)),
});
const anyClaim = fc.record({
  kind: fc.constant('claim' as const),
  afterMs,
  limit: fc.constantFrom(1, 2, 16),
  pace: fc.option(
    fc.record({
      perConversationPerSecond: fc.option(fc.constantFrom(0.5, 1, 2)),
      perWorkspacePerSecond: fc.option(fc.constantFrom(1, 3)),
      perAppPerMinute: fc.option(fc.constantFrom(60, 600)),
    }),
  ),
});
const anySettlement = fc.record({
  kind: fc.constant('settle' as const),
  afterMs,
  key: anyKey,
  fence: fc.constantFrom(1, 1, 2, 2, 3),
  state: fc.constantFrom<Exclude<OutboxState, 'sending'>>(
    ...(['sent', 'pending', 'ambiguous', 'refused', 'needs_person', 'expired'] as const),
  ),
  nextInMs: fc.constantFrom(1, 2_000, 100_000),
  waited: fc.boolean(),
  repeats: fc.boolean(),
  closes: fc.option(fc.constantFrom('conversation', 'workspace', 'app')),
});
const onKey = fc.record({
  kind: fc.constantFrom('byKey', 'latest', 'reopen', 'drop', 'markReported'),
  afterMs,
  key: anyKey,
});
const aPostponement = fc.record({
  kind: fc.constant('postpone' as const),
  ...{ afterMs, key: anyKey, untilInMs: fc.constantFrom(0, 2_000, 100_000) },
});
const looks = fc.record({
  kind: fc.constantFrom(
    'oldestDue',
    'nextDue',
    'counts',
    'list',
    'progress',
    'receivers',
    'unreported',
    'prune',
  ),
  afterMs,
});
const onInbox = fc.record({
  kind: fc.constantFrom('begin', 'finish'),
  afterMs,
  platform: fc.constantFrom('slack', 'lark'),
  key: fc.constantFrom('e1', 'e2'),
  leaseMs: fc.constantFrom(1_000, 45_000),
});
const onSchedule = fc.record({
  kind: fc.constantFrom(
    ...([
      'addOccurrence',
      'claimDue',
      'finishOccurrence',
      'advance',
      'mark',
      'marked',
      'waking',
    ] as const),
    ...(['markNext', 'wakeAll', 'switch', 'dropPending', 'forget'] as const),
  ),
  afterMs,
  schedule: fc.constantFrom('s1', 's2'),
  minute: fc.integer({ min: 0, max: 3 }),
});

export const anyOperation = fc.oneof(
  { weight: 6, arbitrary: anyPlan },
  { weight: 6, arbitrary: anyClaim },
  { weight: 6, arbitrary: anySettlement },
  { weight: 3, arbitrary: onKey },
  { weight: 1, arbitrary: aPostponement },
  { weight: 3, arbitrary: looks },
  { weight: 2, arbitrary: onInbox },
  { weight: 3, arbitrary: onSchedule },
);
export type Operation = typeof anyOperation extends fc.Arbitrary<infer T> ? T : never;

type Side = Pick<Repositories, 'outbox' | 'inbox' | 'schedules'>;
type Of<K extends Operation['kind']> = Extract<Operation, { readonly kind: K }>;

export async function apply(side: Side, op: Operation, now: Temporal.Instant): Promise<unknown> {
  const { outbox, inbox, schedules } = side;
  switch (op.kind) {
    case 'add':
      return outbox.add(messageOf(op, now), now);
    case 'claim':
      return outbox.claim(now, op.limit, 60_000, pacesOf(op));
    case 'settle':
      return outbox.settle(op.key, op.fence, outcomeOf(op, now), now);
    case 'postpone':
      return outbox.postpone(op.key, now.add({ milliseconds: op.untilInMs }));
    case 'byKey':
      return outbox.byKey(op.key);
    case 'latest':
      return outbox.latest(op.key);
    case 'reopen':
      return outbox.reopen(op.key, now);
    case 'drop':
      return outbox.drop(op.key, 'not wanted', now);
    case 'markReported':
      return outbox.markReported(op.key);
    case 'oldestDue':
      return outbox.oldestDue(now);
    case 'nextDue':
      return outbox.nextDue();
    case 'counts':
      return [...(await outbox.counts())].sort();
    case 'list':
      return outbox.list({ states }, 10);
    case 'progress':
      return outbox.progress('bulk');
    case 'receivers':
      return [...(await outbox.receivers('bulk'))].sort();
    case 'unreported':
      return outbox.unreported(10);
    case 'prune':
      return inbox.prune(now.subtract({ seconds: 60 }));
    case 'begin':
      return inbox.begin(op.platform, op.key, now, op.leaseMs);
    case 'finish':
      return inbox.finish(op.platform, op.key, { said: op.key });
    case 'addOccurrence':
      return schedules.addOccurrences(scheduleId(op.schedule), [instantOf(op, now)]);
    case 'claimDue':
      return (await schedules.claimDue(now, 10, 60_000))
        .map(({ schedule, instant, doneUpTo }) => `${instant} ${schedule.id} ${doneUpTo}`)
        .sort();
    case 'finishOccurrence':
      return schedules.finish(scheduleId(op.schedule), instantOf(op, now));
    case 'advance': {
      const occurrence = { scheduleId: scheduleId(op.schedule), instant: instantOf(op, now) };
      const piece = { from: op.minute % 2 === 0 ? null : 'a', to: 'a' };
      return schedules.advance(occurrence, piece, now.add({ minutes: op.minute }));
    }
    case 'mark':
      return schedules.markMaterialised(scheduleId(op.schedule), instantOf(op, now));
    case 'marked':
      return schedules.materialisedUntil(scheduleId(op.schedule));
    case 'waking':
      return (await schedules.waking(now)).map(({ id }) => id);
    case 'wakeAll':
      return schedules.wakeAll();
    case 'dropPending':
      return schedules.dropPending(scheduleId(op.schedule));
    case 'forget':
      return schedules.forget(scheduleId(op.schedule), instantOf(op, now));
    case 'markNext':
    case 'switch':
      return onTimetable(schedules, op, now);
  }
}

async function onTimetable(
  schedules: Side['schedules'],
  { kind, ...op }: typeof onSchedule extends fc.Arbitrary<infer T> ? T : never,
  now: Temporal.Instant,
): Promise<void> {
  const schedule = await schedules.byId(scheduleId(op.schedule));
  if (!schedule) return;
  if (kind === 'switch') return schedules.save({ ...schedule, active: !schedule.active });
  // As somebody read it who does not know whether it has been switched since.
  const read = { ...schedule, active: op.minute > 0 };
  await schedules.markNext(read, op.minute === 3 ? null : instantOf(op, now));
}

/** A whole minute near now. */
const instantOf = (
  { minute }: { readonly minute: number },
  now: Temporal.Instant,
): Temporal.Instant =>
  now.round({ smallestUnit: 'minute', roundingMode: 'floor' }).add({ minutes: minute - 2 });

function messageOf(op: Of<'add'>, now: Temporal.Instant): NewMessage {
  const isPerson = op.to.startsWith('p-');
  return {
    key: op.key,
    to: isPerson ? { kind: 'person', id: personId(op.to) } : { kind: 'place', id: placeId(op.to) },
    ...{ locale: 'en', card: { title: op.title }, lane: op.to, priority: op.priority },
    ...{ policy: op.policy, batch: op.batch },
    updates: op.updates === op.key ? null : op.updates,
    expiresAt: op.expiresInMs === null ? null : now.add({ milliseconds: op.expiresInMs }),
  };
}

const pacesOf = ({ pace }: Of<'claim'>): readonly PlatformPace[] =>
  pace ? [{ platform: 'fake', ...pace }] : [];

function outcomeOf(op: Of<'settle'>, now: Temporal.Instant): OutboxOutcome {
  switch (op.state) {
    case 'sent':
      return { state: 'sent', ref: `ref ${op.key}` };
    case 'pending':
    case 'ambiguous':
      return {
        ...{ state: op.state, nextAt: now.add({ milliseconds: op.nextInMs }), error: 'later' },
        ...{ waited: op.waited, repeats: op.repeats },
        ...(op.closes ? { closes: { platform: 'fake', scope: op.closes } } : {}),
      };
    case 'refused':
    case 'needs_person':
    case 'expired':
      return { state: op.state, error: 'no' };
  }
}
