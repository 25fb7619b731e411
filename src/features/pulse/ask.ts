/** From a draft to an open pulse: stored, sent to each person privately and scheduled to be closed, all or nothing. */
import type { Answer } from '../../chat/port.ts';
import { AppError } from '../../domain/errors.ts';
import { pulseId, scheduleId } from '../../domain/ids.ts';
import { languageOf, membersOn, type Person, type Team } from '../../domain/people.ts';
import { minimumAnswers, type Pulse } from '../../domain/pulse.ts';
import type { Schedule } from '../../domain/schedule.ts';
import type { Place } from '../../domain/workspace.ts';
import { formatNumber } from '../../i18n/format.ts';
import { say } from '../../i18n/locale.ts';
import { pulseTexts as texts } from '../../i18n/texts/pulse.ts';
import { bulkElements } from '../bulk.ts';
import { createdId } from '../created.ts';
import type { Request } from '../feature.ts';
import { textElement } from '../figures.ts';
import { placeToAnnounce } from '../launching.ts';
import { personName, placeName, teamName } from '../words.ts';
import { askCard, closingTime } from './cards.ts';
import type { Draft } from './draft.ts';

const batchOf = (id: string) => `pulse.asked:${id}`;
export const askedKey = (id: string, person: string) => ['pulse.asked', id, person];

export async function ask(request: Request, draft: Draft, teams: readonly Team[]): Promise<Answer> {
  const { store, delivery, workspace, actor } = request;
  const invited = await membersToAsk(request, draft.team, teams);
  const place = await placeOfTeam(request, draft.team);
  const pulse = await pulseOf(request, draft, place, invited);
  await store.transaction(async (tx) => {
    if (await tx.pulses.byId(pulse.id)) return;
    await tx.pulses.add(pulse);
    await tx.schedules.save(closing(pulse, workspace.timeZone));
    for (const person of invited) {
      const locale = languageOf(person, workspace.locale);
      const card = askCard(pulse, personName(actor, locale), { workspace, locale });
      await delivery.tell(tx, { id: person.id, locale }, card, {
        key: askedKey(pulse.id, person.id),
        expiresAt: pulse.closesAt,
        batch: batchOf(pulse.id),
        priority: 2,
      });
    }
  });
  return receipt(request, pulse, draft.team, place);
}

/** The team without the asker. Throws `pulse.too_few_people`: a result that can never be shown is not asked for. */
async function membersToAsk(
  { store, actor, today }: Request,
  team: Team,
  teams: readonly Team[],
): Promise<readonly Person[]> {
  const members = membersOn(team.id, await store.people.list(), teams, today);
  const invited = members.filter(({ id }) => id !== actor.id);
  if (invited.length < minimumAnswers)
    throw new AppError('pulse.too_few_people', {
      people: invited.length,
      needed: minimumAnswers,
    });
  return invited;
}

/** Where the result is said: the team's own place, if it has one. */
async function placeOfTeam(request: Request, team: Team): Promise<Place> {
  const places = await request.store.places.list();
  return places.find(({ teamId }) => teamId === team.id) ?? placeToAnnounce(request);
}

const pulseOf = async (
  { now, actor, requestKey }: Request,
  { question, team, closesAt }: Draft,
  place: Place,
  invited: readonly Person[],
): Promise<Pulse> => ({
  id: pulseId(await createdId('pulse', requestKey)),
  question,
  teamId: team.id,
  placeId: place.id,
  askedBy: actor.id,
  openedAt: now,
  closesAt,
  state: 'open',
  invited: invited.map(({ id }) => id),
});

const closing = (pulse: Pulse, timeZone: string): Schedule => ({
  id: scheduleId(`pulse.close:${pulse.id}`),
  job: 'pulse.close',
  cadence: { every: 'once', instant: pulse.closesAt },
  timeZone,
  catchUp: 'each',
  subject: pulse.id,
  createdAt: pulse.openedAt,
  active: true,
});

async function receipt(request: Request, pulse: Pulse, team: Team, place: Place): Promise<Answer> {
  const { locale } = request;
  const text = say(locale, texts.sent, {
    count: formatNumber(pulse.invited.length, locale),
    team: teamName(team, locale),
    at: closingTime(pulse, request),
    place: placeName(place, locale),
    needed: formatNumber(minimumAnswers, locale),
  });
  return {
    kind: 'private',
    card: {
      audience: 'private',
      title: say(locale, texts.sentTitle),
      elements: [
        { kind: 'text', spans: [{ text: pulse.question, style: 'strong' }] },
        textElement(text),
        ...(await bulkElements(pulse.invited, batchOf(pulse.id), request)),
      ],
    },
  };
}
