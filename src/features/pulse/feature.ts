/** /pulse: ask a team one question, answer those that wait, read results. */

import { Temporal } from 'temporal-polyfill';
import type { CardElement } from '../../chat/card.ts';
import type { Answer } from '../../chat/port.ts';
import { can } from '../../domain/access.ts';
import { AppError, type Role } from '../../domain/errors.ts';
import { type PulseId, pulseId } from '../../domain/ids.ts';
import type { Pulse } from '../../domain/pulse.ts';
import { say } from '../../i18n/locale.ts';
import { common } from '../../i18n/texts/common.ts';
import { jobTexts } from '../../i18n/texts/jobs.ts';
import { pulseTexts as texts } from '../../i18n/texts/pulse.ts';
import type { Feature, Request } from '../feature.ts';
import { noteElement, textElement } from '../figures.ts';
import { launcherOf } from '../launching.ts';
import { personName, placeName } from '../words.ts';
import { ask } from './ask.ts';
import { questionElements, resultElements, thanksCard } from './cards.ts';
import { close } from './close.ts';
import { askForm, readForm, readLine } from './draft.ts';

const wish = { action: 'pulse.send' } as const;

const launcher = launcherOf(
  {
    ...{ wish, readForm, readLine, launch: ask },
    form: (request, teams, words) => askForm(teams, request, words),
  },
  (request) => list(request),
);

export const pulse: Feature = {
  id: 'pulse',
  command: {
    names: ['pulse', 'poll', '调查', '小调查'],
    effect: 'changes',
    roles: ['rep', 'manager', 'ops', 'finance', 'executive', 'admin'],
    usage: texts.usage,
    help: texts.help,
    run: launcher.run,
  },
  actions: {
    new: launcher.open,
    ask: launcher.submit,
    answer: { effect: 'changes', run: (request, { value }) => answer(request, value) },
  },
  jobs: { close },
  timetable: { close: { title: jobTexts.pulse } },
  sweep: null,
  home: async (request) => openElements(request, await openOf(request)),
};

async function answer(request: Request, value: string): Promise<Answer> {
  const { store, actor, now, locale } = request;
  const [id = '', scoreText = ''] = value.split(':');
  if (!/^[1-5]$/.test(scoreText)) throw new AppError('pulse.score_unreadable', {});
  const found = await store.pulses.byId(pulseId(id));
  if (!found) throw new AppError('pulse.unknown', {});
  const where = await store.places.byId(found.placeId);
  const place = where ? placeName(where, locale) : '';
  const isOver = Temporal.Instant.compare(found.closesAt, now) <= 0;
  const score = Number(scoreText);
  const outcome = isOver ? 'closed' : await store.pulses.answer(found.id, actor.id, score);
  if (outcome === 'closed') throw new AppError('pulse.closed', { place });
  if (outcome !== 'counted') throw new AppError(`pulse.${outcome}`, {});
  return { kind: 'replace', card: thanksCard(found, place, request) };
}

const recent = 10;

/** Those that the person can still answer. */
async function openOf({ store, actor, now }: Request): Promise<readonly Pulse[]> {
  const awaiting = await store.pulses.awaiting(actor.id);
  return awaiting.filter(({ closesAt }) => Temporal.Instant.compare(closesAt, now) > 0);
}

async function list(request: Request): Promise<Answer> {
  const { store, actor, locale } = request;
  const [open, closed] = await Promise.all([openOf(request), store.pulses.closed(recent)]);
  const results = await resultsFor(request, closed);
  const start = { label: say(locale, texts.startOne), action: 'pulse.new', value: '' };
  return {
    kind: 'private',
    card: {
      audience: 'private',
      title: say(locale, texts.listTitle),
      elements: [
        ...(open.length > 0
          ? await openElements(request, open)
          : [textElement(say(locale, texts.nothingOpen))]),
        ...results,
        ...(can(actor, wish) ? [{ kind: 'actions', buttons: [start] } as const] : []),
        noteElement([say(locale, common.onlyYou)]),
      ],
    },
  };
}

async function openElements(request: Request, open: readonly Pulse[]): Promise<CardElement[]> {
  const askers = await request.store.people.byIds(open.map(({ askedBy }) => askedBy));
  const names = new Map(askers.map((each) => [each.id, personName(each, request.locale)]));
  return open.flatMap((each) =>
    questionElements(each, names.get(each.askedBy) ?? each.askedBy, request),
  );
}

const seesAll: readonly Role[] = ['ops', 'executive', 'admin'];

/** Results go to who was asked, who asked, and those who answer for the plan: the same figures for all of them. */
async function resultsFor(
  { store, actor, workspace, locale }: Request,
  closed: readonly Pulse[],
): Promise<CardElement[]> {
  const visible = closed.filter(
    ({ invited, askedBy }) =>
      askedBy === actor.id ||
      invited.includes(actor.id) ||
      actor.roles.some((role) => seesAll.includes(role)),
  );
  const tallies = await Promise.all(
    visible.map(async ({ id }) => [id, await store.pulses.tally(id)] as const),
  );
  const known = new Map<PulseId, (typeof tallies)[number][1]>(tallies);
  const elements = visible.flatMap((each) => {
    const tally = known.get(each.id);
    return tally ? resultElements(each, tally, { workspace, locale }) : [];
  });
  if (elements.length === 0) return [];
  return [{ kind: 'details', title: say(locale, texts.resultsTitle), elements }];
}
