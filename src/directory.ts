/** Who and where, as the playground shows it: the people of the company today, its places, and what each may say. */
import type { Directory, PlaygroundPerson } from './chat/playground/identity.ts';
import type { CommandHint } from './chat/playground/options.ts';
import type { Company } from './company.ts';
import type { Role } from './domain/errors.ts';
import { assignmentOn, languageOf, type Person, type Team } from './domain/people.ts';
import { businessDay } from './domain/period.ts';
import type { Feature } from './features/feature.ts';
import { type Locale, say } from './i18n/locale.ts';
import { suggestions } from './i18n/texts/start.ts';

/** As the playground lists them. */
const roles: readonly Role[] = ['rep', 'manager', 'ops', 'finance', 'executive', 'admin'];

export function directoryOf({ store, clock, order }: Company): Directory {
  const rankOf = ({ role, key }: PlaygroundPerson) => {
    const place = order.indexOf(key);
    return roles.indexOf(role as Role) * 10_000 + (place < 0 ? 9_999 : place);
  };
  return {
    async people() {
      const [people, teams] = await Promise.all([store.people.list(), store.people.teams()]);
      const today = businessDay(clock.now(), store.workspace);
      return people
        .filter((each) => each.assignments.length === 0 || assignmentOn(each, today) !== null)
        .map((each) => shown(each, teamOn(each, teams, today), store.workspace.locale))
        .sort((a, b) => rankOf(a) - rankOf(b));
    },
    async places() {
      return (await store.places.list())
        .filter(({ platform }) => platform === 'playground')
        .map(({ ref, name, nameZh }) => ({ key: ref, name, nameZh }))
        .sort((a, b) => Number(b.key === 'general') - Number(a.key === 'general'));
    },
  };
}

const teamOn = (
  person: Person,
  teams: readonly Team[],
  today: Parameters<typeof assignmentOn>[1],
) => teams.find(({ id }) => id === assignmentOn(person, today)?.teamId) ?? null;

function shown(person: Person, team: Team | null, usual: Locale): PlaygroundPerson {
  const locale = languageOf(person, usual);
  return {
    key: person.key,
    name: person.name,
    nameZh: person.nameZh,
    role: roleOf(person),
    team: team && (locale === 'zh' ? (team.nameZh ?? team.name) : team.name),
    locale,
  };
}

/** What decides the person's three things to try. */
const roleOf = (person: Person): Role => person.roles.find((role) => role !== 'rep') ?? 'rep';

export const commandsFor = (
  features: readonly Feature[],
  { role }: PlaygroundPerson,
  locale: Locale,
): readonly CommandHint[] =>
  features.flatMap(({ command }) => {
    if (!command?.roles.some((each) => each === role)) return [];
    const inLanguage = command.names.find(
      (name) => /\p{Script=Han}/u.test(name) === (locale === 'zh'),
    );
    return [
      {
        name: `/${inLanguage ?? command.names[0]}`,
        usage: say(locale, command.usage),
        help: say(locale, command.help),
      },
    ];
  });

export const suggestionsFor = ({ role }: PlaygroundPerson, locale: Locale): readonly string[] =>
  (suggestions[role as Role] ?? suggestions.executive)[locale];
