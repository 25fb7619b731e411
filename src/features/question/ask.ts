/** Asking about a line: the form, and the question that comes of it, told at once to who answers. */
import type { Form } from '../../chat/card.ts';
import type { Answer } from '../../chat/port.ts';
import { AppError } from '../../domain/errors.ts';
import { questionId } from '../../domain/ids.ts';
import { parsePeriod, periodName } from '../../domain/period.ts';
import { type Question, questionKey } from '../../domain/question.ts';
import { say } from '../../i18n/locale.ts';
import { common } from '../../i18n/texts/common.ts';
import { questionTexts as texts } from '../../i18n/texts/question.ts';
import { createdId } from '../created.ts';
import { loadEarnings, type Statement } from '../earnings.ts';
import type { Request } from '../feature.ts';
import { noteElement, periodTitle, textElement } from '../figures.ts';
import { fieldReader } from '../launching.ts';
import { ownCard } from './cards.ts';
import { asAsked, type Line, linesOf, lineText } from './lines.ts';
import { readerFor, whoAnswers, whoText } from './people.ts';
import { tellAsked } from './tell.ts';
import { readDeal, readWords } from './words.ts';

/** Chosen instead of a line's id; no id is without a colon. */
const missing = 'missing';

/** One's own, of the period that the button names; empty: the running one. Throws `question.no_statement`. */
async function statementOf(request: Request, value: string): Promise<Statement> {
  const { store, actor, today, workspace } = request;
  const period = value === '' ? null : parsePeriod(value, workspace);
  const earnings = await loadEarnings(store, { person: actor, period, today, workspace });
  if (earnings.state !== 'computed') throw new AppError('question.no_statement', {});
  return earnings;
}

export async function askForm(request: Request, value: string): Promise<Answer> {
  const { locale, workspace } = request;
  const statement = await statementOf(request, value);
  const who = whoText(await whoAnswers(request, null), locale);
  const period = periodTitle(statement.period, workspace, locale);
  const form: Form = {
    title: say(locale, texts.formTitle),
    submit: say(locale, texts.formSubmit),
    action: 'question.send',
    value: periodName(statement.period, workspace),
    intro: say(locale, texts.formIntro, { period, who }),
    fields: [
      {
        ...{ name: 'line', label: say(locale, texts.fieldLine), hint: null },
        ...{ type: 'select', required: true, initial: null },
        options: [
          ...linesOf(statement).map((line) => ({ label: lineText(line, locale), value: line.id })),
          { label: say(locale, texts.missing), value: missing },
        ],
      },
      {
        ...{ name: 'deal', label: say(locale, texts.fieldDeal) },
        ...{ type: 'text', required: false, initial: null, options: [] },
        hint: say(locale, texts.fieldDealHint),
      },
      {
        ...{ name: 'words', label: say(locale, texts.fieldWords) },
        ...{ type: 'multiline', required: true, initial: null, options: [] },
        hint: say(locale, texts.fieldWordsHint),
      },
    ],
  };
  return { kind: 'form', form };
}

export async function send(
  request: Request,
  value: string,
  fields: Readonly<Record<string, string>>,
): Promise<Answer> {
  const { store, locale } = request;
  const statement = await statementOf(request, value);
  const { read, errors } = fieldReader(fields, locale);
  const line = read('line', (id) => chosenLine(id, statement));
  const deal = read('deal', readDeal);
  const words = read('words', readWords);
  if (words === null || Object.keys(errors).length > 0) return { kind: 'field_errors', errors };
  const told = await whoAnswers(request, null);
  const question = await questionOf(request, statement, { line, deal, words }, told);
  const isNew = await store.transaction(async (tx) => {
    if (!(await tx.questions.add(question))) return false;
    await tellAsked(tx, request, question);
    return true;
  });
  return isNew ? receipt(request, whoText(told, locale)) : repeated(request, question);
}

/** Null: something is missing. Throws `question.line_gone`. */
function chosenLine(id: string, statement: Statement): Line | null {
  if (id === missing) return null;
  const line = linesOf(statement).find((each) => each.id === id);
  if (!line) throw new AppError('question.line_gone', {});
  return line;
}

interface Draft {
  readonly line: Line | null;
  readonly deal: string | null;
  readonly words: string;
}

async function questionOf(
  { store, actor, now }: Request,
  statement: Statement,
  { line, deal, words }: Draft,
  told: Awaited<ReturnType<typeof whoAnswers>>,
): Promise<Question> {
  const { version, period, inputs } = statement;
  const key = { personId: actor.id, planKey: version.key, period };
  const issued = await store.statements.latestStatement(key);
  const about = {
    ...{ planKey: version.key, planVersion: version.version, period, deal },
    issued: issued && { revision: issued.revision, hash: issued.hash },
    dataAsOf: inputs.asOf,
    line: line && asAsked(statement, line),
  };
  const ids = told.map(({ id }) => id);
  return {
    id: questionId(await createdId('question', questionKey(about, actor.id, words))),
    askedBy: actor.id,
    about,
    turns: [{ kind: 'asked', by: actor.id, at: now, words, told: ids }],
  };
}

function receipt({ locale }: Request, who: string): Answer {
  const button = { label: say(locale, texts.showAll), action: 'question.list', value: '' };
  return {
    kind: 'private',
    card: {
      audience: 'private',
      title: say(locale, texts.receiptTitle),
      elements: [
        textElement(say(locale, texts.receipt, { who })),
        { kind: 'actions', buttons: [button] },
        noteElement([say(locale, common.onlyYou)]),
      ],
    },
  };
}

async function repeated(request: Request, { id }: Question): Promise<Answer> {
  const { store, locale } = request;
  const question = await store.questions.byId(id);
  if (!question) throw new AppError('question.unknown', {});
  const card = ownCard(question, (await readerFor(store, request, [question]))(locale));
  const elements = [textElement(say(locale, texts.repeated)), ...card.elements];
  return { kind: 'private', card: { ...card, elements } };
}
