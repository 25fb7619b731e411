/** From a draft to a running contest: stored, announced and scheduled to be settled, all or nothing. */
import type { Answer } from '../../chat/port.ts';
import {
  type Contest,
  type ContestRules,
  canonicalRules,
  contestParticipants,
} from '../../domain/contest.ts';
import { AppError } from '../../domain/errors.ts';
import { contestId, scheduleId } from '../../domain/ids.ts';
import type { Team } from '../../domain/people.ts';
import { businessDay } from '../../domain/period.ts';
import type { Schedule } from '../../domain/schedule.ts';
import type { Place } from '../../domain/workspace.ts';
import { formatDateTime, formatNumber } from '../../i18n/format.ts';
import { say } from '../../i18n/locale.ts';
import { contestTexts as texts } from '../../i18n/texts/contest.ts';
import { inBothLanguages } from '../bilingual.ts';
import { createdId, fingerprint } from '../created.ts';
import type { Request } from '../feature.ts';
import { noteElement, textElement } from '../figures.ts';
import { placeToAnnounce } from '../launching.ts';
import { personName, placeName } from '../words.ts';
import { boardCard } from './board-card.ts';
import type { Draft } from './draft.ts';
import { boardButton } from './figures.ts';
import { launchCard } from './launch-card.ts';
import { loadBoard } from './scores.ts';

export const launchKey = (id: string) => ['contest.launched', id];
export const boardKey = (id: string) => ['contest.board', id];

export async function launch(
  request: Request,
  draft: Draft,
  teams: readonly Team[],
): Promise<Answer> {
  const { store, actor, delivery, workspace } = request;
  const place = await placeToAnnounce(request);
  const contest = await contestOf(request, draft, place, teams);
  await store.transaction(async (tx) => {
    if (await tx.contests.byId(contest.id)) return;
    await tx.contests.add(contest);
    await tx.schedules.save(settlement(contest, workspace.timeZone));
    const launched = inBothLanguages(place.locale, (locale) =>
      launchCard(contest, teams, personName(actor, locale), { workspace, locale }),
    );
    await delivery.post(tx, place, launched, { key: launchKey(contest.id) });
    const board = await loadBoard(tx, contest, request.now);
    const card = inBothLanguages(place.locale, (locale) => boardCard(board, { workspace, locale }));
    await delivery.post(tx, place, card, { key: boardKey(contest.id) });
  });
  return receipt(request, contest, place);
}

async function contestOf(
  { store, workspace, now, today, actor, requestKey }: Request,
  draft: Draft,
  place: Place,
  teams: readonly Team[],
): Promise<Contest> {
  const invited = draft.teams?.map(({ id }) => id) ?? (place.teamId ? [place.teamId] : []);
  const participants = contestParticipants(invited, await store.people.list(), teams, today);
  if (participants.length === 0) throw new AppError('contest.nobody', {});
  const rules: ContestRules = {
    kind: draft.kind,
    measure: draft.measure.code,
    target: draft.target,
    firstDay: today,
    lastDay: businessDay(draft.endsAt, workspace),
    endsAt: draft.endsAt,
    teams: invited,
    prizes: draft.prizes,
  };
  return {
    id: contestId(await createdId('contest', requestKey)),
    title: draft.title,
    rules,
    fingerprint: await fingerprint(canonicalRules(rules)),
    launchedBy: actor.id,
    launchedAt: now,
    placeId: place.id,
    state: 'running',
    participants,
  };
}

const settlement = (contest: Contest, timeZone: string): Schedule => ({
  id: scheduleId(`contest.settle:${contest.id}`),
  job: 'contest.settle',
  cadence: { every: 'once', instant: contest.rules.endsAt },
  timeZone,
  catchUp: 'each',
  subject: contest.id,
  createdAt: contest.launchedAt,
  active: true,
});

function receipt({ locale, workspace }: Request, contest: Contest, place: Place): Answer {
  const text = say(locale, texts.launched, {
    place: placeName(place, locale),
    count: formatNumber(contest.participants.length, locale),
    ends: formatDateTime(contest.rules.endsAt, workspace.timeZone, locale),
  });
  const count = formatNumber(contest.participants.length, locale);
  return {
    kind: 'private',
    card: {
      audience: 'private',
      title: say(locale, texts.launchedTitle, { title: contest.title }),
      elements: [
        textElement(text),
        noteElement([say(locale, texts.fixed, { fingerprint: contest.fingerprint, count })]),
        { kind: 'actions', buttons: [boardButton(contest, locale)] },
      ],
    },
  };
}
