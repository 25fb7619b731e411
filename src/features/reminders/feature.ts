/** Reminders: when they come, and the switch that everybody has. */
import type { PrivateCard } from '../../chat/card.ts';
import { type Locale, say } from '../../i18n/locale.ts';
import { common } from '../../i18n/texts/common.ts';
import { reminderTexts as texts } from '../../i18n/texts/reminders.ts';
import type { Feature } from '../feature.ts';
import { noteElement, textElement } from '../figures.ts';
import {
  buttonsFor,
  type Frequency,
  frequencies,
  readFrequency,
  saveFrequency,
} from './frequency.ts';
import { paceJob } from './pace.ts';

export const reminders: Feature = {
  id: 'reminders',
  command: {
    names: ['reminders', 'reminder', '提醒', '提醒设置'],
    effect: 'reads',
    roles: ['rep'],
    usage: texts.usage,
    help: texts.help,
    async run({ store, actor, locale }) {
      const frequency = await readFrequency(store, actor.id);
      return { kind: 'private', card: settingCard(frequency, locale) };
    },
  },
  actions: {
    set: {
      effect: 'changes',
      async run({ store, actor, locale }, { value }) {
        const frequency = frequencies.find((each) => each === value) ?? 'weekly';
        await saveFrequency(store, actor.id, frequency);
        return { kind: 'replace', card: settingCard(frequency, locale) };
      },
    },
  },
  jobs: { pace: paceJob },
  sweep: null,
};

const states = { weekly: texts.isWeekly, fewer: texts.isFewer, off: texts.isOff } as const;

const settingCard = (frequency: Frequency, locale: Locale): PrivateCard => ({
  audience: 'private',
  title: say(locale, texts.settingTitle),
  elements: [
    textElement(say(locale, states[frequency])),
    { kind: 'actions', buttons: buttonsFor(frequency, locale) },
    noteElement([say(locale, common.onlyYou)]),
  ],
});
