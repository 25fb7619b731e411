/** Questions about statements: a row that says what each is about and how far it is, and a row for each turn. */
import { personId, type QuestionId, questionId } from '../domain/ids.ts';
import { type Currency, money } from '../domain/money.ts';
import type { PeriodKind } from '../domain/period.ts';
import {
  type AskedLine,
  lastTurn,
  type Question,
  questionState,
  type Turn,
  type Verdict,
} from '../domain/question.ts';
import { Prisma } from '../generated/client.ts';
import type { Scope } from './client.ts';
import { dayText, instantText, maybe, toDay, toInstant } from './moments.ts';
import type { Page, QuestionFilter, QuestionPage, QuestionRepository } from './port-questions.ts';

export const questionRepository = (scope: Scope): QuestionRepository => ({
  add: (question) => add(scope, question),
  async byId(id) {
    const row = await scope.sql.question.findUnique({
      where: { workspaceId_id: { workspaceId: scope.workspace.id, id } },
      include,
    });
    return maybe(row, toQuestion);
  },
  addTurn: (id, turn, seen) => addTurn(scope, id, turn, seen),
  waitingLongest: (filter, page) => pageOf(scope, filter, page, [{ since: 'asc' }, { id: 'asc' }]),
  askedLast: (filter, page) => pageOf(scope, filter, page, [{ askedAt: 'desc' }, { id: 'asc' }]),
  async askersOfOpen() {
    const rows = await scope.sql.question.findMany({
      where: { workspaceId: scope.workspace.id, state: 'open' },
      select: { askedBy: true },
      distinct: ['askedBy'],
      orderBy: { askedBy: 'asc' },
    });
    return rows.map(({ askedBy }) => personId(askedBy));
  },
  async openSince(latest) {
    const rows = await scope.sql.question.findMany({
      where: {
        ...{ workspaceId: scope.workspace.id, state: 'open' },
        since: { lte: instantText(latest) },
      },
      include,
      orderBy: [{ since: 'asc' }, { id: 'asc' }],
    });
    return rows.map(toQuestion);
  },
});

const include = { turns: { orderBy: { position: 'asc' } } } as const;

function add({ atomically, workspace }: Scope, question: Question): Promise<boolean> {
  return atomically(async (sql) => {
    // Two who add the same at once: the second waits for the first, and finds its row.
    const { count } = await sql.question.createMany({
      data: [toRow(question, workspace.id)],
      skipDuplicates: true,
    });
    if (count === 0) return false;
    await sql.questionTurn.createMany({
      data: question.turns.map((turn, position) =>
        turnRow(workspace.id, question.id, turn, position),
      ),
    });
    return true;
  });
}

function addTurn(
  { atomically, workspace }: Scope,
  id: QuestionId,
  turn: Turn,
  seen: number,
): Promise<boolean> {
  return atomically(async (sql) => {
    const { count } = await sql.question.updateMany({
      where: { workspaceId: workspace.id, id, turnCount: seen },
      data: {
        state: questionState({ turns: [turn] }),
        turnCount: seen + 1,
        since: instantText(turn.at),
      },
    });
    if (count === 0) return false;
    await sql.questionTurn.create({ data: turnRow(workspace.id, id, turn, seen) });
    return true;
  });
}

async function pageOf(
  { sql, workspace }: Scope,
  { states, askedBy }: QuestionFilter,
  { offset, limit }: Page,
  orderBy: Prisma.QuestionOrderByWithRelationInput[],
): Promise<QuestionPage> {
  const where = {
    workspaceId: workspace.id,
    ...(states ? { state: { in: [...states] } } : {}),
    ...(askedBy ? { askedBy: { in: [...askedBy] } } : {}),
  };
  const rows = await sql.question.findMany({ where, include, orderBy, skip: offset, take: limit });
  return { questions: rows.map(toQuestion), total: await sql.question.count({ where }) };
}

interface LineRow {
  readonly title: AskedLine['title'];
  /** Minor units. */
  readonly amount: string;
  readonly currency: string;
  readonly steps: AskedLine['steps'];
}

const lineRow = ({ title, amount, steps }: AskedLine) => ({
  title: { en: title.en, zh: title.zh },
  ...{ amount: `${amount.minor}`, currency: amount.currency },
  steps: { en: [...steps.en], zh: [...steps.zh] },
});

const toLine = ({ title, amount, currency, steps }: LineRow): AskedLine => ({
  ...{ title, steps },
  amount: money(BigInt(amount), currency as Currency),
});

const toRow = ({ id, askedBy, about, turns }: Question, workspaceId: string) => ({
  ...{ workspaceId, id, askedBy, deal: about.deal },
  askedAt: instantText(turns[0].at),
  ...{ planKey: about.planKey, planVersion: about.planVersion, periodKind: about.period.kind },
  periodStart: dayText(about.period.start),
  periodEnd: dayText(about.period.end),
  revision: about.issued?.revision ?? null,
  hash: about.issued?.hash ?? null,
  dataAsOf: maybe(about.dataAsOf, instantText),
  line: maybe(about.line, lineRow) ?? Prisma.DbNull,
  ...{ state: questionState({ turns }), turnCount: turns.length },
  since: instantText(lastTurn({ turns }).at),
});

const turnRow = (workspaceId: string, id: QuestionId, turn: Turn, position: number) => ({
  ...{ workspaceId, questionId: id, position, kind: turn.kind, saidBy: turn.by },
  saidAt: instantText(turn.at),
  words: turn.words,
  verdict: turn.kind === 'answered' ? turn.verdict : null,
  told: 'told' in turn ? [...turn.told] : [],
});

type QuestionRow = Prisma.QuestionGetPayload<{ include: { turns: true } }>;

function toTurn(row: QuestionRow['turns'][number]): Turn {
  const said = { by: personId(row.saidBy), at: toInstant(row.saidAt), words: row.words };
  switch (row.kind) {
    case 'answered':
      return { ...said, kind: 'answered', verdict: row.verdict as Verdict };
    case 'closed':
      return { ...said, kind: 'closed' };
    default:
      return { ...said, kind: row.kind as 'asked' | 'asked_back', told: row.told.map(personId) };
  }
}

function toQuestion(row: QuestionRow): Question {
  const [first, ...more] = row.turns.map(toTurn);
  if (!first) throw new Error(`nothing was ever said of question ${row.id}`);
  return {
    id: questionId(row.id),
    askedBy: personId(row.askedBy),
    about: {
      ...{ planKey: row.planKey, planVersion: row.planVersion, deal: row.deal },
      period: {
        kind: row.periodKind as PeriodKind,
        start: toDay(row.periodStart),
        end: toDay(row.periodEnd),
      },
      issued:
        row.revision === null || row.hash === null
          ? null
          : { revision: row.revision, hash: row.hash },
      dataAsOf: maybe(row.dataAsOf, toInstant),
      line: maybe(row.line as LineRow | null, toLine),
    },
    turns: [first, ...more],
  };
}
