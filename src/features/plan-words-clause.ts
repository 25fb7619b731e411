/** A sentence about one thing that a plan states. Together they tell the part; of a change, those that differ are told. */
import type { Locale } from '../i18n/locale.ts';

export interface Clause {
  /** Of the plan file: what the sentence is about. */
  readonly keys: readonly string[];
  readonly text: string;
  /** Goes without saying: told only when it changes. */
  readonly isUsual?: boolean;
}

export const clause = (keys: string | readonly string[], text: string): Clause => ({
  keys: typeof keys === 'string' ? [keys] : keys,
  text,
});

export const usual = (key: string, text: string): Clause => ({ keys: [key], text, isUsual: true });

/** The sentences of a part, one after the other. */
export const told = (clauses: readonly Clause[], locale: Locale): string =>
  clauses
    .filter(({ isUsual, text }) => !isUsual && text !== '')
    .map(({ text }) => text)
    .join(locale === 'zh' ? '' : ' ');
