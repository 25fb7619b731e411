/** What is known while one card is drawn. */
import type { Locale } from '../../i18n/locale.ts';
import type { CarriedValue } from './carried.ts';

export interface Drawing {
  readonly locale: Locale;
  /** What a button of this card carries. */
  readonly carry: (action: string, value: string) => CarriedValue;
  /** How long the rows of one table may be together; rows that have no room are counted below it. */
  readonly tableBytes: number;
  /** Counted while drawing. */
  tables: number;
  charts: number;
}
