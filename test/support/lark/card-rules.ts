/** Whether Lark would take a card: its strict reading of JSON 2.0, its sizes, and what may stand where. */
import { cardParts } from './card-parts.ts';
import { isContent, parsed } from './reply.ts';
import type { Content } from './state.ts';

export interface Problem {
  readonly code: number;
  readonly msg: string;
}

const longestCard = 30 * 1024;
const failed = (inner: number, what: string): Problem => ({
  code: 230099,
  msg: `Failed to create card content, ext=ErrCode: ${inner}; ErrMsg: ${what};`,
});

/** The card in the content of a message, or why it is refused. */
export function readCard(text: string): { readonly card: Content } | { readonly problem: Problem } {
  const card = parsed(text);
  if (card === null)
    return { problem: { code: 230001, msg: 'content is not in the format of a card' } };
  const problem = problemOf(card);
  return problem === null ? { card } : { problem };
}

/** Null: none. */
export function problemOf(card: Content): Problem | null {
  const bytes = Buffer.byteLength(JSON.stringify(card));
  if (bytes > longestCard)
    return { code: 230025, msg: `the length of the content reaches its limit: ${bytes} bytes` };
  const read = cardParts.safeParse(card);
  if (!read.success) {
    const [issue] = read.error.issues;
    const where = issue ? `${issue.path.join('.')}: ${issue.message}` : 'unreadable';
    return failed(200621, `parse card json err; ErrorValue: ${where}`);
  }
  const broken = brokenRules(card);
  return broken === null ? null : failed(...broken);
}

/** Every part of a card that has a tag of its own, with what it stands in. */
export interface Part {
  readonly tag: string;
  readonly part: Content;
  /** The tags of what it stands in, outermost first. */
  readonly within: readonly string[];
}

export function partsOf(elements: unknown, within: readonly string[] = []): Part[] {
  if (!Array.isArray(elements)) return [];
  return elements.filter(isContent).flatMap((part) => {
    const tag = String(part['tag']);
    const inside = [...within, tag];
    return [
      { tag, part, within },
      ...partsOf(tag === 'column_set' ? part['columns'] : [], inside),
      ...partsOf(part['elements'], inside),
    ];
  });
}

const fieldTags = ['input', 'select_static', 'date_picker'];
const rootTags = ['table', 'chart', 'form'];

/** The inner code and what is wrong; null: nothing. */
function brokenRules(card: Content): [number, string] | null {
  const { body } = card;
  const parts = partsOf(isContent(body) ? body['elements'] : []);
  const count = (tag: string) => parts.filter((each) => each.tag === tag).length;
  if (parts.length > 200) return [11310, `card element number over limit: ${parts.length}`];
  for (const tag of ['table', 'chart'])
    if (count(tag) > 5) return [11310, `card ${tag} number over limit`];
  for (const { tag, within } of parts) {
    if (rootTags.includes(tag) && within.length > 0) return [200621, `${tag} not at the root`];
    if (within.filter((each) => each !== 'column').length >= 5) return [11310, 'nested too deep'];
  }
  for (const key of ['element_id', 'name']) {
    const names = parts.map(({ part }) => part[key]).filter((each) => each !== undefined);
    if (new Set(names).size < names.length) return [200621, `${key} is not unique`];
  }
  return brokenForm(parts) ?? brokenTable(parts);
}

function brokenForm(parts: readonly Part[]): [number, string] | null {
  for (const { tag, part, within } of parts) {
    const isInForm = within.includes('form');
    const isNamed = typeof part['name'] === 'string' && part['name'] !== '';
    if (isInForm && [...fieldTags, 'button'].includes(tag) && !isNamed)
      return [200621, `${tag} in a form without a name`];
    if (!isInForm && part['form_action_type'] !== undefined)
      return [200621, 'form_action_type outside of a form'];
    if (tag === 'date_picker' && !part['placeholder'] && !part['initial_date'])
      return [200621, 'date_picker without placeholder'];
    if (tag === 'form') {
      const inside = partsOf(part['elements']);
      const submits = inside.filter((each) => each.part['form_action_type'] === 'submit');
      if (submits.length !== 1) return [200621, `form with ${submits.length} submit buttons`];
    }
  }
  return null;
}

const cellKinds: Readonly<Record<string, (cell: unknown) => boolean>> = {
  text: (cell) => typeof cell === 'string',
  lark_md: (cell) => typeof cell === 'string',
  markdown: (cell) => typeof cell === 'string',
  number: (cell) => typeof cell === 'number',
  date: (cell) => typeof cell === 'number',
  options: (cell) => Array.isArray(cell),
  persons: (cell) => typeof cell === 'string' || Array.isArray(cell),
};

function brokenTable(parts: readonly Part[]): [number, string] | null {
  for (const { part } of parts.filter(({ tag }) => tag === 'table')) {
    const columns = columnsOf(part);
    for (const row of rowsOf(part))
      for (const [name, cell] of Object.entries(row)) {
        const type = columns.get(name);
        if (type === undefined) return [200621, `no column ${name}`];
        if (cellKinds[type]?.(cell) !== true) return [200621, `cell ${name} is no ${type}`];
      }
  }
  return null;
}

/** The kind of each column, by its name, in their order. */
export const columnsOf = ({ columns }: Content): ReadonlyMap<string, string> =>
  new Map(
    (Array.isArray(columns) ? columns : [])
      .filter(isContent)
      .map((each) => [String(each['name']), String(each['data_type'])]),
  );

export const rowsOf = ({ rows }: Content): readonly Content[] =>
  (Array.isArray(rows) ? rows : []).filter(isContent);
