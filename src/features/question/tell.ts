/** Who hears what when something is said about a question: each message with a key that follows from the turn it announces. */
import type { PrivateCard } from '../../chat/card.ts';
import type { Announcement } from '../../delivery/port.ts';
import type { PersonId } from '../../domain/ids.ts';
import { lastTurn, type Question } from '../../domain/question.ts';
import type { Repositories } from '../../store/port.ts';
import type { Request } from '../feature.ts';
import { answeredCard, askedCard, doneCard, type Reader } from './cards.ts';
import { readerFor, toldOf } from './people.ts';

type Tx = Pick<Repositories, 'people' | 'outbox'>;

const askedKey = ({ id }: Question, position: number, person: PersonId): readonly string[] => [
  ...['question.asked', id, `${position}`, person],
];

/** The last turn asks: whoever it is put to gets it, with a button to answer. */
export const tellAsked = (tx: Tx, request: Request, question: Question): Promise<void> =>
  tellEach(tx, request, question, toldOf(lastTurn(question)), askedCard, (person) => ({
    key: askedKey(question, question.turns.length - 1, person),
  }));

/** The last turn answers: who asked gets it, and for the others nothing is left to be done. */
export async function tellAnswered(tx: Tx, request: Request, question: Question): Promise<void> {
  const position = question.turns.length - 1;
  const key = ['question.answered', question.id, `${position}`];
  await tellEach(tx, request, question, [question.askedBy], answeredCard, () => ({ key }));
  await endAsked(tx, request, question);
}

/** What asked for an answer says what became of it, in place. */
export async function endAsked(tx: Tx, request: Request, question: Question): Promise<void> {
  const { id, turns } = question;
  const position = turns.findLastIndex(({ kind }) => kind === 'asked' || kind === 'asked_back');
  await tellEach(tx, request, question, toldOf(turns[position]), doneCard, (person) => ({
    key: ['question.done', id, `${turns.length - 1}`, person],
    updates: askedKey(question, position, person),
  }));
}

async function tellEach(
  tx: Tx,
  request: Request,
  question: Question,
  people: readonly PersonId[],
  cardFor: (question: Question, reader: Reader) => PrivateCard,
  announcement: (person: PersonId) => Announcement,
): Promise<void> {
  const { delivery, workspace } = request;
  const readerIn = await readerFor(tx, request, [question]);
  for (const { id, locale: own } of await tx.people.byIds(people)) {
    const locale = own ?? workspace.locale;
    const card = cardFor(question, readerIn(locale));
    await delivery.tell(tx, { id, locale }, card, announcement(id));
  }
}
