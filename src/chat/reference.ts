/** A short name for one failed request, the same in the reply and in the log: `7f3a-22c1`. */

/** Derived from the request's key (FNV-1a, 32 bits), so a repetition by the platform bears the same reference. */
export function referenceOf(requestKey: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < requestKey.length; index += 1)
    hash = Math.imul(hash ^ requestKey.charCodeAt(index), 0x01000193);
  const hex = (hash >>> 0).toString(16).padStart(8, '0');
  return `${hex.slice(0, 4)}-${hex.slice(4)}`;
}
