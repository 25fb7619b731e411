import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { type PersonId, personId } from '../../src/domain/ids.ts';
import {
  type Candidate,
  type ReminderKind,
  type ReminderWishes,
  reminderKinds,
  selectReminders,
  type Told,
} from '../../src/domain/reminders.ts';
import { instant } from '../support/company.ts';

const now = instant('2026-11-25T15:00:00Z');
const [ann, bob] = [personId('p-ann'), personId('p-bob')];
const anything: ReminderWishes = { off: new Set(), atMost: 3, notBefore: null };
const could = (kind: ReminderKind, subject = 'x', who = ann): Candidate => ({
  personId: who,
  kind,
  subject,
});
const select = (
  candidates: readonly Candidate[],
  told: readonly Told[] = [],
  wishes: Partial<ReminderWishes> = {},
) => selectReminders(candidates, told, () => ({ ...anything, ...wishes }), now);

describe('who is reminded of what', () => {
  it('says the most important, one thing at a time to each', () => {
    const chosen = select([could('pace'), could('contest'), could('nearly', 'x', bob)]);
    expect(chosen).toEqual([could('contest'), could('nearly', 'x', bob)]);
  });

  it('says nothing twice, however long ago it was', () => {
    const before = { ...could('contest'), at: instant('2025-01-01T00:00:00Z') };
    expect(select([could('contest'), could('pace')], [before])).toEqual([could('pace')]);
    expect(select([could('contest', 'y')], [before])).toEqual([could('contest', 'y')]);
  });

  it('stops when somebody has heard enough in seven days, and begins again after them', () => {
    const at = (text: string, index: number) => ({
      ...could('plan', `${index}`),
      at: instant(text),
    });
    const told = ['2026-11-18T15:00:01Z', '2026-11-20T15:00:00Z', '2026-11-23T15:00:00Z'].map(at);
    expect(select([could('statement')], told)).toEqual([]);
    expect(select([could('statement')], told, { atMost: 5 })).toHaveLength(1);
    const [, ...later] = told;
    const weekAgo = at('2026-11-18T15:00:00Z', 9);
    expect(select([could('statement')], [weekAgo, ...later])).toHaveLength(1);
  });

  it('leaves people alone in their quiet time, up to its last moment', () => {
    const quiet = { notBefore: now.add({ milliseconds: 1 }) };
    expect(select([could('statement')], [], quiet)).toEqual([]);
    expect(select([could('statement')], [], { notBefore: now })).toHaveLength(1);
  });
});

const people = [ann, bob, personId('p-cy')];
const anyCandidate = fc.record({
  personId: fc.constantFrom(...people),
  kind: fc.constantFrom(...reminderKinds),
  subject: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'),
});
const anyWishes = fc
  .record({
    off: fc.subarray([...reminderKinds]),
    atMost: fc.integer({ min: 0, max: 5 }),
    quietHours: fc.option(fc.integer({ min: -5, max: 5 }), { nil: null }),
  })
  .map(
    ({ off, atMost, quietHours }): ReminderWishes => ({
      ...{ off: new Set(off), atMost },
      notBefore: quietHours === null ? null : now.add({ hours: quietHours }),
    }),
  );
const anyTold = fc.array(
  fc
    .tuple(anyCandidate, fc.integer({ min: 0, max: 300 }))
    .map(([candidate, hours]): Told => ({ ...candidate, at: now.subtract({ hours }) })),
  { maxLength: 12 },
);
const anyRound = {
  candidates: fc.array(anyCandidate, { maxLength: 20 }),
  told: anyTold,
  wishes: fc.tuple(anyWishes, anyWishes, anyWishes),
};

const lookup =
  (wishes: readonly ReminderWishes[]) =>
  (who: PersonId): ReminderWishes =>
    wishes[people.indexOf(who)] ?? anything;

describe('laws of reminding', () => {
  it('never says more than somebody wishes in any seven days, whatever comes up and whenever', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(fc.integer({ min: 1, max: 60 }), fc.array(anyCandidate, { maxLength: 10 })),
          { maxLength: 30 },
        ),
        fc.integer({ min: 0, max: 5 }),
        (rounds, atMost) => {
          let at = now;
          let told: readonly Told[] = [];
          for (const [hours, candidates] of rounds) {
            const time = at.add({ hours });
            at = time;
            const wishes = { ...anything, atMost };
            const chosen = selectReminders(candidates, told, () => wishes, time);
            told = [...told, ...chosen.map((each) => ({ ...each, at: time }))];
          }
          for (const last of told) {
            const inWeek = told.filter(
              (each) =>
                each.personId === last.personId &&
                Temporal.Instant.compare(each.at, last.at) <= 0 &&
                each.at.until(last.at).total('hours') < 7 * 24,
            );
            expect(inWeek.length).toBeLessThanOrEqual(atMost);
          }
          expect(new Set(told.map((each) => JSON.stringify({ ...each, at: null }))).size).toBe(
            told.length,
          );
        },
      ),
    );
  });

  it('off means off, and quiet means quiet', () => {
    fc.assert(
      fc.property(fc.record(anyRound), ({ candidates, told, wishes }) => {
        for (const { personId: who, kind } of selectReminders(
          candidates,
          told,
          lookup(wishes),
          now,
        )) {
          const { off, notBefore } = lookup(wishes)(who);
          expect(off.has(kind)).toBe(false);
          if (notBefore) expect(Temporal.Instant.compare(notBefore, now)).toBeLessThanOrEqual(0);
        }
      }),
    );
  });

  it('says to each the most important of what may be said, and to nobody nothing who may hear something', () => {
    fc.assert(
      fc.property(fc.record(anyRound), ({ candidates, told, wishes }) => {
        const chosen = selectReminders(candidates, told, lookup(wishes), now);
        for (const who of people) {
          const alone = candidates
            .filter((each) => each.personId === who)
            .filter((each) => selectReminders([each], told, lookup(wishes), now).length > 0);
          const best = Math.min(...alone.map(({ kind }) => reminderKinds.indexOf(kind)));
          const said = chosen.filter((each) => each.personId === who);
          expect(said.map(({ kind }) => reminderKinds.indexOf(kind))).toEqual(
            alone.length === 0 ? [] : [best],
          );
        }
      }),
    );
  });

  it('does not depend on the order in which anything comes', () => {
    fc.assert(
      fc.property(
        fc.record(anyRound).chain((round) =>
          fc.record({
            round: fc.constant(round),
            candidates: fc.shuffledSubarray([...round.candidates], {
              minLength: round.candidates.length,
            }),
            told: fc.shuffledSubarray([...round.told], { minLength: round.told.length }),
          }),
        ),
        ({ round, candidates, told }) => {
          const wishes = lookup(round.wishes);
          expect(selectReminders(candidates, told, wishes, now)).toEqual(
            selectReminders(round.candidates, round.told, wishes, now),
          );
        },
      ),
    );
  });
});
