/**
 * Cards as Lark shows them: pure, every limit kept, no string read as markup. What one card cannot hold is announced, never silently
 * left out. Throws `LarkLimitBreach` for what may not be cut: what buttons carry.
 */
import type { Locale } from '../../i18n/locale.ts';
import type { Card } from '../card.ts';
import { bilingual } from './bilingual.ts';
import type { LarkCard } from './card-schema.ts';
import { carry } from './carried.ts';
import type { Drawing } from './drawing.ts';
import { type Envelope, enveloped, roomWithin, wholeTitle } from './envelope.ts';
import { elementsOf, fit, fits, type Part } from './fit.ts';
import { limits } from './limits.ts';
import { rootElements } from './render-element.ts';

export interface CardOptions {
  readonly locale: Locale;
  /** The same public card in the other language. Where it is not alike, or both are too long together, it is not shown. */
  readonly translation?: Card | null;
  /** The `open_id` of who reads a private card: its buttons work for nobody else. */
  readonly reader?: string | null;
  /** The group in which it was asked for: what is pressed on a private card is about that group still. */
  readonly origin?: string | null;
}

export function renderCard(card: Card, options: CardOptions): LarkCard {
  const { locale, translation = null } = options;
  const whole = wholeCard(card, options);
  if (whole && translation && card.audience === 'public') {
    const theirs = wholeCard(translation, { ...options, locale: locale === 'zh' ? 'en' : 'zh' });
    const shared = theirs && bilingual(whole, theirs, locale);
    if (shared) return shared;
  }
  return whole ?? reducedCard(card, options);
}

/** Null when it is too much for one card. */
function wholeCard(card: Card, options: CardOptions): LarkCard | null {
  const envelope = envelopeOf(card, options);
  const elements = elementsOf(draw(card, options, limits.requestBytes));
  return fits(elements, roomWithin(envelope)) ? enveloped(envelope, elements) : null;
}

/** Bytes for the rows of each table, from the most that could have room. */
const tableRooms = [20_000, 14_000, 10_000, 7000, 4500, 3000] as const;
const leastTableRoom = 2000;

/** Long tables first: they say how many rows they leave out. Only then whole parts. */
function reducedCard(card: Card, options: CardOptions): LarkCard {
  const envelope = envelopeOf(card, options);
  const room = roomWithin(envelope);
  for (const bytes of tableRooms) {
    const elements = elementsOf(draw(card, options, bytes));
    if (fits(elements, room)) return enveloped(envelope, elements);
  }
  const parts = draw(card, options, leastTableRoom);
  return enveloped(envelope, fit(parts, room, options.locale));
}

const envelopeOf = ({ title, audience }: Card, { locale }: CardOptions): Envelope => ({
  ...{ title, template: 'blue', isPrivate: audience === 'private', locale },
});

function draw(
  { audience, title, elements }: Card,
  { locale, reader = null, origin = null }: CardOptions,
  tableBytes: number,
): Part[] {
  const carriedBy = audience === 'private' ? { reader, origin } : {};
  const drawing: Drawing = {
    ...{ locale, tableBytes, tables: 0, charts: 0 },
    carry: (action, value) => carry(action, value, carriedBy),
  };
  return [
    { kind: 'title', elements: wholeTitle(title) },
    ...elements.map(
      (element): Part => ({
        kind: element.kind,
        elements: rootElements(element, drawing),
      }),
    ),
  ];
}
