/** What somebody reads of blocks, and what of a card there is to read. */
import type { Card, CardElement, Form } from '../../src/chat/card.ts';

/** Every text of a message or a view, in order. */
export function shownTexts(value: unknown, key = ''): string[] {
  if (typeof value === 'string')
    return ['text', 'title', 'name', 'label', 'categories', 'caption'].includes(key) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((each) => shownTexts(each, key));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) =>
    name === 'title' && isContinued(value) ? [] : shownTexts(each, name),
  );
}

/** The second and later parts of what is folded away repeat its title, in the middle of what is in it. */
const isContinued = (block: object): boolean =>
  'type' in block &&
  block.type === 'container' &&
  /\((?!1\/)\d+\/\d+\)"/.test(JSON.stringify('title' in block ? block.title : ''));

/** Without what cannot be seen, so that texts may be parted and lines broken. */
export const seen = (text: string): string => text.toWellFormed().replace(/[\s\p{Cc}\p{Cf}]/gu, '');

/** `withRows`: also what stands in the rows of tables. */
export const textsOf = ({ title, elements }: Card, withRows = true): string[] => [
  title,
  ...elements.flatMap((element) => textsOfElement(element, withRows)),
];

function textsOfElement(element: CardElement, withRows: boolean): string[] {
  switch (element.kind) {
    case 'text':
      return element.spans.map(({ text }) => text);
    case 'figure':
      return [element.value, element.label];
    case 'bar':
      return [element.label, element.caption];
    case 'table':
      return [
        ...element.columns.map(({ title }) => title),
        ...(withRows
          ? element.rows.flatMap((row) => element.columns.map((_, at) => row[at]?.text ?? ''))
          : []),
      ];
    case 'chart':
      return [element.alt, ...element.categories, ...element.series.map(({ name }) => name)];
    case 'note':
      return [element.text];
    case 'divider':
      return [];
    case 'details':
      return [element.title, ...element.elements.flatMap((each) => textsOfElement(each, withRows))];
    case 'actions':
      return element.buttons.map(({ label }) => label);
    case 'choice':
      return [element.label, ...element.options.map(({ label }) => label)];
  }
}

export const textsOfForm = ({ title, submit, intro, fields }: Form): string[] => [
  ...[title, submit, intro ?? ''],
  ...fields.flatMap(({ label, hint, type, options }) => [
    ...[label, hint ?? ''],
    ...(type === 'select' ? options.map((option) => option.label) : []),
  ]),
];

/** What is neither shown nor announced as left out: rows of tables by their number, whole parts by theirs. */
export const missingOf = (card: Card, shown: unknown): string[] =>
  missingOfCard(card, shownTexts(shown));

export const missing = (wanted: readonly string[], shown: unknown): string[] =>
  missingFrom(wanted, shownTexts(shown));

/** As `missingOf`, on any platform: `texts` is what somebody reads there, in order. */
export function missingOfCard(card: Card, texts: readonly string[]): string[] {
  const all = seen(texts.join(''));
  if (/\+\d+moreparts?|另有\d+部分/u.test(all)) return [];
  const withRows = !/\+\d+morerows?|另有\d+行/u.test(all);
  return missingFrom(textsOf(card, withRows), texts);
}

export function missingFrom(wanted: readonly string[], texts: readonly string[]): string[] {
  const all = seen(texts.join(''));
  return wanted.filter((text) => !all.includes(seen(text)));
}

/** Whether Slack could read any of it as more than letters. */
export function readsAsMarkup(shown: unknown): boolean {
  const json = JSON.stringify(shown);
  return /"type":"(mrkdwn|link|user|usergroup|team|channel|broadcast|emoji|date|markdown)"|"emoji":true/.test(
    json,
  );
}
