/** The ready plans and every snippet of docs/plan-language.md must pass the check that a stranger's plan has to pass. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { checkPlan } from '../../src/domain/plan/check.ts';
import { snippets } from '../support/plan-texts.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const files = readdirSync(new URL('src/plans/', root)).filter((name) => name.endsWith('.yaml'));

interface Part {
  readonly id: string;
  readonly title?: unknown;
}

/** Whatever people see a name of. */
function named(text: string): readonly { readonly id: string; readonly title?: unknown }[] {
  const { plan, title, measures, ...sections } = parse(text, { schema: 'failsafe' }) as {
    readonly plan: string;
    readonly title?: unknown;
    readonly measures: Readonly<Record<string, { readonly title?: unknown }>>;
  } & Readonly<Record<string, readonly Part[] | undefined>>;
  const parts = ['components', 'afterwards', 'settlement', 'grants'].flatMap(
    (section) => sections[section] ?? [],
  );
  const counted = Object.entries(measures).map(([id, measure]) => ({ id, title: measure.title }));
  return [{ id: plan, title }, ...counted, ...parts];
}

describe('the plan library', () => {
  it('has a ready plan for each of twelve jobs', () => {
    expect(files.length).toBeGreaterThanOrEqual(12);
  });

  it.each(files)('%s passes with its examples and is named like its file', (name) => {
    const { plan, problems, examples } = checkPlan(read(`src/plans/${name}`));
    // Rates on everything have cliffs by their nature; nothing else may be remarked on.
    expect(problems.filter(({ code }) => code !== 'plan.cliff')).toEqual([]);
    expect(plan?.key).toBe(name.replace('.yaml', ''));
    expect(examples.length).toBeGreaterThanOrEqual(3);
  });

  it.each(files)('%s has names in both languages', (name) => {
    const inBoth = { en: expect.any(String), zh: expect.stringMatching(/\p{Script=Han}/u) };
    for (const part of named(read(`src/plans/${name}`)))
      expect(part).toMatchObject({ id: part.id, title: inBoth });
  });
});

const language = read('docs/plan-language.md');

describe('the description of the plan language', () => {
  it('shows every kind of table and every mechanic', () => {
    const all = snippets.map(({ text }) => text).join('\n');
    for (const kind of [
      'marginal',
      'retroactive',
      'highest-on-overage',
      'step',
      'thresholds',
      'interpolated',
      'curve',
      'matrix',
      'full-steps',
    ])
      expect(all).toContain(`tiers: ${kind}`);
    for (const mechanic of [
      'modifier',
      'cap',
      'floor',
      'budget',
      'draw',
      'holdback',
      'eligibility',
      'clawback',
    ])
      expect(all).toContain(`mechanic: ${mechanic}`);
  });

  it.each(snippets)('says what is so in $name', ({ text }) => {
    const { problems, examples } = checkPlan(text);
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(examples.length).toBeGreaterThan(0);
  });

  it('links only to headings that it has', () => {
    const slug = (heading: string) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-');
    const headings = [...language.matchAll(/^#+ (.*)$/gm)].map(([, text = '']) => slug(text));
    const links = [...language.matchAll(/\]\(#([^)]*)\)/g)].map(([, anchor = '']) => anchor);
    expect(links.length).toBeGreaterThan(60);
    expect(links.filter((anchor) => !headings.includes(anchor))).toEqual([]);
  });
});
