/** A command as a platform is told of it, for its menus and lists. */
import { type Locale, say, type Text } from '../i18n/locale.ts';

export interface ToldCommand {
  /** The first that the platform takes is the command; the others are not told. */
  readonly names: readonly string[];
  readonly usage: Text;
  readonly help: Text;
}

/** What it is for: the first sentence of its help, without the stop. */
export const summaryOf = ({ help }: ToldCommand, locale: Locale): string =>
  say(locale, help).split(ends[locale])[0] ?? '';

const ends: Readonly<Record<Locale, RegExp>> = { en: /\.(?: |$)/, zh: /。/ };
