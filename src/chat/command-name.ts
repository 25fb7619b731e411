/** Finds the command in what somebody typed: English or Chinese, any case, half or full width, with or without the slash. */

export interface NamedCommand<T> {
  readonly names: readonly string[];
  readonly target: T;
}

/** Made once, asked with every command. */
export interface CommandNames<T> {
  /** By the name as it is compared. */
  readonly targets: ReadonlyMap<string, T>;
  /** Most characters that can spell one of them. */
  readonly longest: number;
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

/** Of two that have the same name, the first has it. */
export function commandNames<T>(commands: readonly NamedCommand<T>[]): CommandNames<T> {
  const targets = new Map<string, T>();
  for (const { names, target } of commands)
    for (const name of names.map(normalise)) if (!targets.has(name)) targets.set(name, target);
  const longest = 2 * Math.max(0, ...[...targets.keys()].map(({ length }) => length));
  return { targets, longest };
}

/** The longest name wins. Null when the text begins with none of them, or when the word goes on. */
export function findCommand<T>(
  text: string,
  { targets, longest }: CommandNames<T>,
): FoundCommand<T> | null {
  const typed = withoutSlash(text);
  for (let end = Math.min(typed.length, longest); end > 0; end -= 1) {
    const name = normalise(typed.slice(0, end));
    const target = targets.get(name);
    if (target !== undefined && endsAt(typed, end, name))
      return { target, words: typed.slice(end).trim() };
  }
  return null;
}

/** Chinese needs no space after it. */
function endsAt(typed: string, end: number, name: string): boolean {
  const next = typed.slice(end, end + 1).normalize('NFKC');
  const isOver = next === '' || /[\s:,]/u.test(next) || /\p{Script=Han}$/u.test(name);
  return isOver && !/^\s$/u.test(typed.slice(end - 1, end));
}
