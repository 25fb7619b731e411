/** The columns that months and people share. */
import type { Table } from '../../chat/card.ts';
import { type Locale, say, type Text } from '../../i18n/locale.ts';
import { target as texts } from '../../i18n/texts/target.ts';

export const columns = (locale: Locale, first: Text): Table['columns'] => [
  { title: say(locale, first), align: 'start' },
  { title: say(locale, texts.goal), align: 'end' },
  { title: say(locale, texts.done), align: 'end' },
  { title: say(locale, texts.share), align: 'end' },
];
