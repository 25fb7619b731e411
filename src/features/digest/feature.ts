/** /digest: the week of the team below, sent to each manager on Monday morning; whoever does not want it turns it off. */
import type { PrivateCard } from '../../chat/card.ts';
import { languageOf, type Person } from '../../domain/people.ts';
import { say } from '../../i18n/locale.ts';
import { common } from '../../i18n/texts/common.ts';
import { digestTexts as texts } from '../../i18n/texts/digest.ts';
import { jobTexts } from '../../i18n/texts/jobs.ts';
import { onClocks } from '../clocks.ts';
import type { Feature, Job, Request } from '../feature.ts';
import { noteElement, textElement } from '../figures.ts';
import { digestCard } from './card.ts';
import { loadWeeks } from './week.ts';

const setting = 'digest';
const worthHours = 10;

const weekly: Job = {
  async run(around, { instant, subject, finish }) {
    const { store, delivery, workspace } = around;
    const all = (await store.people.list()).filter(({ roles }) => roles.includes('manager'));
    const { people: managers, today } = await onClocks(around, subject, all);
    const chosen = await store.settings.ofPeople(
      managers.map(({ id }) => id),
      [setting],
    );
    const wanted = managers.filter(({ id }) => chosen.get(id)?.get(setting) !== 'off');
    const weeks = await loadWeeks({ ...around, today }, wanted);
    await store.transaction(async (tx) => {
      if (!(await finish(tx))) return;
      for (const manager of wanted) {
        const { id } = manager;
        const week = weeks.get(id);
        if (!week) continue;
        const locale = languageOf(manager, workspace.locale);
        await delivery.tell(tx, { id, locale }, digestCard(week, true, { workspace, locale }), {
          key: ['digest.weekly', id, instant.toString()],
          priority: 2,
          expiresAt: instant.add({ hours: worthHours }),
        });
      }
    });
  },
};

export const digest: Feature = {
  id: 'digest',
  command: {
    names: ['digest', '周报'],
    effect: 'reads',
    roles: ['manager'],
    usage: texts.usage,
    help: texts.help,
    run: async (request) => ({ kind: 'private', card: await weekCard(request, request.actor) }),
  },
  actions: {
    /** `on` or `off`. */
    set: {
      effect: 'changes',
      async run({ store, actor, locale }, { value }) {
        const isOn = value !== 'off';
        await store.settings.set(actor.id, setting, isOn ? 'on' : 'off');
        return { kind: 'replace', card: settingCard(isOn, locale) };
      },
    },
  },
  jobs: { weekly },
  timetable: {
    weekly: {
      title: jobTexts.digest,
      forPeople: { about: 'company', words: ['digest', '周报'], catchUp: 'skip' },
    },
  },
  sweep: null,
};

async function weekCard(request: Request, manager: Person): Promise<PrivateCard> {
  const { store, workspace, locale } = request;
  const week = (await loadWeeks(request, [manager])).get(manager.id);
  if (!week) return plainCard(say(locale, texts.nobody), locale);
  const isOn = (await store.settings.get(manager.id, setting)) !== 'off';
  return digestCard(week, isOn, { workspace, locale });
}

const plainCard = (text: string, locale: Request['locale']): PrivateCard => ({
  audience: 'private',
  title: say(locale, texts.settingTitle),
  elements: [textElement(text), noteElement([say(locale, common.onlyYou)])],
});

const settingCard = (isOn: boolean, locale: Request['locale']): PrivateCard => {
  const card = plainCard(say(locale, isOn ? texts.isOn : texts.isOff), locale);
  const button = isOn
    ? { label: say(locale, texts.off), action: 'digest.set', value: 'off' }
    : { label: say(locale, texts.on), action: 'digest.set', value: 'on' };
  const [text, ...rest] = card.elements;
  return {
    ...card,
    elements: [...(text ? [text] : []), { kind: 'actions', buttons: [button] }, ...rest],
  };
};
