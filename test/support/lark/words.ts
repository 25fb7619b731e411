/** What a person reads of a card, in the language of their client: every word in its order, what is folded away too. */
import { columnsOf, partsOf, rowsOf } from './card-rules.ts';
import { type Live, type Read, readMarkdown } from './markdown.ts';
import { isContent } from './reply.ts';
import type { Content } from './state.ts';

export interface Reader {
  readonly locale: 'zh_cn' | 'en_us';
  readonly nameOf: (openId: string) => string;
}

export interface ReadCard {
  readonly words: string;
  readonly live: readonly Live[];
  readonly form: boolean;
  /** By the name of the field that they stand under. */
  readonly errors: Readonly<Record<string, string>>;
}

export function readCardAs(card: Content, reader: Reader): ReadCard {
  const elements = isContent(card['body']) ? card['body']['elements'] : [];
  const reads = [...headerOf(card['header'], reader), ...inOrder(elements, reader)];
  const forms = partsOf(elements).filter(({ tag }) => tag === 'form');
  return {
    words: reads.map(({ words }) => words).join('\n'),
    live: reads.flatMap(({ live }) => live),
    form: forms.length > 0,
    errors: Object.assign({}, ...forms.map(({ part }) => errorsIn(part, reader))),
  };
}

const headerOf = (header: unknown, reader: Reader): Read[] => {
  if (!isContent(header)) return [];
  const tags = Array.isArray(header['text_tag_list']) ? header['text_tag_list'] : [];
  const texts = [header['title'], header['subtitle'], ...tags.map((each) => each?.text)];
  return texts.flatMap((each) => textOf(each, reader));
};

/** Of a text in two languages, what the reader's client shows; English where it has none of theirs. */
function textOf(text: unknown, { locale, nameOf }: Reader): Read[] {
  if (!isContent(text)) return [];
  const content = inLanguageOf(text, locale);
  return text['tag'] === 'plain_text'
    ? [{ words: content, live: [] }]
    : [readMarkdown(content, nameOf)];
}

function inLanguageOf(text: Content, locale: Reader['locale']): string {
  const own = text['i18n_content'];
  const found = isContent(own) ? (own[locale] ?? own['en_us']) : undefined;
  return String(found ?? text['content'] ?? '');
}

const inOrder = (elements: unknown, reader: Reader): Read[] =>
  (Array.isArray(elements) ? elements : [])
    .filter(isContent)
    .flatMap((part) => wordsOfPart(part, reader));

function wordsOfPart(part: Content, reader: Reader): Read[] {
  const text = (key: string) => textOf(part[key], reader);
  switch (part['tag']) {
    case 'markdown':
    case 'plain_text':
    case 'lark_md':
      return textOf(part, reader);
    case 'div':
    case 'button':
      return text('text');
    case 'column_set':
      return inOrder(part['columns'], reader);
    case 'collapsible_panel':
      return [...headerOf(part['header'], reader), ...inOrder(part['elements'], reader)];
    case 'table':
      return tableWords(part, reader);
    case 'chart':
      return chartWords(part['chart_spec']).map((words) => ({ words, live: [] }));
    case 'input':
      return [...text('label'), ...filled(part['default_value'], text('placeholder'))];
    case 'date_picker':
      return filled(part['initial_date'], text('placeholder'));
    case 'select_static':
      return [...text('placeholder'), ...optionsOf(part, reader)];
    default:
      return inOrder(part['elements'], reader);
  }
}

const filled = (value: unknown, empty: Read[]): Read[] =>
  typeof value === 'string' && value !== '' ? [{ words: value, live: [] }] : empty;

const optionsOf = ({ options }: Content, reader: Reader): Read[] =>
  (Array.isArray(options) ? options : []).flatMap((each) => textOf(each?.text, reader));

function tableWords(table: Content, reader: Reader): Read[] {
  const kinds = columnsOf(table);
  const columns = (Array.isArray(table['columns']) ? table['columns'] : []).filter(isContent);
  const cells = rowsOf(table).flatMap((row) =>
    columns.flatMap((column) => {
      const cell = row[String(column['name'])];
      const kind = kinds.get(String(column['name'])) ?? '';
      return cell === undefined ? [] : [cellWords(cell, kind, column['format'], reader)];
    }),
  );
  const titles = columns.map((each) => String(each['display_name'] ?? ''));
  return [...titles.map((words) => ({ words, live: [] })), ...cells];
}

function cellWords(cell: unknown, kind: string, format: unknown, reader: Reader): Read {
  if (kind === 'lark_md' || kind === 'markdown') return readMarkdown(String(cell), reader.nameOf);
  const all = Array.isArray(cell) ? cell : [cell];
  if (kind === 'persons') return { words: all.map(reader.nameOf).join(', '), live: [] };
  if (kind === 'options') return { words: all.map((each) => each?.text).join(', '), live: [] };
  return {
    words: kind === 'number' && isContent(format) ? figure(Number(cell), format) : String(cell),
    live: [],
  };
}

function figure(value: number, { symbol, precision, separator }: Content): string {
  const digits = Number(precision ?? 0);
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  const written = value.toLocaleString('en', { ...options, useGrouping: separator === true });
  return `${String(symbol ?? '')}${written}`;
}

/** Title, and what is written at the axes and in the legend. */
function chartWords(spec: unknown): string[] {
  if (!isContent(spec)) return [];
  const title = isContent(spec['title']) ? [spec['title']['text'], spec['title']['subtext']] : [];
  const data = Array.isArray(spec['data']) ? spec['data'] : [spec['data']];
  const values = data.filter(isContent).flatMap(({ values: rows }) => rows);
  const labels = values.filter(isContent).flatMap((row) => Object.values(row));
  const words = [...title, ...labels].filter((each) => typeof each === 'string');
  return [...new Set(words)];
}

/** An error is the element `error_<n>` in the form, n being the number of its field from 0. */
function errorsIn(form: Content, reader: Reader): Record<string, string> {
  const parts = partsOf(form['elements']);
  const names = parts
    .filter(({ tag, part }) => tag !== 'button' && typeof part['name'] === 'string')
    .map(({ part }) => String(part['name']));
  return Object.fromEntries(
    parts.flatMap(({ part }) => {
      const at = /^error_(\d+)$/.exec(String(part['element_id'] ?? ''))?.[1];
      const name = at === undefined ? undefined : names[Number(at)];
      const words = wordsOfPart(part, reader).map((each) => each.words);
      return name === undefined ? [] : [[name, words.join('\n')]];
    }),
  );
}
