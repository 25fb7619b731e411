/**
 * Commands as they are typed in Slack, where a command has a name of Latin letters and `/help` is Slack's own: whoever copies what we
 * say gets there. What buttons and fields carry stays as it is.
 */

/** Where a word begins: a stroke between two words is no command. */
const chinese = /(?<=^|[\s（(「『“"'：:，,、。；;])[/／](?=\p{Script=Han})/gu;
const ofSlack = /(?<=^|[\s（(「『“"'：:，,、。；;])\/help(?![\p{L}\p{N}/-])/gu;

export const asTyped = (text: string): string =>
  text.replace(chinese, '/upside ').replace(ofSlack, '/upside');

/** For machines, or a figure. */
const carried: ReadonlySet<string> = new Set([
  ...['kind', 'audience', 'action', 'value', 'name', 'type', 'style', 'align', 'initial'],
]);

/** A card, a form, or errors by field: with every text that is read as it is typed here. */
export function allAsTyped<T>(said: T): T {
  if (typeof said === 'string') return asTyped(said) as T;
  if (Array.isArray(said)) return said.map((each: unknown) => allAsTyped(each)) as T;
  if (typeof said !== 'object' || said === null) return said;
  const members = Object.entries(said).map(([name, value]: [string, unknown]) => [
    name,
    carried.has(name) ? value : allAsTyped(value),
  ]);
  return Object.fromEntries(members) as T;
}
