/** What can be pressed or sent off in a card, and what its callback carries. */
import { partsOf } from './card-rules.ts';
import { isContent } from './reply.ts';
import type { Content } from './state.ts';
import { type Reader, readCardAs } from './words.ts';

export interface Pressable {
  readonly tag: string;
  readonly label: string;
  /** Carried back as it is. */
  readonly value: Content;
  readonly name: string | null;
  /** The form that it sends off; null: none. */
  readonly form: Content | null;
  /** Of a choice from a list: what each stands for. */
  readonly options: readonly string[];
}

export function pressablesOf(card: Content, reader: Reader): readonly Pressable[] {
  const elements = isContent(card['body']) ? card['body']['elements'] : [];
  const parts = partsOf(elements);
  const forms = parts.filter(({ tag }) => tag === 'form').map(({ part }) => part);
  return parts.flatMap(({ tag, part }) => {
    const value = callbackOf(part);
    if (value === null || part['disabled'] === true) return [];
    const inForm = forms.find((each) => partsOf(each['elements']).some((p) => p.part === part));
    const submits = part['form_action_type'] === 'submit';
    const options = Array.isArray(part['options']) ? part['options'] : [];
    return [
      {
        tag,
        label: readCardAs({ body: { elements: [part] } }, reader).words,
        value,
        name: typeof part['name'] === 'string' ? part['name'] : null,
        form: submits ? (inForm ?? null) : null,
        options: options.map((each) => String(each?.value)),
      },
    ];
  });
}

function callbackOf({ behaviors }: Content): Content | null {
  const all = (Array.isArray(behaviors) ? behaviors : []).filter(isContent);
  const value = all.find(({ type }) => type === 'callback')?.['value'];
  return isContent(value) ? value : null;
}

/**
 * As a client fills a form in: what nobody touched keeps what it opened with, or is empty. A date comes with the offset of the
 * person's zone from UTC, as `2026-12-05 +0800`.
 */
export function formValueOf(
  form: Content,
  values: Readonly<Record<string, string>>,
  timeZone: string,
): Readonly<Record<string, string>> {
  const fields = partsOf(form['elements']).filter(({ tag }) => tag !== 'button');
  return Object.fromEntries(
    fields.flatMap(({ tag, part }) => {
      if (typeof part['name'] !== 'string') return [];
      const { name } = part;
      const typed = values[name] ?? initialOf(part);
      const isDay = tag === 'date_picker' && /^\d{4}-\d\d-\d\d$/.test(typed);
      return [[name, isDay ? `${typed} ${offsetOf(typed, timeZone)}` : typed]];
    }),
  );
}

function initialOf(part: Content): string {
  const options = Array.isArray(part['options']) ? part['options'] : [];
  const at = Number(part['initial_index'] ?? 0);
  const initial = part['default_value'] ?? part['initial_option'] ?? part['initial_date'];
  return String(initial ?? options[at - 1]?.value ?? '');
}

/** What a required field without anything in it is called; null: nothing is missing. A client does not send such a form. */
export function missingIn(form: Content, filled: Readonly<Record<string, string>>): string | null {
  const missing = partsOf(form['elements']).find(
    ({ part }) => part['required'] === true && filled[String(part['name'])] === '',
  );
  return missing ? String(missing.part['name']) : null;
}

function offsetOf(day: string, timeZone: string): string {
  const noon = new Date(`${day}T12:00:00Z`);
  if (Number.isNaN(noon.getTime())) return '+0000';
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
  const name = parts.formatToParts(noon).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  return name === 'GMT' ? '+0000' : name.replace('GMT', '').replace(':', '');
}
