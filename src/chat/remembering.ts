/** What a process keeps in mind for its own convenience: never without end, for it may run for years. */

/** As the youngest; the eldest goes when there are more than `most`. */
export function remember<T>(memory: Map<string, T>, key: string, value: T, most: number): void {
  memory.delete(key);
  memory.set(key, value);
  const [eldest] = memory.keys();
  if (memory.size > most && eldest !== undefined) memory.delete(eldest);
}
