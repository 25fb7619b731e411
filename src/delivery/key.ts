/** Keys derived from facts. Two lists of parts never give the same text, so two facts never share a message. */

/** Throws RangeError on an empty list: a message without a fact. */
export function joinKey(parts: readonly string[]): string {
  if (parts.length === 0) throw new RangeError('a key needs at least one part');
  return parts.map((part) => part.replaceAll('\\', '\\\\').replaceAll(':', '\\:')).join(':');
}
