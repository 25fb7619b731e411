/** A card of Lark's around its elements. */
import { type Locale, say } from '../../i18n/locale.ts';
import { chatCards } from '../../i18n/texts/chat-cards.ts';
import { clean, isBlank, shorten } from '../text.ts';
import type { LarkCard, LarkElement, LarkMarkdown } from './card-schema.ts';
import type { Room } from './fit.ts';
import { bytesOf, componentsIn, limits } from './limits.ts';
import { markdown, plainText } from './markdown.ts';

export interface Envelope {
  /** Also what a notification says. */
  readonly title: string;
  readonly template: LarkCard['header']['template'];
  /** It is for one person: Lark is told not to pass it on. */
  readonly isPrivate: boolean;
  readonly locale: Locale;
}

/** A card without a word says whom it is from: Lark takes none that is empty. */
export function enveloped(
  { title, template, isPrivate, locale }: Envelope,
  elements: LarkElement[],
): LarkCard {
  const words = say(locale, chatCards.message);
  const heading = isBlank(title) ? words : shorten(clean(title), limits.title);
  return {
    schema: '2.0',
    config: {
      ...{ update_multi: true, width_mode: 'fill' },
      ...(isPrivate ? { enable_forward: false } : {}),
    },
    header: { template, title: plainText(heading) },
    body: { elements: elements.length > 0 ? elements : markdown([{ text: words }]) },
  };
}

/** What the envelope leaves. */
export function roomWithin(envelope: Envelope): Room {
  const empty = enveloped(envelope, []);
  return {
    bytes: limits.requestBytes - limits.requestFrame - bytesOf(empty),
    components: limits.components - componentsIn(empty),
  };
}

/** A title that is too long for a heading stands whole below it. */
export const wholeTitle = (title: string): LarkMarkdown[] =>
  clean(title).length > limits.title ? markdown([{ text: title, style: 'strong' }]) : [];
