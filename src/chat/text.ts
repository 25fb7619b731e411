/** Texts on their way to any platform: only what can be seen, and cut only where the whole stands elsewhere. */

/**
 * Without what no screen shows: control signs, halves of letters, and the signs that turn the direction of writing, with which a name
 * could turn the figures after it around. Line breaks stay; right-to-left scripts need no such sign.
 */
export const clean = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/(?!\n)\p{Cc}/gu, ' ')
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '');

/** Nothing that could be seen. */
export const isBlank = (text: string): boolean => /^[\s\p{Cc}\p{Cf}]*$/u.test(text);

const signs = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** At most `most` UTF-16 units, with `…` in place of what is left out. The caller shows the whole elsewhere. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  let kept = '';
  for (const { segment } of signs.segment(text.slice(0, most * 2))) {
    if (kept.length + segment.length >= most) break;
    kept += segment;
  }
  return `${kept}…`;
}

/** In parts of at most `most` UTF-16 units that add up to the text, parted between words where there are any. */
export function pieces(text: string, most: number): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > most) {
    const end = breakWithin(rest, most);
    parts.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return [...parts, rest];
}

function breakWithin(text: string, most: number): number {
  const space = text.slice(0, most).search(/\s\S*$/u);
  if (space > 0) return space + 1;
  return /[\ud800-\udbff]/.test(text[most - 1] ?? '') ? most - 1 : most;
}
