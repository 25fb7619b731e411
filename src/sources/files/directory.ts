/** Finds the person or the team that a cell means. Nobody is guessed: what fits exactly one is taken, everything else is said. */
import { nearest, normaliseName } from '../../domain/names.ts';
import type { Person, Team } from '../../domain/people.ts';

export type Match<T> =
  | { readonly kind: 'found'; readonly value: T }
  | { readonly kind: 'ambiguous'; readonly matches: readonly string[] }
  | { readonly kind: 'unknown'; readonly near: readonly string[] };

/** Suggestions cost a look at everybody; after this many different unknown texts there are none. */
const mostSuggestions = 200;
const longestCache = 20_000;

export class Directory<T> {
  readonly #levels: readonly ReadonlyMap<string, readonly T[]>[];
  /** How who is called so is shown. */
  readonly #shown: ReadonlyMap<string, string>;
  readonly #describe: (value: T) => string;
  readonly #cache = new Map<string, Match<T>>();
  #suggested = 0;

  /** `levels`: what each is called, the surest first; a later level is asked only when the earlier find nobody. */
  constructor(
    values: readonly T[],
    levels: readonly ((value: T) => readonly (string | null)[])[],
    describe: (value: T) => string,
  ) {
    this.#levels = levels.map((level) => byForm(values, level));
    this.#describe = describe;
    this.#shown = new Map(
      values.flatMap((value) =>
        levels
          .flatMap((level) => level(value))
          .flatMap((name): [string, string][] => (name ? [[name, describe(value)]] : [])),
      ),
    );
  }

  find(text: string): Match<T> {
    const known = this.#cache.get(text);
    if (known) return known;
    const match = this.#match(text);
    if (this.#cache.size < longestCache) this.#cache.set(detached(text), match);
    return match;
  }

  #match(text: string): Match<T> {
    const form = normaliseName(text);
    for (const level of this.#levels) {
      const found = level.get(form);
      if (found?.length === 1 && found[0] !== undefined) return { kind: 'found', value: found[0] };
      if (found) return { kind: 'ambiguous', matches: found.map(this.#describe) };
    }
    return { kind: 'unknown', near: this.#near(text) };
  }

  #near(text: string): readonly string[] {
    this.#suggested += 1;
    if (this.#suggested > mostSuggestions) return [];
    const names = nearest(text, [...this.#shown.keys()]);
    return [...new Set(names.map((name) => this.#shown.get(name) ?? name))];
  }
}

export type PersonKey = 'key' | 'email' | 'name';

export function directoryOf(people: readonly Person[], match: readonly PersonKey[]) {
  const levels: Record<PersonKey, (person: Person) => readonly (string | null)[]> = {
    key: (person) => [person.key],
    email: (person) => [person.email],
    name: (person) =>
      person.name === person.nameZh ? [person.name] : [person.name, person.nameZh],
  };
  return new Directory(
    people,
    match.map((each) => levels[each]),
    (person) => (person.name === person.key ? person.name : `${person.name} (${person.key})`),
  );
}

export const teamDirectoryOf = (teams: readonly Team[]) =>
  new Directory(
    teams,
    [
      (team) => [team.key],
      (team) => (team.name === team.nameZh ? [team.name] : [team.name, team.nameZh]),
    ],
    (team) => (team.name === team.key ? team.name : `${team.name} (${team.key})`),
  );

function byForm<T>(values: readonly T[], level: (value: T) => readonly (string | null)[]) {
  const map = new Map<string, T[]>();
  for (const value of values)
    for (const name of level(value)) {
      if (!name) continue;
      const form = normaliseName(name);
      const there = map.get(form);
      if (!there) map.set(form, [value]);
      else if (!there.includes(value)) there.push(value);
    }
  return map;
}

/** A piece of a parsed block keeps the whole block alive; a copy does not. */
export const detached = (text: string): string => Buffer.from(text, 'utf8').toString('utf8');
