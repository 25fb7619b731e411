/** Finding somebody by a name as people type it: what counts as the same, and what comes near. */
import { byText } from './text-order.ts';

/**
 * The form in which two spellings of one name are equal: case, full and half width, spaces and invisible characters aside. Only for
 * comparing, never for showing. Empty when nothing visible is left.
 */
export const normaliseName = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\p{White_Space}\p{Control}\p{Format}\p{Default_Ignorable_Code_Point}]/gu, '')
    .toLowerCase()
    .normalize('NFC');

/** Longer texts are cut before comparing: no name is longer, and hostile ones must not cost more. */
const longest = 64;

/** Those of the candidates that may have been meant, best first, equals in text order: at most `limit`, perhaps none. */
export function nearest(text: string, candidates: readonly string[], limit = 3): readonly string[] {
  const wanted = letters(text);
  if (wanted.length === 0) return [];
  const allowed = Math.max(1, Math.floor(wanted.length / 3));
  return [...new Set(candidates)]
    .map((candidate) => ({ candidate, distance: distanceOf(wanted, letters(candidate), allowed) }))
    .filter(({ distance }) => distance <= allowed)
    .sort((a, b) => a.distance - b.distance || byText(a.candidate, b.candidate))
    .slice(0, limit)
    .map(({ candidate }) => candidate);
}

/** The one that was most likely meant; null when none comes near: a wild guess is worse than none. */
export const closest = (text: string, candidates: readonly string[]): string | null =>
  nearest(text, candidates, 1)[0] ?? null;

const letters = (text: string): readonly string[] =>
  [...normaliseName(text.slice(0, 4 * longest))].slice(0, longest);

/** A name that begins with what was typed is as near as one slip; it may also be typed in part. */
function distanceOf(wanted: readonly string[], name: readonly string[], allowed: number): number {
  const isBeginning = wanted.length >= 2 && wanted.every((letter, index) => name[index] === letter);
  if (isBeginning) return wanted.length === name.length ? 0 : 1;
  // The difference in length is the least that the distance can be.
  if (Math.abs(wanted.length - name.length) > allowed) return Number.POSITIVE_INFINITY;
  // Sharing no letter at all is no likeness, however short both are.
  const shared = name.some((letter) => wanted.includes(letter));
  return shared ? slips(wanted, name) : Number.POSITIVE_INFINITY;
}

/** Letters to insert, leave out, replace or swap with their neighbour to make one of the other. */
function slips(a: readonly string[], b: readonly string[]): number {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (const [row, letter] of a.entries()) {
    const current = [row + 1];
    for (const [column, other] of b.entries()) {
      const replaced = at(above, column) + (letter === other ? 0 : 1);
      const cheapest = Math.min(replaced, at(above, column + 1) + 1, at(current, column) + 1);
      const swaps = row > 0 && column > 0 && letter === b[column - 1] && other === a[row - 1];
      current.push(swaps ? Math.min(cheapest, at(before, column - 1) + 1) : cheapest);
    }
    [before, above] = [above, current];
  }
  return at(above, b.length);
}

const at = (row: readonly number[], index: number): number => row[index] ?? 0;
