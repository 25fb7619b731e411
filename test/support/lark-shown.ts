/** What somebody reads of a card of Lark's. */

/** Every text, in order: what is markdown without its marks, entities as the letters that they stand for. */
export function shownInLark(value: unknown, key = '', isMarkdown = false): string[] {
  if (typeof value === 'string')
    return isText(key) ? [isMarkdown ? withoutMarks(value) : value] : [];
  if (Array.isArray(value)) return value.flatMap((each) => shownInLark(each, key, isMarkdown));
  if (typeof value !== 'object' || value === null) return [];
  if ('tag' in value && value.tag === 'table' && 'columns' in value && 'rows' in value)
    return tableTexts(value.columns, value.rows);
  const reads = 'tag' in value ? value.tag === 'markdown' : isMarkdown;
  return Object.entries(value).flatMap(([name, each]) =>
    name === 'behaviors' ? [] : shownInLark(each, name, reads),
  );
}

const isText = (key: string): boolean => ['content', 'zh_cn', 'en_us', 'x', 's'].includes(key);

function tableTexts(columns: unknown, rows: unknown): string[] {
  const titled = Array.isArray(columns) ? columns : [];
  const lines = Array.isArray(rows) ? rows : [];
  return [
    ...titled.map(({ display_name }) => String(display_name)),
    ...lines.flatMap((row) =>
      titled.map(({ name, data_type }) =>
        data_type === 'markdown' ? withoutMarks(String(row[name])) : String(row[name]),
      ),
    ),
  ];
}

/** The marks that Upside itself writes. */
const marks = /^## |\*\*|<font color='(?:grey|red)'>|<\/font>|\u200a/gm;

const withoutMarks = (content: string): string =>
  content
    .replace(marks, '')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));

/** Whether Lark could read any of what people wrote as more than letters. */
export function readsAsMarkupInLark(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(readsAsMarkupInLark);
  if (typeof value !== 'object' || value === null) return false;
  if ('tag' in value && value.tag === 'markdown') return isMarked(value);
  if ('tag' in value && value.tag === 'table' && 'columns' in value && 'rows' in value)
    return readsAsMarkupInTable(value.columns, value.rows);
  if ('tag' in value && value.tag === 'lark_md') return true;
  return Object.values(value).some(readsAsMarkupInLark);
}

const readsAsMarkupInTable = (columns: unknown, rows: unknown): boolean =>
  Array.isArray(columns) &&
  Array.isArray(rows) &&
  columns.some(
    ({ name, data_type }) =>
      data_type === 'markdown' && rows.some((row) => hasMarkup(String(row[name]))),
  );

function isMarked(value: object): boolean {
  const contents = 'content' in value ? [value.content] : [];
  const others =
    'i18n_content' in value && value.i18n_content ? Object.values(value.i18n_content) : [];
  return [...contents, ...others].some((content) => hasMarkup(String(content)));
}

/** A mark anywhere, an address, or a line that begins as code, a list or a heading does. */
const hasMarkup = (content: string): boolean =>
  /[<>~\-!*/\\[\]()#:+"'`$_@|{}]|&(?!#\d+;)|\p{L}\.[\p{L}\p{N}]/u.test(
    content.replace(marks, '').replace(/&#\d+;/g, '\0'),
  ) || /^(?: {4}|\s*\d+\.(?!\d)|=)/m.test(content);
