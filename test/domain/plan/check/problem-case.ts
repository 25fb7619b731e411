/** One slip in a plan file: the plan as somebody wrote it, with an arrow at each line that the check should name. */
import type { PlanCode } from '../../../../src/domain/plan/language/problem.ts';

export interface ProblemCase {
  /** Ends the sentence "the check finds …". */
  readonly slip: string;
  readonly code: PlanCode;
  readonly text: string;
  /** Of the file; absent: where the arrows stand. Null: no line in particular. */
  readonly lines?: readonly (number | null)[];
  /** What the message quotes, as far as it matters. */
  readonly says?: object;
  /** Errors that follow from the same slip. */
  readonly also?: readonly PlanCode[];
}

const arrow = '# <-';

/** 1-based lines with an arrow. */
export const arrowsIn = (text: string): readonly number[] =>
  text.split('\n').flatMap((line, at) => (line.endsWith(arrow) ? [at + 1] : []));

const head: Readonly<Record<string, string>> = {
  plan: 'plan: told',
  currency: 'currency: USD',
  period: 'period: quarter',
  rounding: 'rounding: { mode: half-up, at: line }',
  measures: `measures:
  bookings: { records: deal, take: sum, value: amount, unit: money }
  deals: { records: deal, take: count }`,
  components: 'components: []',
};

/** The text with whatever it leaves out: the head, nothing to pay, and an example in which nothing happens and nothing is paid. */
export function planFile(text: string): string {
  const has = (key: string) => new RegExp(`^${key}:`, 'm').test(text);
  const missing = Object.entries(head).filter(([key]) => !has(key));
  const level = has('levels') ? 'level: junior, ' : '';
  const idle = `examples:\n  - { name: idle, ${level}rep: {}, expect: { ${nothing(text)} } }`;
  return [...missing.map(([, line]) => line), text, ...(has('examples') ? [] : [idle])].join('\n');
}

/** 0 for every line of the plan. */
function nothing(text: string): string {
  const ids = [...idsOf(text, 'components'), ...idsOf(text, 'afterwards'), 'total'];
  const all = /^settlement:/m.test(text) ? [...ids, 'payout'] : ids;
  return [...new Set(all)].map((id) => `${id}: 0`).join(', ');
}

function idsOf(text: string, section: string): readonly string[] {
  const [, body = ''] = new RegExp(`^${section}:([^]*?)(?=^\\S|$(?![^]))`, 'm').exec(text) ?? [];
  return [...body.matchAll(/- (?:\{ )?id: ([a-z-]+)/g)].map(([, id = '']) => id);
}

/** A component that pays 5 % of what was sold. */
export const commission =
  'components:\n  - { id: commission, per: period, rate: 5 %, pays: { rate-of: { of: rep, measure: bookings } } }';

export interface TableText {
  readonly tiers: string;
  /** One row a line, each as it stands between its braces. */
  readonly rows: readonly string[];
  /** Further keys of the component, one a line. */
  readonly keys?: readonly string[];
  /** Absent: a rate of what was sold. */
  readonly pays?: string;
}

/** A component that looks something up in a table. */
export const lookedUp = ({ tiers, rows, keys = [], pays }: TableText): string => `components:
  - id: commission
    per: period
    index: { of: rep, measure: bookings, by: value }
    tiers: ${tiers}
    pays: ${pays ?? '{ rate-of: { of: rep, measure: bookings } }'}
${keys.map((line) => `    ${line}`).join('\n')}
    table:${rows.length === 0 ? ` [] ${arrow}` : ''}
${rows.map(row).join('\n')}`;

const row = (text: string): string =>
  text.endsWith(arrow)
    ? `      - { ${text.slice(0, -arrow.length).trim()} } ${arrow}`
    : `      - { ${text} }`;
