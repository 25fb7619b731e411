/** "Did you mean …?": the word of a list that somebody most likely meant. */

/** Null when nothing is near: a wild guess is worse than none. */
export function nearest(text: string, words: readonly string[]): string | null {
  const wanted = text.slice(0, 60).toLowerCase();
  let best: string | null = null;
  let least = Math.ceil(wanted.length / 3) + 1;
  for (const word of words) {
    const distance = editDistance(wanted, word.toLowerCase());
    if (distance < least) [best, least] = [word, distance];
  }
  return best;
}

/** Insertions, deletions and replacements of single characters between two short words. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
