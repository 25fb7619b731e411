/** What is said in public is read by people of both languages. */
import type { PublicCard } from '../chat/card.ts';
import { type Locale, otherLocale } from '../i18n/locale.ts';

/** `locale`: that of the place, where a platform can show one only. `make` is asked for the same card in each, alike but for its words. */
export const inBothLanguages = (
  locale: Locale,
  make: (locale: Locale) => PublicCard,
): PublicCard => ({ ...make(locale), locale, translation: make(otherLocale(locale)) });
