/** Who is in a question: what they are called, and what each of them may do. */
import { AppError } from '../../domain/errors.ts';
import { type PersonId, questionId } from '../../domain/ids.ts';
import type { Person } from '../../domain/people.ts';
import { lastTurn, type Question, type Turn } from '../../domain/question.ts';
import { listing } from '../../i18n/format.ts';
import { type Locale, say } from '../../i18n/locale.ts';
import { questionTexts as texts } from '../../i18n/texts/question.ts';
import type { Repositories } from '../../store/port.ts';
import { answerersOf, mayAnswer } from '../answerers.ts';
import type { Request } from '../feature.ts';
import { personName } from '../words.ts';
import type { Reader } from './cards.ts';

/** Whoever was not found is called by their id. */
export async function readerFor(
  { people }: Pick<Repositories, 'people'>,
  { workspace }: Pick<Request, 'workspace'>,
  questions: readonly Question[],
): Promise<(locale: Locale) => Reader> {
  const ids = new Set(
    questions.flatMap(({ askedBy, turns }) => [askedBy, ...turns.map(({ by }) => by)]),
  );
  const known = new Map((await people.byIds([...ids])).map((person) => [person.id, person]));
  return (locale) => ({
    ...{ workspace, locale },
    nameOf: (id) => {
      const person = known.get(id);
      return person ? personName(person, locale) : id;
    },
  });
}

/** In which part the actor is in it. Throws `question.unknown`, also for one that is not theirs to see. */
export async function findFor(
  { store, actor, today }: Request,
  id: string,
): Promise<{ readonly question: Question; readonly isOwn: boolean }> {
  const question = await store.questions.byId(questionId(id));
  if (!question) throw new AppError('question.unknown', {});
  if (question.askedBy === actor.id) return { question, isOwn: true };
  const asker = await store.people.byId(question.askedBy);
  if (!asker || !(await mayAnswer(store, actor, asker, today)))
    throw new AppError('question.unknown', {});
  return { question, isOwn: false };
}

/** Who is asked: whoever answered before, as long as they may, else those whom it falls to. Throws `question.nobody`. */
export async function whoAnswers(
  { store, actor, today }: Request,
  before: Question | null,
): Promise<readonly Person[]> {
  const last = before && lastTurn(before);
  const same = last?.kind === 'answered' ? await store.people.byId(last.by) : null;
  if (same && (await mayAnswer(store, same, actor, today))) return [same];
  const found = await answerersOf(store, actor, today);
  if (found.length === 0) throw new AppError('question.nobody', {});
  return found;
}

const mostNames = 3;

/** Many are called by what they do. */
export const whoText = (people: readonly Person[], locale: Locale): string =>
  people.length > mostNames
    ? say(locale, texts.opsAndFinance)
    : listing(
        people.map((person) => personName(person, locale)),
        locale,
      );

export const toldOf = (turn: Turn | undefined): readonly PersonId[] =>
  turn && 'told' in turn ? turn.told : [];
