import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MemberWeek, teamWeek } from '../../src/domain/team-week.ts';

const none = { value: 0n, deals: 0 };
const member = (id: string, value: bigint, more: Partial<MemberWeek> = {}): MemberWeek => ({
  ...{ id, value, quota: 100n, week: none, weekBefore: none },
  ...more,
});
/** Half of the period. */
const half = { gone: 50, days: 100 };
const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);

describe('a team’s week', () => {
  it('tells who is ahead and who is behind, the furthest first, and leaves out who is on pace', () => {
    const { ahead, behind } = teamWeek(
      [member('a', 80n), member('b', 20n), member('c', 50n), member('d', 10n), member('e', 90n)],
      half,
    );
    expect(ids(ahead)).toEqual(['e', 'a']);
    expect(ids(behind)).toEqual(['d', 'b']);
    expect(behind[0]).toMatchObject({ behindBy: { num: 40n, den: 1n }, isIdle: true });
  });

  it('tells what the week added, and who reached the target in it', () => {
    const week = { value: 30n, deals: 2 };
    const { ahead, reached } = teamWeek(
      [member('a', 120n, { week }), member('b', 130n, { week }), member('c', 99n, { week })],
      half,
    );
    expect(reached).toEqual(['a']);
    expect(ahead[0]).toMatchObject({ gained: { num: 3n, den: 10n }, isIdle: false });
  });

  it('counts who has no target apart, with their deals in the sum', () => {
    const week = { value: 5n, deals: 1 };
    const all = teamWeek(
      [member('a', 5n, { quota: null, week }), member('b', 60n, { week, weekBefore: week })],
      half,
    );
    expect(all).toMatchObject({
      ...{ withoutTarget: 1, week: { value: 10n, deals: 2 }, weekBefore: { value: 5n, deals: 1 } },
    });
    expect([...all.ahead, ...all.behind]).toHaveLength(1);
  });

  it('puts nobody in two lists, whatever there is', () => {
    const anyMember = fc.record({
      id: fc.uuid(),
      value: fc.bigInt({ min: -50n, max: 300n }),
      quota: fc.option(fc.bigInt({ min: 0n, max: 200n }), { nil: null }),
      week: fc.constant(none),
      weekBefore: fc.constant(none),
    });
    fc.assert(
      fc.property(
        fc.array(anyMember, { maxLength: 20 }),
        fc.integer({ min: 1, max: 92 }),
        (members, gone) => {
          const { ahead, behind, withoutTarget } = teamWeek(members, { gone, days: 92 });
          const listed = [...ids(ahead), ...ids(behind)];
          expect(new Set(listed).size).toBe(listed.length);
          expect(listed.length).toBeLessThanOrEqual(members.length - withoutTarget);
        },
      ),
    );
  });
});
