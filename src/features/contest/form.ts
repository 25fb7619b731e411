/** The form that launches a contest, for those who would rather not write one line. */
import type { Form } from '../../chat/card.ts';
import { AppError } from '../../domain/errors.ts';
import { measure } from '../../domain/measure.ts';
import type { Team } from '../../domain/people.ts';
import { type Locale, say } from '../../i18n/locale.ts';
import { measureNames } from '../../i18n/texts/common.ts';
import { contestTexts as texts } from '../../i18n/texts/contest.ts';
import type { Request } from '../feature.ts';
import { type FormReading, fieldReader } from '../launching.ts';
import { teamName } from '../words.ts';
import { type Draft, readPrizes, readTarget, readTitle, readUntil } from './draft.ts';

/** Chosen instead of a team's key; no key can hold a space. */
const everybody = 'every body';

export const launchForm = (teams: readonly Team[], locale: Locale): Form => ({
  title: say(locale, texts.formTitle),
  submit: say(locale, texts.formSubmit),
  action: 'contest.launch',
  value: '',
  intro: say(locale, texts.formIntro),
  fields: [
    { ...field('title', say(locale, texts.fieldTitle)), type: 'text' },
    {
      ...field('kind', say(locale, texts.fieldKind)),
      type: 'select',
      initial: 'race',
      options: [
        { label: say(locale, texts.kindRace), value: 'race' },
        { label: say(locale, texts.kindTop), value: 'top' },
      ],
    },
    {
      ...field('measure', say(locale, texts.fieldMeasure)),
      type: 'select',
      initial: 'bookings',
      options: (['bookings', 'deals'] as const).map((code) => ({
        label: say(locale, measureNames[code]),
        value: code,
      })),
    },
    {
      ...field('target', say(locale, texts.fieldTarget)),
      type: 'text',
      required: false,
      hint: say(locale, texts.fieldTargetHint),
    },
    {
      ...field('until', say(locale, texts.fieldUntil)),
      type: 'text',
      hint: say(locale, texts.fieldUntilHint),
    },
    {
      ...field('team', say(locale, texts.fieldTeam)),
      type: 'select',
      initial: everybody,
      options: [
        { label: say(locale, texts.everybody), value: everybody },
        ...teams.map((team) => ({ label: teamName(team, locale), value: team.key })),
      ],
    },
    {
      ...field('prizes', say(locale, texts.fieldPrizes)),
      type: 'multiline',
      required: false,
      hint: say(locale, texts.fieldPrizesHint),
    },
  ],
});

const field = (name: string, label: string) =>
  ({ name, label, hint: null, required: true, initial: null, options: [] }) as const;

export function readForm(
  fields: Readonly<Record<string, string>>,
  around: Pick<Request, 'now' | 'workspace' | 'locale'>,
  teams: readonly Team[],
): FormReading<Draft> {
  const { read, errors } = fieldReader(fields, around.locale);
  const kind = fields['kind'] === 'top' ? 'top' : 'race';
  const counted = measure(fields['measure'] === 'deals' ? 'deals' : 'bookings');
  const title = read('title', readTitle);
  const endsAt = read('until', (text) => readUntil(text, around));
  const target =
    kind === 'race' ? read('target', (text) => readTarget(text, counted, around)) : null;
  const chosen = read('team', (key) => chosenTeams(key, teams, around.locale));
  if (title === null || endsAt === null || chosen === null || Object.keys(errors).length > 0)
    return { draft: null, errors };
  const prizes = readPrizes(fields['prizes'] ?? '');
  return {
    draft: { title, kind, measure: counted, target, endsAt, teams: chosen, prizes },
    errors: null,
  };
}

function chosenTeams(key: string, teams: readonly Team[], locale: Locale): readonly Team[] {
  if (key === everybody || key === '') return [];
  const team = teams.find((each) => each.key === key);
  if (team) return [team];
  throw new AppError('team.unknown', {
    text: key,
    teams: teams.map((each) => teamName(each, locale)),
  });
}
