/** /question: what one has asked and how far it is, and what waits for one's answer, page by page. */
import type { CardElement, PrivateCard } from '../../chat/card.ts';
import type { Answer } from '../../chat/port.ts';
import type { Role } from '../../domain/errors.ts';
import { type Question, questionState } from '../../domain/question.ts';
import { formatNumber } from '../../i18n/format.ts';
import { say } from '../../i18n/locale.ts';
import { common } from '../../i18n/texts/common.ts';
import { questionStates, questionTexts as texts } from '../../i18n/texts/question.ts';
import type { QuestionPage } from '../../store/port-questions.ts';
import { answerableAmong } from '../answerers.ts';
import type { Request } from '../feature.ts';
import { noteElement, textElement } from '../figures.ts';
import { pageElements, readOffset } from '../pages.ts';
import { answererCard, ownCard, periodText, type Reader } from './cards.ts';
import { findFor, readerFor } from './people.ts';

const pageSize = 10;

/** How far one has turned the pages of each part. */
interface Offsets {
  readonly waiting: number;
  readonly own: number;
}

const readOffsets = (value: string): Offsets => {
  const [waiting, own] = value.split('|');
  return { waiting: readOffset(waiting), own: readOffset(own) };
};
const offsetsValue = ({ waiting, own }: Offsets): string => `${waiting}|${own}`;

export async function list(
  request: Request,
  kind: 'private' | 'replace',
  value = '',
): Promise<Answer> {
  const at = readOffsets(value);
  const [waiting, own] = await Promise.all([
    waitingPage(request, at.waiting),
    ownPage(request, at.own),
  ]);
  return { kind, card: await listCard(request, at, waiting, own) };
}

export async function show(request: Request, id: string): Promise<Answer> {
  const { store, locale } = request;
  const { question, isOwn } = await findFor(request, id);
  const reader = (await readerFor(store, request, [question]))(locale);
  const card = isOwn ? ownCard(question, reader) : answererCard(question, reader);
  return { kind: 'private', card };
}

/** For one's own page: only that something waits, and the way there. */
export async function waitingOnPage(request: Request): Promise<readonly CardElement[]> {
  const { locale } = request;
  const page = await waitingPage(request, 0);
  if (!page || page.total === 0) return [];
  const button = { label: say(locale, texts.open), action: 'question.list', value: '' };
  return [
    textElement(say(locale, texts.homeWaiting, { count: page.total })),
    { kind: 'actions', buttons: [button] },
  ];
}

const answers: readonly Role[] = ['manager', 'ops', 'finance'];

/** Null: nobody's question can fall to the actor. */
async function waitingPage(
  { store, actor, today }: Request,
  offset: number,
): Promise<QuestionPage | null> {
  if (!actor.roles.some((role) => answers.includes(role))) return null;
  const askers = await store.questions.askersOfOpen();
  const askedBy = await answerableAmong(store, actor, askers, today);
  if (askedBy.length === 0) return { questions: [], total: 0 };
  const filter = { states: ['open'], askedBy } as const;
  return store.questions.waitingLongest(filter, { offset, limit: pageSize });
}

const ownPage = ({ store, actor }: Request, offset: number): Promise<QuestionPage> =>
  store.questions.askedLast({ askedBy: [actor.id] }, { offset, limit: pageSize });

async function listCard(
  request: Request,
  at: Offsets,
  waiting: QuestionPage | null,
  own: QuestionPage,
): Promise<PrivateCard> {
  const { store, locale, actor } = request;
  const shown = [...(waiting?.questions ?? []), ...own.questions];
  const reader = (await readerFor(store, request, shown))(locale);
  const asks = actor.roles.includes('rep') || own.total > 0;
  return {
    audience: 'private',
    title: say(locale, texts.listTitle),
    elements: [
      ...(waiting ? waitingElements(waiting, at, reader) : []),
      ...(asks ? ownElements(own, at, reader) : []),
      noteElement([say(locale, common.onlyYou)]),
    ],
  };
}

function waitingElements(page: QuestionPage, at: Offsets, reader: Reader): readonly CardElement[] {
  const { locale, nameOf } = reader;
  if (page.total === 0) return [textElement(say(locale, texts.nothingWaits))];
  const label = say(locale, texts.waiting, { count: formatNumber(page.total, locale) });
  const nameFor = (question: Question) =>
    [nameOf(question.askedBy), ...labelParts(question, reader)].join(' · ');
  return [
    choiceOf(label, page, at.waiting, nameFor),
    ...turning(page, at.waiting, (waiting) => ({ ...at, waiting }), locale),
  ];
}

function ownElements(page: QuestionPage, at: Offsets, reader: Reader): readonly CardElement[] {
  const { locale } = reader;
  if (page.total === 0) {
    const button = { label: say(locale, texts.myBonus), action: 'mybonus.show', value: '' };
    return [textElement(say(locale, texts.noneAsked)), { kind: 'actions', buttons: [button] }];
  }
  const label = say(locale, texts.own, { count: formatNumber(page.total, locale) });
  const nameFor = (question: Question) =>
    [...labelParts(question, reader), say(locale, questionStates[questionState(question)])].join(
      ' · ',
    );
  return [
    choiceOf(label, page, at.own, nameFor),
    ...turning(page, at.own, (own) => ({ ...at, own }), locale),
  ];
}

const labelParts = (question: Question, reader: Reader): readonly string[] => [
  question.about.line?.title[reader.locale] ?? say(reader.locale, texts.missing),
  periodText(question, reader),
];

/** Numbered, since two may be about the same. */
const choiceOf = (
  label: string,
  { questions }: QuestionPage,
  offset: number,
  nameFor: (question: Question) => string,
): CardElement => ({
  ...{ kind: 'choice', label, action: 'question.show' },
  options: questions.map((question, index) => ({
    label: `${offset + index + 1}. ${nameFor(question)}`,
    value: question.id,
  })),
});

const turning = (
  { questions, total }: QuestionPage,
  offset: number,
  at: (offset: number) => Offsets,
  locale: Reader['locale'],
): readonly CardElement[] =>
  pageElements(
    { rows: questions, offset, total },
    pageSize,
    (to) => ({ action: 'question.page', value: offsetsValue(at(to)) }),
    locale,
  );
