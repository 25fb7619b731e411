/** How often somebody wants to be reminded: their own choice, kept with them. */
import type { Button } from '../../chat/card.ts';
import type { PersonId } from '../../domain/ids.ts';
import { type Locale, say } from '../../i18n/locale.ts';
import { reminderTexts as texts } from '../../i18n/texts/reminders.ts';
import type { Store } from '../../store/port.ts';

export const frequencies = ['weekly', 'fewer', 'off'] as const;
export type Frequency = (typeof frequencies)[number];

const setting = 'reminders.pace';

export async function readFrequency(
  { settings }: Pick<Store, 'settings'>,
  id: PersonId,
): Promise<Frequency> {
  const chosen = await settings.get(id, setting);
  return frequencies.find((each) => each === chosen) ?? 'weekly';
}

export const saveFrequency = (
  { settings }: Pick<Store, 'settings'>,
  id: PersonId,
  frequency: Frequency,
): Promise<void> => settings.set(id, setting, frequency);

const labels = { weekly: texts.weekly, fewer: texts.fewer, off: texts.off } as const;

/** The other choices than the present one. */
export const buttonsFor = (present: Frequency, locale: Locale): readonly Button[] =>
  frequencies
    .filter((each) => each !== present)
    .map((each) => ({ label: say(locale, labels[each]), action: 'reminders.set', value: each }));
