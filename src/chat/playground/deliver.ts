/** From the bot to the conversations: outgoing messages of the outbox, and answers to what somebody just did. */
import type { Card } from '../card.ts';
import type { Answer, Outgoing, PlaceRef, SendOutcome } from '../port.ts';
import type { History, Message, Origin } from './history.ts';
import { type Directory, directPlace } from './identity.ts';

const outgoingKey = (message: Outgoing): string => `out:${message.key}`;

/** The journal is written before this returns: `sent` is never said of what a restart would forget, and nothing is ambiguous. */
export async function send(
  history: History,
  directory: Directory,
  at: string,
  message: Outgoing,
): Promise<SendOutcome> {
  const { to, update } = message;
  const content = { kind: 'card', card: to.card } as const;
  if (update !== null) {
    const changed = history.change(update, content, at, outgoingKey(message));
    return changed ? { kind: 'sent', ref: changed.id } : refused(`message ${update}`);
  }
  const target = await targetOf(directory, to);
  if (!target) return refused(to.kind === 'place' ? `place ${to.place}` : `person ${to.user}`);
  const added = history.add({
    ...target,
    author: 'bot',
    key: outgoingKey(message),
    content,
    at,
  });
  return { kind: 'sent', ref: added.id };
}

export function lookUp(history: History, message: Outgoing): { ref: string } | 'absent' {
  if (message.update === null) {
    const found = history.byKey(outgoingKey(message));
    return found ? { ref: found.id } : 'absent';
  }
  const shown = history.find(message.update);
  return shown?.changeKey === outgoingKey(message) ? { ref: shown.id } : 'absent';
}

const refused = (what: string): SendOutcome => ({
  kind: 'refused',
  reason: `the playground has no ${what}`,
});

async function targetOf(
  directory: Directory,
  to: Outgoing['to'],
): Promise<Pick<Message, 'place' | 'visibleTo'> | null> {
  if (to.kind === 'place') {
    const places = await directory.places();
    return places.some(({ key }) => key === to.place)
      ? { place: to.place, visibleTo: 'all' }
      : null;
  }
  const people = await directory.people();
  return people.some(({ key }) => key === to.user)
    ? { place: directPlace(to.user), visibleTo: [to.user] }
    : null;
}

/** What was answered, where: the gesture's own key makes a repeated gesture show its answer once. */
export interface AnswerTo {
  readonly person: string;
  readonly place: PlaceRef;
  readonly key: string;
  readonly at: string;
  /** The message whose button was pressed, directly or to open the form that came back. */
  readonly pressed: Origin | null;
}

/** The messages that the answer consists of now; empty when there was nothing to show. */
export function showAnswer(history: History, to: AnswerTo, answer: Answer): Message[] {
  switch (answer.kind) {
    case 'private':
      return [addCard(history, to, 'answer', answer.card)];
    case 'public':
      return [
        addCard(history, to, 'answer', answer.card),
        ...(answer.aside ? [addCard(history, to, 'aside', answer.aside)] : []),
      ];
    case 'replace':
      return [replacePressed(history, to, answer.card)];
    case 'form':
      return [
        history.add({
          ...whereOf(to, 'private'),
          key: `form:${to.key}`,
          content: { kind: 'form', form: answer.form, origin: to.pressed },
        }),
      ];
    case 'field_errors':
      return [];
    case 'none':
      return answeredBefore(history, to);
  }
}

const whereOf = (
  { person, place, at }: AnswerTo,
  audience: Card['audience'],
): Pick<Message, 'place' | 'visibleTo' | 'author' | 'at'> => ({
  place: place.id,
  visibleTo: audience === 'public' && place.kind === 'channel' ? 'all' : [person],
  author: 'bot',
  at,
});

const addCard = (history: History, to: AnswerTo, part: string, card: Card): Message =>
  history.add({
    ...whereOf(to, card.audience),
    key: `${part}:${to.key}`,
    content: { kind: 'card', card },
  });

/** A message that others read too stays as it is: its presser gets one private message about it, which later presses change. */
function replacePressed(history: History, to: AnswerTo, card: Card): Message {
  const content = { kind: 'card', card } as const;
  const message = history.find(to.pressed?.message ?? '');
  if (!message) return addCard(history, to, 'answer', card);
  const key = `about:${message.id}:${to.person}:${to.pressed?.action}`;
  const own = message.visibleTo === 'all' ? history.byKey(key) : message;
  if (!own) return history.add({ ...whereOf(to, 'private'), key, content });
  return history.change(own.id, content, to.at, to.key) ?? own;
}

const answeredBefore = (history: History, to: AnswerTo): Message[] =>
  ['answer', 'aside', 'form'].flatMap((part) => history.byKey(`${part}:${to.key}`) ?? []);
