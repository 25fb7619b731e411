/** A question as somebody wants to ask it, from one line of chat or from the form. */
import type { Temporal } from 'temporal-polyfill';
import type { Form } from '../../chat/card.ts';
import { AppError } from '../../domain/errors.ts';
import { assignmentOn, type Team } from '../../domain/people.ts';
import { type Locale, say } from '../../i18n/locale.ts';
import { pulseTexts as texts } from '../../i18n/texts/pulse.ts';
import type { Request } from '../feature.ts';
import { type FormReading, fieldReader, readDeadline } from '../launching.ts';
import { readTeam, teamName } from '../words.ts';

export interface Draft {
  readonly question: string;
  readonly team: Team;
  readonly closesAt: Temporal.Instant;
}

type Around = Pick<Request, 'actor' | 'place' | 'now' | 'today' | 'workspace' | 'locale'>;

const usualTime = 'in 3 days';
const longestQuestion = 300;

/** `"I understand my bonus" team East until Friday`, also in Chinese. */
export function readLine(line: string, around: Around, teams: readonly Team[]): Draft {
  const text = line.trim();
  const quoted = /^(?:["“”]([^"“”]+)["“”]|「([^」]+)」|『([^』]+)』|'([^']+)')/u.exec(text);
  const question = quoted?.slice(1).find((part) => part !== undefined) ?? '';
  const rest = quoted ? text.slice(quoted[0].length) : '';
  const until =
    /(?:(?<![a-z0-9])(?:until|till)(?![a-z0-9])|直到|截止到?|截至)\s*(.+?)\s*(?=(?<![a-z0-9])(?:team|for)(?![a-z0-9])|团队|$)/iu.exec(
      rest,
    );
  const named = (until ? rest.replace(until[0], ' ') : rest)
    .replace(/(?<![a-z0-9])(?:team|for|to)(?![a-z0-9])[:：]?|团队[:：]?/giu, ' ')
    .trim();
  return {
    question: readQuestion(question),
    team: named === '' ? ownTeam(around, teams) : readTeam(named, teams, around.locale),
    closesAt: readDeadline(until?.[1] ?? usualTime, around),
  };
}

const inOneLine = (text: string): string =>
  text.replace(/\s+/gu, ' ').trim().slice(0, longestQuestion);

/** Throws `pulse.question_missing`. */
function readQuestion(text: string): string {
  const question = inOneLine(text);
  if (question === '') throw new AppError('pulse.question_missing', {});
  return question;
}

/** The team of the place, else the asker's own. Throws `pulse.team_missing`. */
function ownTeam({ place, actor, today, locale }: Around, teams: readonly Team[]): Team {
  const id = place?.teamId ?? assignmentOn(actor, today)?.teamId;
  const team = teams.find((each) => each.id === id);
  if (team) return team;
  throw new AppError('pulse.team_missing', { teams: teams.map((each) => teamName(each, locale)) });
}

/** `words`: the question to begin with; empty: none. */
export function askForm(teams: readonly Team[], around: Around, words: string): Form {
  const { locale } = around;
  const own = around.place?.teamId ?? assignmentOn(around.actor, around.today)?.teamId;
  return {
    title: say(locale, texts.formTitle),
    submit: say(locale, texts.formSubmit),
    action: 'pulse.ask',
    value: '',
    intro: say(locale, texts.formIntro),
    fields: [
      {
        name: 'question',
        label: say(locale, texts.fieldQuestion),
        hint: say(locale, texts.fieldQuestionHint),
        type: 'multiline',
        required: true,
        initial: inOneLine(words) || null,
        options: [],
      },
      {
        name: 'team',
        label: say(locale, texts.fieldTeam),
        hint: null,
        type: 'select',
        required: true,
        initial: teams.find(({ id }) => id === own)?.key ?? null,
        options: teams.map((team) => ({ label: teamName(team, locale), value: team.key })),
      },
      {
        name: 'until',
        label: say(locale, texts.fieldUntil),
        hint: say(locale, texts.fieldUntilHint),
        type: 'text',
        required: true,
        initial: usualTime,
        options: [],
      },
    ],
  };
}

export function readForm(
  fields: Readonly<Record<string, string>>,
  around: Around,
  teams: readonly Team[],
): FormReading<Draft> {
  const { read, errors } = fieldReader(fields, around.locale);
  const question = read('question', readQuestion);
  const team = read('team', (key) => chosenTeam(key, teams, around.locale));
  const closesAt = read('until', (text) => readDeadline(text, around));
  if (question === null || team === null || closesAt === null) return { draft: null, errors };
  return { draft: { question, team, closesAt }, errors: null };
}

function chosenTeam(key: string, teams: readonly Team[], locale: Locale): Team {
  return teams.find((team) => team.key === key) ?? readTeam(key, teams, locale);
}
