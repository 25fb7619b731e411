/** As much as one card of Lark's holds, with a word on what is left out. */
import { type Locale, say } from '../../i18n/locale.ts';
import { chatCards } from '../../i18n/texts/chat-cards.ts';
import type { CardElement } from '../card.ts';
import type { LarkElement } from './card-schema.ts';
import { bytesOf, componentsIn } from './limits.ts';
import { smallPrint } from './markdown.ts';

/** One element, or the title, and what became of it. */
export interface Part {
  readonly kind: CardElement['kind'] | 'title';
  readonly elements: readonly LarkElement[];
}

export interface Room {
  readonly bytes: number;
  readonly components: number;
}

const footKinds: readonly Part['kind'][] = ['actions', 'choice', 'note', 'divider'];

export const elementsOf = (parts: readonly Part[]): LarkElement[] =>
  parts.flatMap(({ elements }) => elements);

export const fits = (elements: readonly LarkElement[], room: Room): boolean =>
  !isOver(left(room, elements));

/**
 * As many parts from the beginning as there is room for, how many are missing, and the end of the card with its buttons and small
 * print. Parts that fit all are shown all.
 */
export function fit(parts: readonly Part[], room: Room, locale: Locale): LarkElement[] {
  const all = elementsOf(parts);
  if (fits(all, room)) return all;
  const foot = footOf(parts, room);
  const body = parts.slice(0, parts.length - foot.length);
  const more = (count: number): Part => ({
    kind: 'note',
    elements: smallPrint(say(locale, chatCards.moreParts, { count })),
  });
  let rest = left(room, elementsOf([more(body.length), ...foot]));
  const end = body.findIndex((part) => {
    rest = left(rest, part.elements);
    return isOver(rest);
  });
  const kept = body.slice(0, end === -1 ? body.length : end);
  return elementsOf([...kept, more(body.length - kept.length), ...foot]);
}

const left = ({ bytes, components }: Room, elements: readonly LarkElement[]): Room => ({
  bytes: bytes - elements.reduce((sum, each) => sum + bytesOf(each), 0),
  components: components - componentsIn(elements),
});

const isOver = ({ bytes, components }: Room): boolean => bytes < 0 || components < 0;

/** The last parts that are no content; none when they alone would take half of the room. */
function footOf(parts: readonly Part[], { bytes, components }: Room): readonly Part[] {
  const from = parts.findLastIndex(({ kind }) => !footKinds.includes(kind)) + 1;
  const foot = parts.slice(from);
  return fits(elementsOf(foot), { bytes: bytes / 2, components: components / 2 }) ? foot : [];
}
