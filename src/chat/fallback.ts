/**
 * A card as plain text, complete: what notifications, scripts and screen readers get, and what a platform shows when it cannot show
 * more. The same order as the card, nothing left out.
 */
import { textBar } from '../i18n/format.ts';
import type { Card, CardElement, Cell, Chart, Form, Table } from './card.ts';

export function fallbackText(card: Pick<Card, 'title' | 'elements'>): string {
  return [card.title, ...linesOf(card.elements)].join('\n');
}

/** What a form asks, for those who answer it by script. */
export function formText(form: Form): string {
  const fields = form.fields.map(
    ({ name, label, required }) => `- ${label}${required ? ' *' : ''} (${name})`,
  );
  return [form.title, ...(form.intro === null ? [] : [form.intro]), ...fields].join('\n');
}

const linesOf = (elements: readonly CardElement[]): string[] => elements.flatMap(elementLines);

function elementLines(element: CardElement): string[] {
  switch (element.kind) {
    case 'text':
      return [element.spans.map(({ text }) => text).join('')];
    case 'figure':
      return [`${element.label}${colonAfter(element.label)}${element.value}`];
    case 'bar':
      return [`${element.label} ${textBar(element.ratio)} ${element.caption}`];
    case 'table':
      return tableLines(element);
    case 'chart':
      return chartLines(element);
    case 'note':
      return [element.text];
    case 'divider':
      return ['---'];
    case 'details':
      return [element.title, ...linesOf(element.elements).map((line) => `  ${line}`)];
    case 'actions':
      return [element.buttons.map(({ label }) => `[${label}]`).join(' ')];
    case 'choice':
      return [element.label, element.options.map(({ label }) => `[${label}]`).join(' ')];
  }
}

/** As the label's own script writes it. */
const colonAfter = (label: string): string => (/\p{Script=Han}/u.test(label) ? '：' : ': ');

/** Columns padded to the widest cell; a header only when a column has a title. */
function tableLines({ columns, rows }: Table): string[] {
  const texts = rows.map((row) => columns.map((_, at) => cellText(row[at])));
  const titles = columns.map(({ title }) => title);
  const hasHeader = titles.some((title) => title !== '');
  const all = hasHeader ? [titles, ...texts] : texts;
  const widths = columns.map((_, at) => Math.max(0, ...all.map((row) => widthOf(row[at] ?? ''))));
  const line = (row: readonly string[]): string =>
    columns
      .map(({ align }, at) => {
        const text = row[at] ?? '';
        const padding = ' '.repeat((widths[at] ?? 0) - widthOf(text));
        return align === 'end' ? padding + text : text + padding;
      })
      .join('  ')
      .trimEnd();
  const rule = widths.map((width) => '-'.repeat(width)).join('  ');
  return hasHeader ? [line(titles), rule, ...texts.map(line)] : texts.map(line);
}

const cellText = (cell: Cell | undefined): string =>
  cell === undefined
    ? ''
    : cell.ratio === undefined
      ? cell.text
      : `${cell.text} ${textBar(cell.ratio)}`.trim();

/** The words, then every figure that the picture shows. */
function chartLines({ alt, categories, series }: Chart): string[] {
  const figures = series.map(
    ({ name, values }) =>
      `  ${name}: ${categories.map((category, at) => `${category} ${values[at] ?? '–'}`).join(', ')}`,
  );
  return [alt, ...figures];
}

/** Columns that a text takes up where letters have one width: Chinese, Japanese and Korean signs and emoji take two. */
function widthOf(text: string): number {
  let width = 0;
  for (const sign of text) width += zeroWidth.test(sign) ? 0 : wide.test(sign) ? 2 : 1;
  return width;
}

const zeroWidth = /^[\p{Mn}\p{Me}\p{Cf}]$/u;
const wide =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]$/u;
