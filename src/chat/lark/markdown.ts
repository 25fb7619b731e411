/** Texts as Lark's markdown. What comes from people is written in entities, so that no name is ever markup, a link or a mention. */
import type { Span } from '../card.ts';
import { clean, isBlank } from '../text.ts';
import type { LarkMarkdown, LarkText } from './card-schema.ts';

/** What markdown, a tag or a mention could be made of, and full stops as addresses have them. */
const signs = /[<>~\-!*/\\[\]()#:+"'`$_&@|{}]|\.(?=\p{L})|(?<=\p{L})\.(?=\S)/gu;

const entity = (sign: string): string => `&#${sign.charCodeAt(0)};`;

/** Only ever letters, within a line. */
export const escapeMarkdown = (text: string): string => clean(text).replace(signs, entity);

/** `text` is not blank. */
export const plainText = (text: string): LarkText => ({ tag: 'plain_text', content: clean(text) });

/** A blank one becomes nothing: Lark takes no empty text. */
export function markdown(
  spans: readonly Span[],
  look: Pick<LarkMarkdown, 'text_size' | 'text_align'> = {},
): LarkMarkdown[] {
  return spans.every(({ text }) => isBlank(text))
    ? []
    : [{ tag: 'markdown', content: inMarkdown(spans), ...look }];
}

/** Grey and small, as what is muted as a whole. */
export const smallPrint = (text: string): LarkMarkdown[] =>
  markdown([{ text, style: 'muted' }], { text_size: 'notation' });

/** Lines begin with nothing that would make code, a list or a heading of them. */
export const inMarkdown = (spans: readonly Span[]): string =>
  spans
    .map(styled)
    .reduce((before, after) => `${before}${touches(before, after) ? hair : ''}${after}`, '')
    .replace(/^ +/gm, '')
    .replace(/(?<=^\d+)\.(?!\d)|^=/gm, entity);

const marks = { strong: ['**', '**'], muted: ["<font color='grey'>", '</font>'] } as const;

/** Line by line, and around what can be seen: marks do not reach further. */
function styled({ text, style }: Span): string {
  if (!style) return escapeMarkdown(text);
  const [open, close] = marks[style];
  return clean(text)
    .split('\n')
    .map((line) => {
      const seen = line.trim();
      return isBlank(seen)
        ? line
        : line.replace(seen, () => `${open}${escapeMarkdown(seen)}${close}`);
    })
    .join('\n');
}

const hair = '\u200a';

/**
 * Stars between a sign and a letter are shown as stars, and Chinese sentences have no spaces: a hair's breadth makes them marks again.
 * Likewise between two bold parts.
 */
const touches = (before: string, after: string): boolean =>
  /\S$/.test(before) &&
  /^\S/.test(after) &&
  (/[^\p{L}\p{N}]\*\*$/u.test(before) ||
    /^\*\*[^\p{L}\p{N}]/u.test(after) ||
    (before.endsWith('**') && after.startsWith('**')));
