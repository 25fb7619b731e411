/** What a reader sees of Lark's markdown, and what in it is more than words: mentions, links, colours, emphasis. */

/** Something in a text that does more than be read. */
export interface Live {
  readonly kind: string;
  readonly text: string;
}

export interface Read {
  readonly words: string;
  readonly live: readonly Live[];
}

const named: Readonly<Record<string, string>> = {
  nbsp: '\u00a0',
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  sim: '~',
};

const entity = /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-z]{2,6}));/g;

function decoded(whole: string, tens?: string, hex?: string, name?: string): string {
  if (name !== undefined) return named[name] ?? whole;
  const code = tens === undefined ? Number.parseInt(hex ?? '', 16) : Number(tens);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
}

/** In the order in which they are taken out; the first group is what remains to be read. */
const marks: readonly (readonly [kind: string, pattern: RegExp])[] = [
  ['code', /```[^\n]*\n([\s\S]*?)```/g],
  ['code', /`([^`\n]+)`/g],
  ['image', /!\[([^\]]*)\]\([^)]*\)/g],
  ['link', /\[([^\]]+)\]\([^)]+\)/g],
  ['font', /<font\b[^>]*>([\s\S]*?)<\/font>/gi],
  ['tag', /<text_tag\b[^>]*>([\s\S]*?)<\/text_tag>/gi],
  ['link', /<(?:a|link)\b[^>]*>([\s\S]*?)<\/(?:a|link)>/gi],
  ['link', /<(https?:[^>\s]+)>/gi],
  ['link', /(https?:\/\/[^\s<>]+)/gi],
  ['bold', /\*\*(\S(?:[^\n]*?\S)?)\*\*/g],
  ['bold', /(?<![\p{L}\p{N}_])__(\S(?:[^\n]*?\S)?)__(?![\p{L}\p{N}_])/gu],
  ['italic', /\*(\S(?:[^*\n]*\S)?)\*/g],
  ['italic', /(?<![\p{L}\p{N}_])_(\S(?:[^_\n]*\S)?)_(?![\p{L}\p{N}_])/gu],
  ['struck', /~~(\S(?:[^\n]*?\S)?)~~/g],
  ['heading', /^ {0,3}#{1,6} +([^\n]*)$/gm],
  ['quote', /^ {0,3}> ?([^\n]*)$/gm],
  ['list', /^ *[-*+] +([^\n]*)$/gm],
  ['list', /^ *(\d+[.)] +[^\n]*)$/gm],
  ['rule', /^ {0,3}(?:-{3,}|\*{3,}|_{3,})()$/gm],
  ['emoji', /:([A-Z][A-Z_]+):/g],
];

const mention =
  /<at\b[^>]*?\b(?:id|user_id|ids)\s*=\s*["']?([^"'\s>]*)["']?[^>]*>(?:[^<]*<\/at>)?/gi;

/** `nameOf`: of a person by open_id. What is written as an entity is never markup. */
export function readMarkdown(text: string, nameOf: (openId: string) => string): Read {
  const kept: string[] = [];
  const live: Live[] = [];
  let words = text.replaceAll(entity, (...found) => {
    const [whole, tens, hex, name] = found;
    kept.push(decoded(String(whole), tens, hex, name));
    return `\ufdd0${kept.length - 1}\ufdd1`;
  });
  const restored = (part: string): string =>
    part.replaceAll(/\ufdd0(\d+)\ufdd1/g, (_, at) => kept[Number(at)] ?? '');
  const take = (kind: string, pattern: RegExp, shown: (inner: string) => string): void => {
    words = words.replaceAll(pattern, (_, inner) => {
      live.push({ kind, text: restored(String(inner)) });
      return shown(String(inner));
    });
  };
  take('at', mention, (id) => `@${id === 'all' ? 'all' : nameOf(id)}`);
  for (const [kind, pattern] of marks) take(kind, pattern, (inner) => inner);
  words = words.replaceAll(/<br\s*\/?>/gi, '\n');
  take('tag', /<(\/?[a-z_]+\b[^>]*)>/gi, () => '');
  return { words: restored(words.replaceAll(/\\([!-/:-@[-`{-~])/g, '$1')), live };
}

/** A text message: people and addresses are live in it, marks are not. */
export function readText(text: string, nameOf: (openId: string) => string): Read {
  const live: Live[] = [];
  const words = text
    .replaceAll(mention, (_, id) => {
      live.push({ kind: 'at', text: String(id) });
      return `@${id === 'all' ? 'all' : nameOf(String(id))}`;
    })
    .replaceAll(/https?:\/\/\S+/gi, (address) => {
      live.push({ kind: 'link', text: address });
      return address;
    });
  return { words, live };
}
