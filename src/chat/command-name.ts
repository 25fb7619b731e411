/** Finds the command in what somebody typed: English or Chinese, any case, half or full width, with or without the slash. */

export interface NamedCommand<T> {
  readonly names: readonly string[];
  readonly target: T;
}

export interface FoundCommand<T> {
  readonly target: T;
  /** What follows the name, as it was typed. */
  readonly words: string;
}

/** Half width, lower case, single spaces: how names are compared. */
export const normalise = (text: string): string =>
  text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();

/** The first word typed, without its slash. */
export const firstWord = (text: string): string => withoutSlash(text).split(/\s/u)[0] ?? '';

const withoutSlash = (text: string): string => text.trim().replace(/^[/／]\s*/u, '');

/** The longest name wins. Null when the text begins with none of them. */
export function findCommand<T>(
  text: string,
  commands: readonly NamedCommand<T>[],
): FoundCommand<T> | null {
  const typed = withoutSlash(text);
  let found: (FoundCommand<T> & { readonly length: number }) | null = null;
  for (const { names, target } of commands)
    for (const name of names) {
      const length = lengthOfName(typed, normalise(name));
      if (length !== null && length > (found?.length ?? 0))
        found = { target, length, words: typed.slice(length).trim() };
    }
  return found && { target: found.target, words: found.words };
}

/** How many typed characters spell the name; null when they do not, or when the word goes on. Chinese needs no space after it. */
function lengthOfName(typed: string, name: string): number | null {
  for (let end = 1; end <= Math.min(typed.length, name.length * 2); end += 1) {
    if (normalise(typed.slice(0, end)) !== name) continue;
    const next = typed.slice(end, end + 1).normalize('NFKC');
    const endsHere = next === '' || /[\s:,]/u.test(next) || /\p{Script=Han}$/u.test(name);
    if (endsHere && !/^\s$/u.test(typed.slice(end - 1, end))) return end;
  }
  return null;
}
