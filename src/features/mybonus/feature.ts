/** /mybonus: what have I earned, how, and what is next. Always private. */
import type { PrivateCard } from '../../chat/card.ts';
import type { Answer } from '../../chat/port.ts';
import type { Person } from '../../domain/people.ts';
import type { Period } from '../../domain/period.ts';
import { mybonus as texts } from '../../i18n/texts/mybonus.ts';
import { dayOf } from '../board.ts';
import { loadEarnings, type Statement } from '../earnings.ts';
import type { Action, Feature, Request } from '../feature.ts';
import { demandFigures } from '../viewing.ts';
import { readWhose } from '../whose.ts';
import { type Reading, readValue } from './button-value.ts';
import { dealForm, readDeal, worthCard } from './deal.ts';
import { noStatementCard } from './no-statement-card.ts';
import { teamRankOf } from './ranking.ts';
import { statementCard } from './statement-card.ts';
import { teamCard } from './team-card.ts';
import { pageSize, traceCard } from './trace-card.ts';

export const mybonus: Feature = {
  id: 'mybonus',
  command: {
    names: ['mybonus', '我的奖金'],
    effect: 'reads',
    roles: ['rep', 'manager', 'ops', 'finance'],
    usage: texts.usage,
    help: texts.help,
    run: async (request, words) => {
      const { person, period } = await readWhose(request, words);
      return privately(await bonusCard(request, person, period));
    },
  },
  actions: {
    show: reading(async (request, { person, period }) =>
      privately(await bonusCard(request, person, period)),
    ),
    back: reading(async (request, { person, period }) => ({
      kind: 'replace',
      card: await bonusCard(request, person, period),
    })),
    how: reading(async (request, at, statement) =>
      privately(await howCard(request, at, statement)),
    ),
    page: reading(async (request, at, statement) => ({
      kind: 'replace',
      card: await howCard(request, at, statement),
    })),
    deal: reading(async (request, _at, statement) => ({
      kind: 'form',
      form: dealForm(request, statement),
    })),
    worth: reading(async (request, _at, statement, fields) => {
      const deal = readDeal(fields['amount'] ?? '', request);
      return typeof deal === 'string'
        ? { kind: 'field_errors', errors: { amount: deal } }
        : privately(worthCard(request, statement, deal));
    }),
    team: reading(async (request, at, statement) =>
      privately(await teamCard(request, statement, at.offset)),
    ),
    team_page: reading(async (request, at, statement) => ({
      kind: 'replace',
      card: await teamCard(request, statement, at.offset),
    })),
  },
  jobs: {},
  sweep: null,
  home: ownPage,
};

const privately = (card: PrivateCard): Answer => ({ kind: 'private', card });

/** A button on a statement: rights are checked again, since they may have changed since it was shown. */
function reading(
  run: (
    request: Request,
    at: Reading,
    statement: Statement,
    fields: Readonly<Record<string, string>>,
  ) => Promise<Answer>,
): Action {
  return {
    effect: 'reads',
    run: async (request, { value, fields }) => {
      const at = await readValue(request, value);
      const earnings = await earningsOf(request, at.person, at.period);
      return earnings.state === 'computed'
        ? run(request, at, earnings, fields)
        : privately(noStatementCard(request, earnings));
    },
  };
}

async function earningsOf(request: Request, person: Person, period: Period | null) {
  const { actor, store, today, workspace, locale } = request;
  const day = period ? dayOf(period, today) : today;
  await demandFigures(store, actor, person, day, locale);
  return loadEarnings(store, { person, period, today, workspace });
}

async function bonusCard(
  request: Request,
  person: Person,
  period: Period | null,
): Promise<PrivateCard> {
  const earnings = await earningsOf(request, person, period);
  if (earnings.state !== 'computed') return noStatementCard(request, earnings);
  return statementCard(request, earnings, teamRankOf(earnings));
}

/** Nothing for somebody whom no plan pays. */
async function ownPage(request: Request): Promise<PrivateCard['elements']> {
  const earnings = await earningsOf(request, request.actor, null);
  if (earnings.state !== 'computed') return [];
  const { title, elements } = statementCard(request, earnings, teamRankOf(earnings));
  return [{ kind: 'text', spans: [{ text: title, style: 'strong' }] }, ...elements];
}

async function howCard(request: Request, at: Reading, statement: Statement): Promise<PrivateCard> {
  const { store } = request;
  const page = await store.records.creditsOf(statement.person.id, at.kind, statement.period, {
    offset: at.offset,
    limit: pageSize,
  });
  const partners = page.entries.flatMap(({ record }) =>
    record.splits.map(({ personId }) => personId),
  );
  const people = await store.people.byIds([...new Set(partners)]);
  return traceCard(request, statement, at, { ...page, people });
}
