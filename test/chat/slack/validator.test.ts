import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { flatLimits, slackLimits } from '../../support/slack-limits.ts';
import { samples } from '../../support/slack-samples.ts';
import { checkBlock, checkHome, checkMessage, checkModal } from '../../support/slack-validator.ts';

const fixtures = new URL('../../fixtures/slack/', import.meta.url);
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, fixtures), 'utf8'));
const ours = flatLimits(slackLimits);

/** Where another source says less, the smaller figure counts. */
const stricter = [
  'data_table.content.max_length',
  'data_table.rows.max_items',
  'data_visualization.segments.max_items',
  'data_visualization.series.max_items',
];

describe('the limits that messages are held against', () => {
  it('are those of an independent list, or less where sources differ', () => {
    const theirs = flatLimits(read('limits.json') as object);
    expect(theirs.length).toBeGreaterThan(70);
    const own = new Map(ours);
    const different = theirs.filter(([name, limit]) => own.get(name) !== limit);
    expect(different.map(([name]) => name).sort()).toEqual(stricter);
    for (const [name, limit] of different) expect(own.get(name)).toBeLessThan(limit);
  });

  it.each(ours)('%s: %d is accepted, and one beyond is not', (name, limit) => {
    const kind = name.split('.').at(-1) ?? '';
    const sample = samples[name] ?? samples[name.slice(0, -kind.length - 1)];
    if (!sample) throw new Error(`no sample for ${name}`);
    if (kind === 'exclusive_min') {
      expect(sample(limit + 1)).toEqual([]);
      expect(sample(limit)).not.toEqual([]);
      return;
    }
    expect(sample(limit)).toEqual([]);
    expect(sample(kind.startsWith('min') ? limit - 1 : limit + 1)).not.toEqual([]);
  });

  it('stand in docs/slack.md, all of them', () => {
    const docs = readFileSync(new URL('../../../docs/slack.md', import.meta.url), 'utf8');
    const rows = [...docs.matchAll(/^\| `([a-z_.]+)` \| (\d+) \|$/gm)].map(([, name, limit]) => [
      name,
      Number(limit),
    ]);
    expect(rows).toEqual(ours);
  });
});

describe('the validator', () => {
  const names = readdirSync(new URL('valid-blocks/', fixtures)).sort();

  it('knows an example of every kind of block', () => {
    expect(names.length).toBeGreaterThan(30);
  });

  it.each(names)('accepts %s', (name) => {
    expect(checkBlock(read(`valid-blocks/${name}`))).toEqual([]);
  });

  it('refuses what is not Block Kit', () => {
    for (const wrong of [{}, { type: 'leaflet' }, { type: 'divider', colour: 'red' }, null])
      expect(checkBlock(wrong)).not.toEqual([]);
  });

  const divider = { type: 'divider' };
  const table = { type: 'table', rows: [[{ type: 'raw_text', text: 'a' }]] };

  it('counts what stands within containers', () => {
    const container = {
      ...{ type: 'container', title: { type: 'plain_text', text: 'c' } },
      child_blocks: [table],
    };
    expect(checkMessage({ text: 't', blocks: [container] })).toEqual([]);
    expect(checkMessage({ text: 't', blocks: [table, container] })).toEqual([
      'more than one table',
    ]);
  });

  it('refuses a block where Slack does not take it', () => {
    const title = { type: 'plain_text', text: 't' };
    expect(checkModal({ type: 'modal', title, blocks: [divider] })).toEqual([]);
    expect(checkModal({ type: 'modal', title, blocks: [table] })).toEqual(['table in a modal']);
    expect(checkHome({ type: 'home', blocks: [table] })).toEqual([]);
    const input = { type: 'input', label: title, element: { type: 'plain_text_input' } };
    expect(checkModal({ type: 'modal', title, blocks: [input] })).not.toEqual([]);
    expect(checkModal({ type: 'modal', title, submit: title, blocks: [input] })).toEqual([]);
  });

  it('refuses an id that is there twice', () => {
    const button = { type: 'button', action_id: 'a', text: { type: 'plain_text', text: 'b' } };
    const actions = { type: 'actions', elements: [button] };
    expect(checkMessage({ text: 't', blocks: [actions] })).toEqual([]);
    expect(checkMessage({ text: 't', blocks: [actions, actions] })).not.toEqual([]);
  });
});
