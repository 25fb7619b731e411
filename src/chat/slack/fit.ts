/** As many blocks as a surface takes, with a word on what is left out. */
import { type Locale, say } from '../../i18n/locale.ts';
import { chatCards } from '../../i18n/texts/chat-cards.ts';
import type { CardElement } from '../card.ts';
import type { SlackBlock } from './drawing.ts';
import { context, mergeTexts } from './rich-text.ts';

/** One element, or the title, and what became of it. */
export interface Part {
  readonly kind: CardElement['kind'] | 'title';
  readonly blocks: readonly SlackBlock[];
}

const footKinds: readonly Part['kind'][] = ['actions', 'choice', 'note', 'divider'];

/**
 * All parts where they fit, drawn closer together if need be. Otherwise as many from the beginning as there is room for, how many are
 * missing, and the end of the card with its buttons and small print.
 */
export function fit(parts: readonly Part[], most: number, locale: Locale): SlackBlock[] {
  const all = blocksOf(parts);
  if (all.length <= most) return all;
  const closer = mergeTexts(all);
  if (closer.length <= most) return closer;
  const foot = footOf(parts, most);
  const body = parts.slice(0, parts.length - foot.length);
  const room = most - blocksOf(foot).length - 1;
  const kept = body.slice(0, fitting(body, room));
  const more = say(locale, chatCards.moreParts, { count: body.length - kept.length });
  return [...mergeTexts(blocksOf(kept)), ...context([more]), ...blocksOf(foot)];
}

const blocksOf = (parts: readonly Part[]): SlackBlock[] => parts.flatMap(({ blocks }) => blocks);

/** The last parts that are no content; none when they alone would take half of the room. */
function footOf(parts: readonly Part[], most: number): readonly Part[] {
  const from = parts.findLastIndex(({ kind }) => !footKinds.includes(kind)) + 1;
  const foot = parts.slice(from);
  return blocksOf(foot).length * 2 > most ? [] : foot;
}

/** How many parts from the beginning have room together. */
function fitting(parts: readonly Part[], room: number): number {
  let kept = 0;
  while (kept < parts.length && mergeTexts(blocksOf(parts.slice(0, kept + 1))).length <= room)
    kept += 1;
  return kept;
}
