/** When somebody wants to be left alone: shown with the reminders, and changed by form. */
import type { Button, CardElement, Form } from '../../chat/card.ts';
import type { Answer } from '../../chat/port.ts';
import { assignmentOn } from '../../domain/people.ts';
import { type QuietHours, readQuietHours } from '../../domain/quiet-hours.ts';
import { say } from '../../i18n/locale.ts';
import { quietTexts as texts } from '../../i18n/texts/reminders.ts';
import type { Request } from '../feature.ts';
import { textElement } from '../figures.ts';
import { fieldReader } from '../launching.ts';
import { quietOf, saveQuiet } from '../quiet.ts';

const hoursText = ({ from, to }: QuietHours): string => `${from}–${to}`;

/** One's own, and those of the team and the company, which hold as well. */
export async function quietElement(request: Request): Promise<CardElement> {
  const { store, actor, today, locale } = request;
  const team = assignmentOn(actor, today)?.teamId;
  const [own, ofTeam, company] = await Promise.all([
    quietOf(store, { kind: 'person', id: actor.id }),
    team ? quietOf(store, { kind: 'team', id: team }) : null,
    quietOf(store, { kind: 'company' }),
  ]);
  const others = [ofTeam, company].flatMap((hours) => (hours ? [hoursText(hours)] : []));
  const text = own ? say(locale, texts.own, { hours: hoursText(own) }) : say(locale, texts.none);
  if (others.length === 0) return textElement(text);
  const more = say(locale, texts.others, { hours: [...new Set(others)] });
  return textElement(locale === 'zh' ? `${text}${more}` : `${text} ${more}`);
}

export const quietButton = ({ locale }: Request): Button => ({
  label: say(locale, texts.change),
  action: 'reminders.quiet',
  value: '',
});

export async function quietForm({ store, actor, locale }: Request): Promise<Form> {
  const own = await quietOf(store, { kind: 'person', id: actor.id });
  return {
    title: say(locale, texts.change),
    submit: say(locale, texts.save),
    action: 'reminders.quieten',
    value: '',
    intro: say(locale, texts.intro),
    fields: [
      {
        ...{ name: 'hours', label: say(locale, texts.field), hint: say(locale, texts.hint) },
        ...{ type: 'text', required: false, options: [] },
        initial: own && hoursText(own),
      },
    ],
  };
}

/** Null: it is saved. */
export async function saveOwnQuiet(
  { store, actor, locale }: Request,
  fields: Readonly<Record<string, string>>,
): Promise<Answer | null> {
  const { read, errors } = fieldReader(fields, locale);
  const hours = read('hours', (text) => ({
    chosen: text.trim() === '' ? null : readQuietHours(text),
  }));
  if (hours === null) return { kind: 'field_errors', errors };
  await saveQuiet(store, { kind: 'person', id: actor.id }, hours.chosen);
  return null;
}
