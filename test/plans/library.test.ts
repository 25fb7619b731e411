/** The ready plans and every snippet of docs/plan-language.md must pass the check that a stranger's plan has to pass. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkPlan } from '../../src/domain/plan/check.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const files = readdirSync(new URL('src/plans/', root)).filter((name) => name.endsWith('.yaml'));

describe('the plan library', () => {
  it('has ready plans', () => {
    expect(files.length).toBeGreaterThanOrEqual(3);
  });

  it.each(files)('%s passes with its examples and is named like its file', (name) => {
    const { plan, problems, examples } = checkPlan(read(`src/plans/${name}`));
    expect(problems).toEqual([]);
    expect(plan?.key).toBe(name.replace('.yaml', ''));
    expect(examples.length).toBeGreaterThanOrEqual(2);
  });
});

/** What a snippet that shows only a part leaves out. */
const head = `
plan: snippet
title: { en: Snippet, zh: 片段 }
currency: CNY
period: quarter
rounding: { mode: half-up, at: line }
measures: [bookings, deals, satisfaction]
`;

const snippets = [...read('docs/plan-language.md').matchAll(/^```yaml\n(.*?)^```/gms)].map(
  ([, text = '']) => (text.startsWith('plan:') ? text : head + text),
);

describe('the description of the plan language', () => {
  it('has a snippet for every mechanic', () => {
    const all = snippets.join('\n');
    for (const mechanic of [
      'commission',
      'bonus',
      'over-achievement',
      'team-pool',
      'modifier',
      'cap',
    ])
      expect(all).toContain(`mechanic: ${mechanic}`);
  });

  it.each(snippets.map((text, index) => ({ text, number: index + 1 })))(
    'says what is so in snippet $number',
    ({ text }) => {
      const { problems, examples } = checkPlan(text);
      expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(examples.length).toBeGreaterThan(0);
    },
  );
});
