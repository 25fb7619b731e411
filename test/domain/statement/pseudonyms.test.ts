import { describe, expect, it } from 'vitest';
import { personId } from '../../../src/domain/ids.ts';
import { earn } from '../../../src/domain/plan/evaluate.ts';
import { canonicalText, toJson } from '../../../src/domain/statement/canonical.ts';
import { withoutNames } from '../../../src/domain/statement/pseudonyms.ts';
import { samples } from './library-statements.ts';

const withGroups = samples.filter(({ input }) => Object.keys(input.groups).length > 0);

describe('colleagues without their names', () => {
  it('are in the examples', () => {
    expect(withGroups.length).toBeGreaterThan(5);
  });

  it.each(withGroups)('leave every figure of $name as it is', ({ plan, input }) => {
    const hidden = withoutNames(input, plan);
    expect(canonicalText(toJson(earn(plan, hidden)))).toBe(
      canonicalText(toJson(earn(plan, input))),
    );
    const ids = Object.values(hidden.groups).flatMap(({ members }) => members.map(({ id }) => id));
    expect([hidden.person.id, ...ids].every((id) => /^member-\d{6}$/.test(id))).toBe(true);
  });

  it('keep the order of their ids, and of their records what the plan counts by', () => {
    const [sample] = withGroups;
    if (!sample) throw new Error('there is no example with a group');
    const record = {
      ...{ id: '7', externalId: 'D-7', version: 1, kind: 'deal', amount: null, credited: null },
      ...{ share: { num: 1n, den: 1n }, role: null, overlay: false, score: null },
      day: sample.input.period.start,
      attributes: { account: 'Lakeside', product: 'Pro' },
    };
    const who = (id: string) => ({ ...sample.input.person, id: personId(id), records: [record] });
    const team = { id: 't-east', given: {}, quotas: [], past: [] };
    const input = {
      ...sample.input,
      person: who('p-m'),
      groups: { team: { ...team, members: [who('p-z'), who('p-m'), who('p-a')] } },
    };
    const names = sample.plan.measures.flatMap((each) =>
      each.kind === 'records' ? (each.where?.names ?? []) : [],
    );
    const hidden = withoutNames(input, sample.plan);
    expect(hidden.person.id).toBe('member-000002');
    expect(hidden.person.records).toEqual([record]);
    const members = hidden.groups.team?.members ?? [];
    expect(members.map(({ id }) => id)).toEqual([
      'member-000003',
      'member-000002',
      'member-000001',
    ]);
    expect(members[1]?.records).toEqual([record]);
    for (const position of [0, 2]) {
      expect(members[position]?.records[0]?.externalId).toBe('');
      const kept = Object.keys(members[position]?.records[0]?.attributes ?? {});
      expect(kept.filter((key) => !names.includes(key))).toEqual([]);
    }
    expect(canonicalText(toJson(hidden))).not.toContain('t-east');
  });
});
