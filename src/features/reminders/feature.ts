/** Reminders: what may be said to somebody by itself, and the switches that everybody has. */
import type { Answer } from '../../chat/port.ts';
import { mostChoices, reminderKinds } from '../../domain/reminders.ts';
import { jobTexts } from '../../i18n/texts/jobs.ts';
import { reminderTexts as texts } from '../../i18n/texts/reminders.ts';
import type { Feature, Request } from '../feature.ts';
import { gatherContests, gatherPulses } from './ending.ts';
import { gatherNearly } from './nearly.ts';
import { gatherPace } from './pace.ts';
import { gatherPlans } from './plan.ts';
import { gatherQuestions } from './question.ts';
import { quietButton, quietElement, quietForm, saveOwnQuiet } from './quiet.ts';
import { roundOf } from './round.ts';
import { settingCard } from './setting-card.ts';
import { gatherStatements } from './statement.ts';
import { gatherStale, gatherTargets } from './upkeep.ts';
import { kindsFor, readChosen, saveLimit, saveState, states } from './wishes.ts';

const everything = {
  whole: [
    gatherStatements,
    gatherQuestions,
    gatherContests,
    gatherStale,
    gatherTargets,
    gatherPlans,
  ],
  each: [gatherPulses, gatherNearly],
};

/** What people put on the timetable speaks to who has heard nothing that day: at one moment nobody hears two things. */
const forAll = { about: 'company', catchUp: 'skip' } as const;

export const reminders: Feature = {
  id: 'reminders',
  command: {
    names: ['reminders', 'reminder', '提醒', '提醒设置'],
    effect: 'reads',
    roles: ['rep', 'manager', 'ops', 'finance', 'executive', 'admin'],
    usage: texts.usage,
    help: texts.help,
    run: (request) => show(request, 'private'),
  },
  actions: {
    /** `pace:fewer`. */
    set: {
      effect: 'changes',
      async run(request, { value }) {
        const { store, actor } = request;
        const [named, wanted] = value.includes(':') ? value.split(':') : ['pace', value];
        const kind = reminderKinds.find((each) => each === named);
        const state = states.find((each) => each === wanted) ?? 'on';
        if (kind) await saveState(store.settings, actor.id, kind, state);
        return show(request, 'replace');
      },
    },
    limit: {
      effect: 'changes',
      async run(request, { value }) {
        const { store, actor } = request;
        const most = mostChoices.find((each) => `${each}` === value);
        if (most !== undefined) await saveLimit(store.settings, actor.id, most);
        return show(request, 'replace');
      },
    },
    quiet: {
      effect: 'reads',
      run: async (request) => ({ kind: 'form', form: await quietForm(request) }),
    },
    quieten: {
      effect: 'changes',
      run: async (request, { fields }) =>
        (await saveOwnQuiet(request, fields)) ?? show(request, 'private'),
    },
  },
  jobs: {
    daily: roundOf({ name: 'daily', worthHours: 10 }, everything),
    later: roundOf({ name: 'later', worthHours: 5, isSecond: true }, everything),
    pace: roundOf({ name: 'pace', worthHours: 10 }, { whole: [gatherPace] }),
    more: roundOf({ name: 'more', worthHours: 5, isSecond: true }, everything),
    statements: roundOf(
      { name: 'statements', worthHours: 10, isSecond: true },
      { whole: [gatherStatements] },
    ),
    behind: roundOf({ name: 'behind', worthHours: 10, isSecond: true }, { whole: [gatherPace] }),
  },
  timetable: {
    daily: { title: jobTexts.reminders },
    later: { title: jobTexts.remindersLater },
    pace: { title: jobTexts.pace },
    more: {
      title: jobTexts.remindersMore,
      forPeople: { ...forAll, words: ['reminders', 'reminder', '提醒'] },
    },
    statements: {
      title: jobTexts.statements,
      forPeople: { ...forAll, words: ['statements', 'statement', '奖金单', '奖金单提醒'] },
    },
    behind: {
      title: jobTexts.pace,
      forPeople: { ...forAll, words: ['pace', '进度', '进度提醒'] },
    },
  },
  sweep: null,
};

async function show(request: Request, kind: 'private' | 'replace'): Promise<Answer> {
  const { store, actor, locale } = request;
  const chosen = (await readChosen(store.settings, [actor.id]))(actor.id);
  const quiet = { element: await quietElement(request), button: quietButton(request) };
  return { kind, card: settingCard(kindsFor(actor), chosen, quiet, locale) };
}
