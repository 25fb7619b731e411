/** What people write in the forms of a question. Nothing of it is cut: what is too long is said to be. */
import { AppError } from '../../domain/errors.ts';

/** In characters. */
export const longestWords = 1000;
const longestDeal = 100;

/** Throws `question.words_missing` or `question.too_long`. */
export function readWords(text: string): string {
  const words = text.trim();
  if (words === '') throw new AppError('question.words_missing', {});
  return notLonger(words, longestWords);
}

/** Null: about no deal. Throws `question.too_long`. */
export const readDeal = (text: string): string | null =>
  text.trim() === '' ? null : notLonger(text.trim(), longestDeal);

function notLonger(text: string, most: number): string {
  const { length } = [...text];
  if (length > most) throw new AppError('question.too_long', { most, length });
  return text;
}
