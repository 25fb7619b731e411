/** What follows a question: its answer, one more question about that, and its end. */
import type { Field, Form } from '../../chat/card.ts';
import type { Answer } from '../../chat/port.ts';
import { AppError } from '../../domain/errors.ts';
import {
  canAskBack,
  follow,
  type Question,
  questionState,
  type Refusal,
  type Turn,
  type Verdict,
  verdicts,
} from '../../domain/question.ts';
import { say } from '../../i18n/locale.ts';
import { common } from '../../i18n/texts/common.ts';
import { questionTexts as texts, verdictOptions } from '../../i18n/texts/question.ts';
import type { Repositories } from '../../store/port.ts';
import type { Request } from '../feature.ts';
import { noteElement, textElement } from '../figures.ts';
import { fieldReader } from '../launching.ts';
import { ownCard, timeText } from './cards.ts';
import { findFor, readerFor, whoAnswers, whoText } from './people.ts';
import { endAsked, tellAnswered, tellAsked } from './tell.ts';
import { readWords } from './words.ts';

type Fields = Readonly<Record<string, string>>;

/** As the buttons carry it: which question, and how many turns whoever presses has before their eyes. */
function readValue(value: string): { readonly id: string; readonly seen: number } {
  const [id = '', seen = ''] = value.split('|');
  return { id, seen: /^\d{1,6}$/.test(seen) ? Number(seen) : 0 };
}

/** Refused at once where there is nothing to answer any more: nobody writes for nothing. */
export async function replyForm(request: Request, value: string): Promise<Answer> {
  const { store, locale } = request;
  const { question, isOwn } = await findFor(request, readValue(value).id);
  if (isOwn) throw new AppError('question.unknown', {});
  const state = questionState(question);
  if (state !== 'open') throw await refusalError(request, question, state);
  const { nameOf } = (await readerFor(store, request, [question]))(locale);
  const form: Form = {
    title: say(locale, texts.answerTitle),
    submit: say(locale, texts.answerSubmit),
    ...{ action: 'question.answer', value },
    intro: say(locale, texts.answerIntro, { name: nameOf(question.askedBy) }),
    fields: [
      {
        ...{ name: 'verdict', label: say(locale, texts.fieldVerdict), hint: null },
        ...{ type: 'select', required: true, initial: null },
        options: verdicts.map((each) => ({
          label: say(locale, verdictOptions[each]),
          value: each,
        })),
      },
      wordsField(say(locale, texts.fieldAnswer), say(locale, texts.fieldAnswerHint)),
    ],
  };
  return { kind: 'form', form };
}

const wordsField = (label: string, hint: string | null): Field => ({
  ...{ name: 'words', label, hint, type: 'multiline' },
  ...{ required: true, initial: null, options: [] },
});

export async function answer(request: Request, value: string, fields: Fields): Promise<Answer> {
  const { actor, now, locale, store } = request;
  const { id, seen } = readValue(value);
  const { question } = await findFor(request, id);
  const { read, errors } = fieldReader(fields, locale);
  const verdict = read('verdict', readVerdict);
  const words = read('words', readWords);
  if (verdict === null || words === null) return { kind: 'field_errors', errors };
  const turn: Turn = { kind: 'answered', by: actor.id, at: now, words, verdict };
  await sayTurn(request, question, turn, seen, tellAnswered);
  const { nameOf } = (await readerFor(store, request, [question]))(locale);
  return {
    kind: 'private',
    card: {
      audience: 'private',
      title: say(locale, texts.answerSentTitle),
      elements: [
        textElement(say(locale, texts.answerSent, { name: nameOf(question.askedBy) })),
        noteElement([say(locale, texts.changesNothing), say(locale, common.onlyYou)]),
      ],
    },
  };
}

/** Throws `question.verdict_missing`. */
function readVerdict(text: string): Verdict {
  const verdict = verdicts.find((each) => each === text);
  if (!verdict) throw new AppError('question.verdict_missing', {});
  return verdict;
}

export async function backForm(request: Request, value: string): Promise<Answer> {
  const { locale } = request;
  const { question, isOwn } = await findFor(request, readValue(value).id);
  if (!isOwn) throw new AppError('question.unknown', {});
  const state = questionState(question);
  if (!canAskBack(question)) {
    const why = state === 'open' ? 'unanswered' : state === 'closed' ? 'closed' : 'asked_back';
    throw await refusalError(request, question, why);
  }
  const who = whoText(await whoAnswers(request, question), locale);
  const form: Form = {
    title: say(locale, texts.askBackButton),
    submit: say(locale, texts.formSubmit),
    ...{ action: 'question.ask_back', value },
    intro: say(locale, texts.backIntro, { who }),
    fields: [wordsField(say(locale, texts.fieldBack), null)],
  };
  return { kind: 'form', form };
}

export async function askBack(request: Request, value: string, fields: Fields): Promise<Answer> {
  const { actor, now, locale } = request;
  const { id, seen } = readValue(value);
  const { question } = await findFor(request, id);
  const { read, errors } = fieldReader(fields, locale);
  const words = read('words', readWords);
  if (words === null) return { kind: 'field_errors', errors };
  const told = (await whoAnswers(request, question)).map((person) => person.id);
  const turn: Turn = { kind: 'asked_back', by: actor.id, at: now, words, told };
  return showOwn(request, await sayTurn(request, question, turn, seen, tellAsked), 'private');
}

export async function close(request: Request, value: string): Promise<Answer> {
  const { actor, now } = request;
  const { id, seen } = readValue(value);
  const { question } = await findFor(request, id);
  const turn: Turn = { kind: 'closed', by: actor.id, at: now, words: '' };
  return showOwn(request, await sayTurn(request, question, turn, seen, endAsked), 'replace');
}

async function showOwn(
  request: Request,
  question: Question,
  kind: 'private' | 'replace',
): Promise<Answer> {
  const readerIn = await readerFor(request.store, request, [question]);
  return { kind, card: ownCard(question, readerIn(request.locale)) };
}

/** Kept and told in one transaction. Of two at once the first counts; the other hears who that was. */
async function sayTurn(
  request: Request,
  { id }: Question,
  turn: Turn,
  seen: number,
  announce: (tx: Repositories, request: Request, question: Question) => Promise<void>,
): Promise<Question> {
  for (;;) {
    const said = await request.store.transaction(async (tx) => {
      const question = await tx.questions.byId(id);
      if (!question) throw new AppError('question.unknown', {});
      const outcome = follow(question, turn, seen);
      if (outcome.kind !== 'said') return { outcome, question };
      if (!(await tx.questions.addTurn(id, turn, question.turns.length))) return null;
      await announce(tx, request, outcome.question);
      return { outcome, question: outcome.question };
    });
    if (said?.outcome.kind === 'refused')
      throw await refusalError(request, said.question, said.outcome.why);
    if (said) return said.question;
  }
}

async function refusalError(request: Request, question: Question, why: Refusal): Promise<AppError> {
  switch (why) {
    case 'answered': {
      const last = question.turns.findLast(({ kind }) => kind === 'answered') ?? question.turns[0];
      const readerIn = await readerFor(request.store, request, [question]);
      const reader = readerIn(request.locale);
      const figures = { by: reader.nameOf(last.by), at: timeText(last.at, reader) };
      return new AppError('question.answered', figures);
    }
    case 'own':
    case 'others':
      return new AppError('question.unknown', {});
    default:
      return new AppError(`question.${why}`, {});
  }
}
