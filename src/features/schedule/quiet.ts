/** Quiet hours of the company and of teams, beside the timetable that they bend. */
import { z } from 'zod';
import type { CardElement } from '../../chat/card.ts';
import type { Answer } from '../../chat/port.ts';
import { demand } from '../../domain/access.ts';
import { AppError } from '../../domain/errors.ts';
import { teamId } from '../../domain/ids.ts';
import type { Team } from '../../domain/people.ts';
import { type QuietHours, quietText, readQuietHours } from '../../domain/quiet-hours.ts';
import { zoneOfTeam } from '../../domain/time-zone.ts';
import { say } from '../../i18n/locale.ts';
import { common } from '../../i18n/texts/common.ts';
import { scheduleTexts as texts } from '../../i18n/texts/schedule.ts';
import type { Request } from '../feature.ts';
import { noteElement, textElement } from '../figures.ts';
import { type QuietSubject, quietOf, saveQuiet } from '../quiet.ts';
import { readTeam, teamName } from '../words.ts';

const off = /^(?:off|none|关闭|取消|无)$/iu;

/** `` shows them; `22:00-08:00` is about the company, `East 22:00-08:00` about a team; `off` ends them. */
export async function quiet(request: Request, words: string): Promise<Answer> {
  const teams = await request.store.people.teams();
  if (words.trim() === '') return { kind: 'private', card: await shown(request, teams) };
  const match =
    /^(?<team>\D*?)\s*(?<hours>(?:\d|上午|下午|晚上|早上|凌晨|noon|midnight).*|off|none|关闭|取消|无)$/iu.exec(
      words.normalize('NFKC').trim(),
    );
  const { team: named = '', hours: text = words } = match?.groups ?? {};
  const team = named === '' ? null : readTeam(named, teams, request.locale);
  const subject = subjectOf(team);
  demandQuiet(request, subject);
  const hours = off.test(text) ? null : readQuietHours(text);
  return ask(request, team, hours);
}

const subjectOf = (team: Team | null): QuietSubject =>
  team ? { kind: 'team', id: team.id } : { kind: 'company' };

const demandQuiet = ({ actor }: Request, { kind }: QuietSubject): void =>
  demand(actor, { action: kind === 'company' ? 'schedule.change_all' : 'schedule.change' });

const nameOf = (team: Team | null, { locale }: Request): string =>
  team ? teamName(team, locale) : say(locale, texts.quietCompany);

const hoursText = (who: string, hours: QuietHours | null, { locale }: Request): string =>
  hours ? say(locale, texts.quietHours, { who, ...hours }) : say(locale, texts.quietNone, { who });

async function shown(request: Request, teams: readonly Team[]) {
  const { store, locale } = request;
  const company = hoursText(
    nameOf(null, request),
    await quietOf(store, { kind: 'company' }),
    request,
  );
  const lines: CardElement[] = [textElement(company)];
  for (const team of teams) {
    const hours = await quietOf(store, subjectOf(team));
    const { timeZone } = request.workspace;
    const zone = zoneOfTeam(team.id, teams, timeZone);
    const when = hours && hoursText(nameOf(team, request), hours, request);
    if (when)
      lines.push(textElement(zone === timeZone ? when : say(locale, texts.inZone, { when, zone })));
  }
  return {
    audience: 'private',
    title: say(locale, texts.quietTitle),
    elements: [
      ...lines,
      textElement(say(locale, texts.quietHow)),
      noteElement([say(locale, common.onlyYou)]),
    ],
  } as const;
}

/** Shown before it holds. */
function ask(request: Request, team: Team | null, hours: QuietHours | null): Answer {
  const { locale } = request;
  const value = JSON.stringify([team?.id ?? '', hours ? quietText(hours) : 'off']);
  return {
    kind: 'private',
    card: {
      audience: 'private',
      title: say(locale, texts.quietTitle),
      elements: [
        textElement(
          say(locale, texts.quietAsk, { hours: hoursText(nameOf(team, request), hours, request) }),
        ),
        {
          kind: 'actions',
          buttons: [
            {
              ...{ label: say(locale, texts.quietSet), action: 'schedule.quiet', value },
              style: 'primary',
            },
          ],
        },
        noteElement([say(locale, texts.nothingSaved)]),
      ],
    },
  };
}

const stored = z.tuple([z.string(), z.string()]);

export async function setQuiet(request: Request, value: string): Promise<Answer> {
  const [team, text] = parsed(value);
  const subject: QuietSubject =
    team === '' ? { kind: 'company' } : { kind: 'team', id: teamId(team) };
  demandQuiet(request, subject);
  await saveQuiet(request.store, subject, off.test(text) ? null : readQuietHours(text));
  const teams = await request.store.people.teams();
  return { kind: 'replace', card: await shown(request, teams) };
}

function parsed(value: string): z.infer<typeof stored> {
  try {
    return stored.parse(JSON.parse(value));
  } catch (cause) {
    throw new AppError('schedule.unknown', {}, { cause });
  }
}
