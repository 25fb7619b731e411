import { describe, expect, it } from 'vitest';
import { rational } from '../../../src/domain/rational.ts';
import { adjustmentOf, toldBy } from '../../../src/domain/statement/adjustments.ts';
import { toJson } from '../../../src/domain/statement/canonical.ts';
import { type Cause, untoldCauses } from '../../../src/domain/statement/causes.ts';
import { type Change, changesBetween } from '../../../src/domain/statement/changes.ts';

interface Said {
  readonly minor: string;
  readonly trace?: readonly object[];
  readonly records?: readonly object[];
  readonly balance?: string;
  readonly version?: number;
}

/** As much of a statement as changes are told from: one line, `pay`. */
const saying = ({ minor, trace = [], records = [], balance = '0', version = 1 }: Said) => ({
  plan: { version },
  input: { person: { records }, carried: { balances: { pay: balance }, held: [] } },
  result: { components: [{ id: 'pay', amount: { minor }, trace }], settlement: [] },
});

const measured = (value: string, more: object = {}) => ({
  ...{ step: 'measured', of: 'rep', measure: { id: 'bookings' }, value, quota: null },
  ...more,
});
const record = (id: string, externalId = `D-${id}`, more: object = {}) => ({
  ...{ id, externalId, version: 1 },
  ...more,
});
const credits = (...of: readonly (readonly [string, string])[]) => ({
  credits: of.map(([id, value]) => ({ record: id, value })),
});

const causesOf = (before: Said, after: Said): readonly Cause[] => {
  const changes = changesBetween(saying(before), saying(after));
  expect(changes).toHaveLength(1);
  return changes[0]?.causes ?? [];
};

describe('the causes of a line that is different', () => {
  it('are its records: new, gone, corrected, by what the source calls them', () => {
    const before = {
      minor: '10',
      trace: [measured('100', credits(['1', '60'], ['2', '40']))],
      records: [record('1'), record('2')],
    };
    const after = {
      minor: '12',
      // D-2 has been corrected, and has another id here.
      trace: [measured('120', credits(['7', '45'], ['8', '75']))],
      records: [record('7', 'D-2'), record('8')],
    };
    expect(causesOf(before, after)).toEqual([
      { cause: 'record_removed', record: 'D-1', measure: 'bookings', by: rational(-60n) },
      { cause: 'record_changed', record: 'D-2', measure: 'bookings', by: rational(5n) },
      { cause: 'record_added', record: 'D-8', measure: 'bookings', by: rational(75n) },
    ]);
  });

  it('are a target, another version of the plan, what earlier periods left', () => {
    const quota = (value: string) => [measured('100', { quota: value })];
    expect(
      causesOf(
        { minor: '1', trace: quota('90'), balance: '5' },
        { minor: '2', trace: quota('80'), balance: '7', version: 2 },
      ),
    ).toEqual([
      { cause: 'plan_version', before: rational(1n), after: rational(2n) },
      {
        ...{ cause: 'target', measure: 'bookings', of: 'rep' },
        ...{ before: rational(90n), after: rational(80n) },
      },
      { cause: 'carried', before: rational(5n), after: rational(7n) },
    ]);
  });

  it('are one figure where colleagues have made it, with the own records beside', () => {
    const team = (value: string, ...of: readonly (readonly [string, string])[]) => [
      measured(value, { of: 'team', ...credits(...of) }),
    ];
    const records = [record('1')];
    expect(
      causesOf(
        { minor: '1', trace: team('100', ['1', '40'], ['2', '60']), records },
        { minor: '2', trace: team('130', ['1', '50'], ['3', '80']), records },
      ),
    ).toEqual([
      {
        ...{ cause: 'figure', measure: 'bookings', of: 'team' },
        ...{ before: rational(100n), after: rational(130n) },
      },
      { cause: 'record_changed', record: 'D-1', measure: 'bookings', by: rational(10n) },
    ]);
  });

  it('are the figure and the records that changed where a formula stands between', () => {
    const records = [record('1'), record('2', 'D-2', { amount: '5' })];
    expect(
      causesOf(
        { minor: '1', trace: [measured('1/2')], records },
        { minor: '2', trace: [measured('2/3')], records: [record('9', 'D-2', { amount: '6' })] },
      ),
    ).toEqual([
      {
        ...{ cause: 'figure', measure: 'bookings', of: 'rep' },
        ...{ before: rational(1n, 2n), after: rational(2n, 3n) },
      },
      { cause: 'record_removed', record: 'D-1', measure: 'bookings', by: null },
      { cause: 'record_changed', record: 'D-2', measure: 'bookings', by: null },
    ]);
  });

  it('are events that took back more, or less', () => {
    const taken = (minor: string) => [
      { step: 'clawback', event: 'C-1', record: 'D-1', taken: minor },
    ];
    expect(causesOf({ minor: '0' }, { minor: '-5', trace: taken('5') })).toEqual([
      { cause: 'event', event: 'C-1', record: 'D-1', by: rational(-5n) },
    ]);
  });

  it('are other lines where nothing of its own is different', () => {
    expect(causesOf({ minor: '1' }, { minor: '2' })).toEqual([{ cause: 'earlier_lines' }]);
  });

  it('are not asked of a line that is the same, nor of what is no statement', () => {
    expect(changesBetween(saying({ minor: '1' }), saying({ minor: '1', version: 2 }))).toEqual([]);
    expect(changesBetween({}, saying({ minor: '1' }))).toEqual([]);
    const gone = { ...saying({ minor: '0' }), result: { components: [], settlement: [] } };
    expect(changesBetween(saying({ minor: '4' }), gone)).toMatchObject([
      { line: 'pay', before: 4n, after: 0n },
    ]);
  });
});

describe('causes that have been told', () => {
  const by = (cause: 'record_added' | 'record_changed' | 'record_removed', value: bigint) =>
    ({ cause, record: 'D-1', measure: 'm', by: rational(value) }) as const;
  const target = (before: bigint, after: bigint): Cause => ({
    cause: 'target',
    ...{ measure: 'm', of: 'rep', before: rational(before), after: rational(after) },
  });

  it('are told again only by what has changed since', () => {
    expect(untoldCauses([by('record_added', 9n)], [])).toEqual([by('record_added', 9n)]);
    expect(untoldCauses([by('record_added', 9n)], [by('record_added', 4n)])).toEqual([
      by('record_changed', 5n),
    ]);
    expect(untoldCauses([], [by('record_added', 4n), by('record_changed', 1n)])).toEqual([
      by('record_removed', -5n),
    ]);
    expect(untoldCauses([target(1n, 3n)], [target(1n, 2n)])).toEqual([target(2n, 3n)]);
    expect(untoldCauses([], [target(1n, 2n)])).toEqual([target(2n, 1n)]);
    expect(untoldCauses([target(1n, 2n)], [target(1n, 2n)])).toEqual([{ cause: 'earlier_lines' }]);
  });

  it('make an adjustment that begins where the last one ended', () => {
    const change = (before: bigint, after: bigint, ...causes: readonly Cause[]): Change => ({
      ...{ line: 'pay', before, after },
      causes,
    });
    const about = { plan: 'reps', period: '2026-Q1' };
    const first = adjustmentOf(about, 100n, 110n, [change(100n, 110n, by('record_added', 9n))], []);
    expect(first).toMatchObject({ stated: 100n, now: 110n, amount: 10n });
    const told = toldBy([{ adjustments: [toJson(first)] }, {}, null], about);
    expect(told).toHaveLength(1);
    expect(toldBy([{ adjustments: [toJson(first)] }], { ...about, plan: 'x' })).toEqual([]);
    const now = [change(100n, 110n, by('record_added', 9n))];
    expect(adjustmentOf(about, 100n, 110n, now, told)).toBeNull();
    const later = [change(100n, 125n, by('record_added', 20n))];
    expect(adjustmentOf(about, 100n, 125n, later, told)).toEqual({
      ...{ ...about, stated: 110n, now: 125n, amount: 15n },
      changes: [change(110n, 125n, by('record_changed', 11n))],
    });
    // Back at what was issued: there is no change left between the two statements.
    expect(adjustmentOf(about, 100n, 100n, [], told)).toMatchObject({
      ...{ stated: 110n, now: 100n, amount: -10n },
      changes: [change(110n, 100n, by('record_removed', -9n))],
    });
  });
});
