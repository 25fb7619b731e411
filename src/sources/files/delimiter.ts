/** Which character parts the cells: the one that divides the first lines most evenly, counted outside quotes. */
export const delimiters = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof delimiters)[number];

const sampledLines = 20;

/** `,` when none of them occurs: a file of one column. */
export function detectDelimiter(sample: string): Delimiter {
  const counts = delimiters.map((delimiter) => countPerLine(sample, delimiter));
  let best: { delimiter: Delimiter; agreeing: number; columns: number } | null = null;
  for (const [index, delimiter] of delimiters.entries()) {
    const lines = counts[index] ?? [];
    const columns = lines[0] ?? 0;
    if (columns === 0) continue;
    const agreeing = lines.filter((count) => count === columns).length;
    if (!best || agreeing > best.agreeing || (agreeing === best.agreeing && columns > best.columns))
      best = { delimiter, agreeing, columns };
  }
  return best?.delimiter ?? ',';
}

function countPerLine(sample: string, delimiter: string): readonly number[] {
  const lines: number[] = [];
  let [count, quoted, empty] = [0, false, true];
  for (const character of sample) {
    if (character === '"') quoted = !quoted;
    else if (!quoted && (character === '\n' || character === '\r')) {
      if (!empty) lines.push(count);
      if (lines.length === sampledLines) return lines;
      [count, empty] = [0, true];
      continue;
    } else if (!quoted && character === delimiter) count += 1;
    empty = false;
  }
  if (!empty) lines.push(count);
  return lines;
}
