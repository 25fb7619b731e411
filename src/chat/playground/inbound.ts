/** From a gesture in the playground to one neutral `Inbound`, and its answer into the conversation. */
import { createHash } from 'node:crypto';
import type { Temporal } from 'temporal-polyfill';
import { say as inWords, type Locale } from '../../i18n/locale.ts';
import { playground } from '../../i18n/texts/playground.ts';
import type { CardElement, Form } from '../card.ts';
import type { Answer, Inbound, InboundEvent, PlaceRef } from '../port.ts';
import { showAnswer } from './deliver.ts';
import { type History, isVisible, type Message, type Origin } from './history.ts';
import {
  DIRECT,
  type Directory,
  directPlace,
  findPlace,
  type PlaygroundPerson,
} from './identity.ts';
import { RequestError } from './request-error.ts';

export interface GestureContext {
  readonly tenant: string;
  readonly directory: Directory;
  readonly history: History;
  readonly now: () => Temporal.Instant;
  readonly localeOf: (person: PlaygroundPerson) => Locale;
  readonly handle: (inbound: Inbound) => Promise<Answer>;
}

export interface Gesture {
  readonly person: PlaygroundPerson;
  /** From the client when it can repeat itself; null: a gesture of its own. */
  readonly repeatKey: string | null;
}

export interface Outcome {
  /** What the person typed, when this is the answer to that. */
  readonly said: Message | null;
  readonly messages: readonly Message[];
  /** By field, when a form came back with what to mend. */
  readonly errors: Readonly<Record<string, string>> | null;
}

export const LONGEST_TEXT = 4000;

export async function saySomething(
  context: GestureContext,
  gesture: Gesture,
  words: { readonly place: string; readonly text: string },
): Promise<Outcome> {
  const text = words.text.trim();
  if (text === '') throw new RequestError(400, 'nothing_said');
  if (text.length > LONGEST_TEXT) throw new RequestError(400, 'too_long', String(LONGEST_TEXT));
  const place = await findPlace(context.directory, gesture.person, words.place);
  const key = keyOf(context, gesture);
  const said = context.history.add({
    place: place.id,
    author: { person: gesture.person.key },
    // A command is between the person and the bot, as on every platform that has slash commands.
    visibleTo: place.kind === 'dm' || text.startsWith('/') ? [gesture.person.key] : 'all',
    key: `said:${key}`,
    content: { kind: 'said', text },
    at: context.now().toString(),
  });
  const to = { key, place, pressed: null };
  return { ...(await answer(context, gesture, to, { kind: 'command', text })), said };
}

export async function openDirect(context: GestureContext, gesture: Gesture): Promise<Outcome> {
  const place = await findPlace(context.directory, gesture.person, DIRECT);
  const key = keyOf(context, gesture);
  return answer(context, gesture, { key, place, pressed: null }, { kind: 'opened' });
}

/** A button or a choice of a card, or the answer to a form. */
export async function press(
  context: GestureContext,
  gesture: Gesture,
  pressed: {
    readonly message: string;
    readonly action: string;
    readonly values: Readonly<Record<string, string>>;
  },
): Promise<Outcome> {
  const message = context.history.find(pressed.message);
  if (!message || !isVisible(message, gesture.person.key))
    throw new RequestError(404, 'unknown_message', pressed.message);
  const { content } = message;
  if (content.kind === 'form') return submit(context, gesture, message, content, pressed);
  const value = content.kind === 'card' ? pressedValue(content.card.elements, pressed) : null;
  if (value === null) throw new RequestError(400, 'unknown_action', pressed.action);
  const place = placeOf(message, gesture.person);
  const origin = { message: message.id, action: pressed.action };
  return answer(
    context,
    gesture,
    { key: keyOf(context, gesture), place, pressed: origin },
    { kind: 'button', ...origin, value },
  );
}

async function submit(
  context: GestureContext,
  gesture: Gesture,
  message: Message,
  { form, origin }: { readonly form: Form; readonly origin: Origin | null },
  {
    action,
    values,
  }: { readonly action: string; readonly values: Readonly<Record<string, string>> },
): Promise<Outcome> {
  if (action !== form.action) throw new RequestError(400, 'unknown_action', action);
  // Left out by a script, a field keeps what the form opened with, as it does for one who does not touch it.
  const fields = Object.fromEntries(
    form.fields.map(({ name, initial }) => [name, values[name] ?? initial ?? '']),
  );
  const errors = plainErrors(form, fields, context.localeOf(gesture.person));
  if (Object.keys(errors).length > 0) return { said: null, messages: [message], errors };
  const place = placeOf(message, gesture.person);
  const outcome = await answer(
    context,
    gesture,
    { key: submissionKey(context, gesture, message, fields), place, pressed: origin },
    { kind: 'form', action, value: form.value, fields },
  );
  return outcome.errors ? { ...outcome, messages: [message] } : outcome;
}

async function answer(
  context: GestureContext,
  { person }: Gesture,
  to: { readonly key: string; readonly place: PlaceRef; readonly pressed: Origin | null },
  event: InboundEvent,
): Promise<Outcome> {
  const received = context.now();
  const given = await context.handle({
    platform: 'playground',
    tenant: context.tenant,
    user: person.key,
    place: to.place,
    locale: context.localeOf(person),
    dedupeKey: to.key,
    receivedAt: received,
    event,
  });
  const at = context.now().toString();
  const messages = showAnswer(context.history, { ...to, person: person.key, at }, given);
  return { said: null, messages, errors: given.kind === 'field_errors' ? given.errors : null };
}

const keyOf = ({ history }: GestureContext, { person, repeatKey }: Gesture): string =>
  repeatKey === null ? history.nextGesture() : `${history.born}-${person.key}-${repeatKey}`;

/** The same form with the same words is one submission, however often it is sent; mended words are another. */
function submissionKey(
  { history }: GestureContext,
  { person }: Gesture,
  { id }: Message,
  fields: Readonly<Record<string, string>>,
): string {
  const words = createHash('sha256').update(JSON.stringify(Object.entries(fields)));
  return `${history.born}-${person.key}-form-${id}-${words.digest('hex').slice(0, 32)}`;
}

const placeOf = (message: Message, person: PlaygroundPerson): PlaceRef => ({
  id: message.place,
  kind: message.place === directPlace(person.key) ? 'dm' : 'channel',
});

/** The same action may stand on several buttons: told apart by value, or by label for those who read the text. */
function pressedValue(
  elements: readonly CardElement[],
  { action, values }: { action: string; values: Readonly<Record<string, string>> },
): string | null {
  const all = pressables(elements).filter((each) => each.action === action);
  const { value, label } = values;
  if (value === undefined && label === undefined) {
    if (new Set(all.map((each) => each.value)).size > 1)
      throw new RequestError(400, 'which_value', all.map((each) => each.label).join(', '));
    return all[0]?.value ?? null;
  }
  const found =
    all.find((each) => each.value === value) ?? all.find((each) => each.label === (label ?? value));
  if (!found && all.length > 0)
    throw new RequestError(400, 'which_value', all.map((each) => each.label).join(', '));
  return found?.value ?? null;
}

export interface Pressable {
  readonly action: string;
  readonly value: string;
  readonly label: string;
}

export const pressables = (elements: readonly CardElement[]): Pressable[] =>
  elements.flatMap((element): readonly Pressable[] => {
    if (element.kind === 'actions') return element.buttons;
    if (element.kind === 'choice')
      return element.options.map((option) => ({ ...option, action: element.action }));
    return element.kind === 'details' ? pressables(element.elements) : [];
  });

/** What the larger platforms check before they hand a form over. */
function plainErrors(
  form: Form,
  fields: Readonly<Record<string, string>>,
  locale: Locale,
): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { name, required, type, options } of form.fields) {
    const text = fields[name] ?? '';
    if (required && text.trim() === '') errors[name] = inWords(locale, playground.fieldNeeded);
    else if (type === 'select' && text !== '' && !options.some(({ value }) => value === text))
      errors[name] = inWords(locale, playground.fieldNotListed);
  }
  return errors;
}
