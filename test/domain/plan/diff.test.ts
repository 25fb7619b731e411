import { describe, expect, it } from 'vitest';
import { loadPlanFile } from '../../../src/domain/plan/compile.ts';
import { diffPlans, isEmptyDiff } from '../../../src/domain/plan/diff.ts';
import { allPlans, readText } from '../../support/plan-texts.ts';

const library = (name: string) => readText(`src/plans/${name}.yaml`);

/** The plan and the same with one place of its text changed. */
function changed(text: string, from: string, to: string) {
  expect(text).toContain(from);
  return diffPlans(loadPlanFile(text), loadPlanFile(text.replace(from, to)));
}

describe('the difference of two versions', () => {
  it.each(allPlans)('is nothing for $name and itself', ({ text }) => {
    expect(isEmptyDiff(diffPlans(loadPlanFile(text), loadPlanFile(text)))).toBe(true);
  });

  it('is nothing where only the spelling of figures, comments or examples have changed', () => {
    const text = library('account-executive');
    const respelt = text
      .replace('rate: { junior: 6 %, regular: 6 %', 'rate: { regular: 6.00 %, junior: 6.0 %')
      .replace('# A fixed sum for reaching the target.', '# Another remark.')
      .replace('name: Exactly on target', 'name: On target');
    expect(respelt).not.toBe(text);
    expect(isEmptyDiff(diffPlans(loadPlanFile(text), loadPlanFile(respelt)))).toBe(true);
  });

  it('names the row of a table in which a figure has changed', () => {
    const { sections, head } = changed(
      library('account-executive'),
      'senior: 6.5 %',
      'senior: 7 %',
    );
    expect(sections.components).toEqual([
      { id: 'new-business', change: 'changed', keys: [], rows: [{ before: 2, after: 2 }] },
    ]);
    expect(head).toEqual([]);
    expect(sections.afterwards).toEqual([]);
  });

  it('matches rows by where they begin when there are more or fewer', () => {
    const from = '- { from: 80 %, to: 100 %, amount: 12000 }';
    const to = `- { from: 80 %, to: 90 %, amount: 12000 }\n      - { from: 90 %, to: 100 %, amount: 15000 }`;
    const text = library('account-executive');
    expect(changed(text, from, to).sections.components[0]?.rows).toEqual([
      { before: 1, after: 1 },
      { before: null, after: 2 },
    ]);
    const back = diffPlans(loadPlanFile(text.replace(from, to)), loadPlanFile(text));
    expect(back.sections.components[0]?.rows).toEqual([
      { before: 1, after: 1 },
      { before: 2, after: null },
    ]);
  });

  it('gives keys with both values as exact fractions', () => {
    const { sections, head } = changed(library('newcomer'), 'ramp: [25 %', 'ramp: [20 %');
    expect(sections.targets).toEqual([
      {
        ...{ id: 'bookings', change: 'changed', rows: [] },
        keys: [{ key: 'ramp', before: ['1/4', '1/2', '3/4'], after: ['1/5', '1/2', '3/4'] }],
      },
    ]);
    expect(head).toEqual([]);
    expect(changed(library('newcomer'), 'at: line', 'at: total').head).toEqual([
      {
        key: 'rounding',
        before: { at: 'line', mode: 'half-up' },
        after: { at: 'total', mode: 'half-up' },
      },
    ]);
  });

  it('notices parts that come and go', () => {
    const text = library('newcomer');
    const bare = text.slice(0, text.indexOf('settlement:')) + text.slice(text.indexOf('people:'));
    const without = bare.replace(/payout: .*/gu, '').replace(/guarantee: .*/gu, '');
    const [old, now] = [loadPlanFile(text), loadPlanFile(without)];
    const gone = { id: 'guarantee', change: 'removed', keys: [], rows: [] };
    expect(diffPlans(old, now).sections.settlement).toEqual([gone]);
    expect(diffPlans(now, old).sections.settlement).toEqual([{ ...gone, change: 'added' }]);
  });

  it('notices another order of what comes afterwards, but not of components', () => {
    const text = library('account-executive');
    const [head = '', rest = ''] = text.split('afterwards:\n');
    const [both = '', examples = ''] = rest.split('examples:\n');
    const [first = '', second = ''] = both.split(/(?=^ {2}- id: quarter-cap)/m);
    const turned = `${head}afterwards:\n${second}${first}examples:\n${examples}`;
    expect(diffPlans(loadPlanFile(text), loadPlanFile(turned)).order).toEqual({
      afterwards: {
        before: ['satisfaction', 'quarter-cap'],
        after: ['quarter-cap', 'satisfaction'],
      },
      settlement: null,
    });
  });
});
