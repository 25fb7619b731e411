/** What may remind somebody, as it stands, and the switches for it. */
import type { Button, CardElement, PrivateCard } from '../../chat/card.ts';
import { mostChoices, type ReminderKind } from '../../domain/reminders.ts';
import { formatNumber } from '../../i18n/format.ts';
import { type Locale, say } from '../../i18n/locale.ts';
import { common } from '../../i18n/texts/common.ts';
import {
  reminderKindTexts as kinds,
  reminderSettingTexts as texts,
} from '../../i18n/texts/reminders.ts';
import { noteElement, textElement } from '../figures.ts';
import type { Chosen, ReminderState } from './wishes.ts';

interface Quiet {
  readonly element: CardElement;
  readonly button: Button;
}

export function settingCard(
  offered: readonly ReminderKind[],
  chosen: Chosen,
  quiet: Quiet,
  locale: Locale,
): PrivateCard {
  const isSilent = offered.every((kind) => chosen.stateOf(kind) === 'off');
  return {
    audience: 'private',
    title: say(locale, texts.title),
    elements: [
      textElement(
        isSilent ? say(locale, texts.allOff) : say(locale, texts.most, { count: chosen.atMost }),
      ),
      kindTable(offered, chosen, locale),
      { kind: 'actions', buttons: offered.flatMap((kind) => switches(kind, chosen, locale)) },
      ...(isSilent ? [] : [limitChoice(locale)]),
      quiet.element,
      { kind: 'actions', buttons: [quiet.button] },
      noteElement([say(locale, common.onlyYou)]),
    ],
  };
}

const stateTexts = { on: texts.isOn, off: texts.isOff, fewer: texts.isFewer } as const;

const kindTable = (
  offered: readonly ReminderKind[],
  { stateOf }: Chosen,
  locale: Locale,
): CardElement => ({
  kind: 'table',
  columns: [
    { title: say(locale, texts.kind), align: 'start' },
    { title: say(locale, texts.when), align: 'start' },
    { title: say(locale, texts.state), align: 'start' },
  ],
  rows: offered.map((kind) => [
    { text: say(locale, kinds[kind].name), strong: true },
    { text: say(locale, kinds[kind].when) },
    { text: say(locale, stateTexts[stateOf(kind)]) },
  ]),
});

function switches(kind: ReminderKind, { stateOf }: Chosen, locale: Locale): readonly Button[] {
  const name = { kind: say(locale, kinds[kind].name) };
  const button = (label: string, state: ReminderState): Button => ({
    ...{ label, action: 'reminders.set', value: `${kind}:${state}` },
  });
  const present = stateOf(kind);
  return [
    ...(kind === 'pace' && present === 'on'
      ? [button(say(locale, texts.fewer, name), 'fewer')]
      : []),
    ...(present === 'on' ? [] : [button(say(locale, texts.turnOn, name), 'on')]),
    ...(present === 'off' ? [] : [button(say(locale, texts.turnOff, name), 'off')]),
  ];
}

const limitChoice = (locale: Locale): CardElement => ({
  kind: 'choice',
  label: say(locale, texts.choose),
  action: 'reminders.limit',
  options: mostChoices.map((most) => ({ label: formatNumber(most, locale), value: `${most}` })),
});
