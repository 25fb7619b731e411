/** A question as people see it: what it is about as it stood then, what was said, and what can be done next. Always in private. */
import type { Button, CardElement, PrivateCard } from '../../chat/card.ts';
import type { PersonId } from '../../domain/ids.ts';
import {
  canAskBack,
  lastTurn,
  type Question,
  questionState,
  type Turn,
} from '../../domain/question.ts';
import type { Workspace } from '../../domain/workspace.ts';
import { formatDateTime } from '../../i18n/format.ts';
import { type Locale, say } from '../../i18n/locale.ts';
import { common } from '../../i18n/texts/common.ts';
import { questionTexts as texts, verdictTexts } from '../../i18n/texts/question.ts';
import { noteElement, periodTitle, textElement } from '../figures.ts';
import { lineText } from './lines.ts';

/** For whom, and what people are called in their language. */
export interface Reader {
  readonly workspace: Workspace;
  readonly locale: Locale;
  readonly nameOf: (person: PersonId) => string;
}

export const timeText = (at: Turn['at'], { workspace, locale }: Reader): string =>
  formatDateTime(at, workspace.timeZone, locale);

export const periodText = ({ about }: Question, { workspace, locale }: Reader): string =>
  periodTitle(about.period, workspace, locale);

/** `Commission · $750.00`, or that something is missing. */
export const aboutText = ({ about }: Question, locale: Locale): string =>
  about.line ? lineText(about.line, locale) : say(locale, texts.missing);

/** What comes to whoever answers. */
export function askedCard(question: Question, reader: Reader): PrivateCard {
  const { locale, nameOf } = reader;
  const figures = { name: nameOf(question.askedBy), period: periodText(question, reader) };
  const isBack = lastTurn(question).kind === 'asked_back';
  const title = say(locale, isBack ? texts.askedBackTitle : texts.askedTitle, figures);
  return cardOf(title, question, reader, [answerButton(question, locale)]);
}

/** What becomes of it once it was answered or closed. */
export function doneCard(question: Question, reader: Reader): PrivateCard {
  const { locale, nameOf } = reader;
  const figures = { name: nameOf(question.askedBy), period: periodText(question, reader) };
  return cardOf(say(locale, texts.showTitle, figures), question, reader, []);
}

/** For who answers, when they look. */
export const answererCard = (question: Question, reader: Reader): PrivateCard =>
  questionState(question) === 'open' ? askedCard(question, reader) : doneCard(question, reader);

/** What comes to who asked. */
export const answeredCard = (question: Question, reader: Reader): PrivateCard =>
  cardOf(
    say(reader.locale, texts.answeredTitle, { period: periodText(question, reader) }),
    question,
    reader,
    ownButtons(question, reader.locale),
  );

/** For who asked, when they look. */
export const ownCard = (question: Question, reader: Reader): PrivateCard =>
  cardOf(
    say(reader.locale, texts.ownTitle, { period: periodText(question, reader) }),
    question,
    reader,
    ownButtons(question, reader.locale),
  );

function cardOf(
  title: string,
  question: Question,
  reader: Reader,
  buttons: readonly Button[],
): PrivateCard {
  const { locale } = reader;
  return {
    audience: 'private',
    title,
    elements: [
      ...questionElements(question, reader),
      ...(buttons.length > 0 ? [{ kind: 'actions', buttons } as const] : []),
      noteElement([say(locale, texts.changesNothing), say(locale, common.onlyYou)]),
    ],
  };
}

function questionElements(question: Question, reader: Reader): readonly CardElement[] {
  const { locale } = reader;
  const { about, turns } = question;
  const strong = { text: aboutText(question, locale), style: 'strong' } as const;
  return [
    { kind: 'text', spans: [strong] },
    ...(about.deal === null ? [] : [textElement(say(locale, texts.deal, { deal: about.deal }))]),
    ...turns.map((turn) => turnElement(turn, reader)),
    ...(about.line ? [stepsElement(about.line.steps[locale], locale)] : []),
    noteElement([
      say(locale, texts.plan, { plan: about.planKey, version: about.planVersion }),
      about.issued
        ? say(locale, texts.statement, {
            ...{ revision: about.issued.revision, hash: about.issued.hash.slice(0, 12) },
          })
        : say(locale, texts.notIssued),
    ]),
  ];
}

const stepsElement = (steps: readonly string[], locale: Locale): CardElement => ({
  kind: 'details',
  title: say(locale, texts.howThen),
  elements: steps.map(textElement),
});

function turnElement(turn: Turn, reader: Reader): CardElement {
  const { locale, nameOf } = reader;
  const figures = { name: nameOf(turn.by), at: timeText(turn.at, reader) };
  if (turn.kind === 'closed') return textElement(say(locale, texts.isClosed, figures));
  const head =
    turn.kind === 'answered'
      ? say(locale, texts.saidWithVerdict, {
          ...figures,
          verdict: say(locale, verdictTexts[turn.verdict]),
        })
      : say(locale, texts.said, figures);
  return { kind: 'text', spans: [{ text: head, style: 'muted' }, { text: turn.words }] };
}

/** With what they have before their eyes, so that nobody answers what they have not read. */
const seenValue = ({ id, turns }: Question): string => `${id}|${turns.length}`;

export const answerButton = (question: Question, locale: Locale): Button => ({
  label: say(locale, texts.answerButton),
  ...{ action: 'question.reply', value: seenValue(question), style: 'primary' },
});

function ownButtons(question: Question, locale: Locale): readonly Button[] {
  const button = (label: string, action: string): Button => ({
    ...{ label, action, value: seenValue(question) },
  });
  switch (questionState(question)) {
    case 'open':
      return [button(say(locale, texts.withdrawButton), 'question.close')];
    case 'answered':
      return [
        { ...button(say(locale, texts.closeButton), 'question.close'), style: 'primary' },
        ...(canAskBack(question)
          ? [button(say(locale, texts.askBackButton), 'question.back')]
          : []),
      ];
    case 'closed':
      return [];
  }
}
