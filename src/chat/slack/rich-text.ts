/** Lines of text as Slack's own rich text, whose text elements are shown as they are. */
import type { types } from '@slack/bolt';
import type { Span } from '../card.ts';
import { clean, isBlank, pieces } from '../text.ts';
import { limits } from './limits.ts';
import { plain } from './text.ts';

export interface Run {
  readonly text: string;
  readonly style?: 'bold' | 'italic';
}

export type Line = readonly Run[];

/** In as many blocks as the length takes; none when there is nothing to see. */
export function richText(
  lines: readonly Line[],
  shape: 'lines' | 'list' = 'lines',
): types.RichTextBlock[] {
  const blocks: { sections: types.RichTextSection[]; length: number }[] = [];
  for (const fragment of lines.flatMap(fragmentsOf)) {
    const length = lengthOf(fragment);
    const last = blocks.at(-1);
    if (last && last.length + length <= limits.text) {
      last.sections.push(sectionOf(fragment));
      last.length += length;
    } else blocks.push({ sections: [sectionOf(fragment)], length });
  }
  return blocks.map(({ sections }) => ({
    type: 'rich_text',
    elements:
      shape === 'list'
        ? [{ type: 'rich_text_list', style: 'bullet', elements: sections }]
        : sections,
  }));
}

const styles: Readonly<Record<NonNullable<Span['style']>, Run['style']>> = {
  strong: 'bold',
  muted: 'italic',
};

export const lineOf = (spans: readonly Span[]): Line =>
  spans.map(({ text, style }) => runOf(text, style && styles[style]));

export const runOf = (text: string, style?: Run['style']): Run =>
  style ? { text, style } : { text };

/** Small print. */
export function context(texts: readonly string[]): types.ContextBlock[] {
  const parts = texts
    .filter((text) => !isBlank(text))
    .flatMap((text) => pieces(clean(text), limits.text))
    .filter((text) => !isBlank(text));
  const blocks: types.ContextBlock[] = [];
  for (let at = 0; at < parts.length; at += limits.contextTexts)
    blocks.push({
      type: 'context',
      elements: parts.slice(at, at + limits.contextTexts).map(plain),
    });
  return blocks;
}

/** Neighbouring paragraphs in one block: they stand closer then. */
export function mergeTexts<B extends { readonly type: string }>(
  blocks: readonly (B | types.RichTextBlock)[],
): (B | types.RichTextBlock)[] {
  const merged: (B | types.RichTextBlock)[] = [];
  for (const block of blocks) {
    const last = merged.at(-1);
    const both = last && joined(last, block);
    if (both) merged.splice(-1, 1, both);
    else merged.push(block);
  }
  return merged;
}

function joined(
  first: { readonly type: string },
  second: { readonly type: string },
): types.RichTextBlock | null {
  if (!isRichText(first) || !isRichText(second)) return null;
  const sections = [...first.elements, ...second.elements].filter(
    (each) => each.type === 'rich_text_section',
  );
  if (sections.length < first.elements.length + second.elements.length) return null;
  const length = sections.reduce((sum, { elements }) => sum + lengthOf(elements), 0);
  return length <= limits.text ? { type: 'rich_text', elements: sections } : null;
}

const isRichText = (block: { readonly type: string }): block is types.RichTextBlock =>
  block.type === 'rich_text';

const lengthOf = (runs: readonly object[]): number =>
  runs.reduce<number>(
    (sum, run) => sum + ('text' in run && typeof run.text === 'string' ? run.text.length : 0),
    0,
  );

const sectionOf = (runs: Line): types.RichTextSection => ({
  type: 'rich_text_section',
  elements: runs.map(({ text, style }) =>
    style ? { type: 'text', text, style: { [style]: true } } : { type: 'text', text },
  ),
});

/** A line, or the parts of one that is longer than a block; a blank line is none. */
function fragmentsOf(line: Line): Run[][] {
  if (isBlank(line.map(({ text }) => text).join(''))) return [];
  const fragments: Run[][] = [];
  let room = 0;
  for (const { text, style } of line)
    for (const piece of pieces(clean(text), limits.text)) {
      if (piece === '') continue;
      if (piece.length > room) {
        fragments.push([]);
        room = limits.text;
      }
      fragments.at(-1)?.push(runOf(piece, style));
      room -= piece.length;
    }
  return fragments.filter((runs) => !isBlank(runs.map(({ text }) => text).join('')));
}
