/** /contest: launch one in a line or by form, see those that run, sit one out. */

import type { CardElement, PrivateCard } from '../../chat/card.ts';
import type { Answer } from '../../chat/port.ts';
import { can } from '../../domain/access.ts';
import type { Contest } from '../../domain/contest.ts';
import { AppError } from '../../domain/errors.ts';
import { contestId } from '../../domain/ids.ts';
import { formatDateTime } from '../../i18n/format.ts';
import { say } from '../../i18n/locale.ts';
import { common } from '../../i18n/texts/common.ts';
import { contestTexts as texts } from '../../i18n/texts/contest.ts';
import { jobTexts } from '../../i18n/texts/jobs.ts';
import type { Feature, Request } from '../feature.ts';
import { noteElement, textElement } from '../figures.ts';
import { launcherOf } from '../launching.ts';
import { readOffset } from '../pages.ts';
import { personName, placeName } from '../words.ts';
import { ownBoardCard, ownLine, wholeBoardCard } from './board-card.ts';
import { readLine } from './draft.ts';
import { boardButton } from './figures.ts';
import { launchForm, readForm } from './form.ts';
import { launch } from './launch.ts';
import { rulesCard } from './launch-card.ts';
import { refreshBoards, settle } from './running.ts';
import { isOver, loadBoard } from './scores.ts';

const wish = { action: 'contest.launch' } as const;

const launcher = launcherOf(
  { wish, form: (request, teams) => launchForm(teams, request.locale), readForm, readLine, launch },
  (request) => list(request),
);

export const contest: Feature = {
  id: 'contest',
  command: {
    names: ['contest', 'contests', '竞赛', '比赛'],
    effect: 'changes',
    roles: ['rep', 'manager', 'ops', 'finance', 'executive', 'admin'],
    usage: texts.usage,
    help: texts.help,
    run: launcher.run,
  },
  actions: {
    new: launcher.open,
    launch: launcher.submit,
    board: { effect: 'reads', run: (request, { value }) => showBoard(request, value) },
    all: {
      effect: 'reads',
      run: async (request, { value }) => ({
        kind: 'private',
        card: await wholeBoard(request, value),
      }),
    },
    page: {
      effect: 'reads',
      run: async (request, { value }) => ({
        kind: 'replace',
        card: await wholeBoard(request, value),
      }),
    },
    rules: { effect: 'reads', run: (request, { value }) => showRules(request, value) },
    withdraw: { effect: 'changes', run: (request, { value }) => withdraw(request, value) },
  },
  jobs: { settle },
  timetable: { settle: { title: jobTexts.contest } },
  sweep: refreshBoards,
  home: runningElements,
};

async function runningElements(request: Request): Promise<readonly CardElement[]> {
  const { store, actor, locale, workspace, now } = request;
  const running = await store.contests.running();
  const boards = await Promise.all(running.map((each) => loadBoard(store, each, now)));
  return boards.flatMap((board) => [
    {
      kind: 'text',
      spans: [
        { text: board.contest.title, style: 'strong' },
        {
          text: ` · ${say(locale, texts.until, {
            ends: formatDateTime(board.contest.rules.endsAt, workspace.timeZone, locale),
          })}`,
          style: 'muted',
        },
      ],
    } as const,
    textElement(ownLine(board, actor.id, request)),
    { kind: 'actions', buttons: [boardButton(board.contest, locale)] } as const,
  ]);
}

async function list(request: Request): Promise<Answer> {
  const { actor, locale } = request;
  const elements = await runningElements(request);
  const start = { label: say(locale, texts.startOne), action: 'contest.new', value: '' };
  return {
    kind: 'private',
    card: {
      audience: 'private',
      title: say(locale, texts.listTitle),
      elements: [
        ...(elements.length > 0 ? elements : [textElement(say(locale, texts.noneRunning))]),
        ...(can(actor, wish) ? [{ kind: 'actions', buttons: [start] } as const] : []),
        noteElement([say(locale, common.onlyYou)]),
      ],
    },
  };
}

async function find({ store }: Request, id: string): Promise<Contest> {
  const found = await store.contests.byId(contestId(id));
  if (!found) throw new AppError('contest.unknown', {});
  return found;
}

async function showBoard(request: Request, id: string): Promise<Answer> {
  const board = await loadBoard(request.store, await find(request, id), request.now);
  return { kind: 'private', card: ownBoardCard(board, request.actor.id, request) };
}

async function wholeBoard(request: Request, value: string): Promise<PrivateCard> {
  const [id = '', offset] = value.split('|');
  const board = await loadBoard(request.store, await find(request, id), request.now);
  return wholeBoardCard(board, request.actor.id, readOffset(offset), request);
}

async function showRules(request: Request, id: string): Promise<Answer> {
  const found = await find(request, id);
  const [teams, launcher] = await Promise.all([
    request.store.people.teams(),
    request.store.people.byId(found.launchedBy),
  ]);
  const name = launcher ? personName(launcher, request.locale) : found.launchedBy;
  return { kind: 'private', card: rulesCard(found, teams, name, request) };
}

async function withdraw(request: Request, id: string): Promise<Answer> {
  const { store, actor, locale, now } = request;
  const found = await find(request, id);
  if (isOver(found, now)) {
    const place = await store.places.byId(found.placeId);
    const name = place ? placeName(place, locale) : '';
    throw new AppError('contest.over', { title: found.title, place: name });
  }
  const takesPart = found.participants.includes(actor.id);
  if (takesPart) await store.contests.withdraw(found.id, actor.id);
  return {
    kind: 'private',
    card: {
      audience: 'private',
      title: found.title,
      elements: [
        textElement(say(locale, takesPart ? texts.satOut : texts.notIn)),
        noteElement([say(locale, common.onlyYou)]),
      ],
    },
  };
}
