/** A company whose statements are computed and issued: the tiny one, with a clock that is moved by hand. */
import { VirtualClock } from '../../../src/clock.ts';
import { createDelivery } from '../../../src/delivery/outbox.ts';
import { workspaceId } from '../../../src/domain/ids.ts';
import { decimalText, money } from '../../../src/domain/money.ts';
import type { Person } from '../../../src/domain/people.ts';
import { businessDay, parsePeriod } from '../../../src/domain/period.ts';
import type { Json } from '../../../src/domain/statement/canonical.ts';
import { verifyStatement } from '../../../src/domain/statement/statement.ts';
import type { CliCommand } from '../../../src/features/cli.ts';
import { statementCommand } from '../../../src/features/statement/cli.ts';
import {
  computeStatement,
  loadingFrom,
  type PersonStatement,
} from '../../../src/features/statement/compute.ts';
import { sha256 } from '../../../src/features/statement/fingerprint.ts';
import { issueStatement } from '../../../src/features/statement/issue.ts';
import type { Database, Store } from '../../../src/store/port.ts';
import { backTests } from '../../support/back-tests.ts';
import { acme, day, instant, openCompany } from '../../support/company.ts';

let opened = 0;

export type Desk = Awaited<ReturnType<typeof openDesk>>;

/** Each call is a workspace of its own. The plan is in force since 2025. */
export async function openDesk(database: Database, plan: string, planKey = 'reps') {
  opened += 1;
  const workspace = { ...acme, id: workspaceId(`desk-${opened}`) };
  const store: Store = await openCompany(database, workspace);
  let now = instant('2026-12-31T12:00:00Z');
  await store.plans.publish(planKey, plan, day('2025-01-01'), instant('2025-01-01T00:00:00Z'));
  const question = (person: Person, period: string, key: string | null = null) => ({
    ...{ person, period: parsePeriod(period, workspace), planKey: key },
    ...{ today: businessDay(now, workspace), locale: 'en' as const },
  });
  const compute = (person: Person, period: string, key: string | null = null) =>
    computeStatement(store, loadingFrom(store), question(person, period, key));
  return {
    store,
    compute,
    moveTo(text: string) {
      now = instant(text);
    },
    issue: (person: Person, period: string, key: string | null = null) =>
      issueStatement(
        { store, now, loading: () => loadingFrom(store) },
        question(person, period, key),
      ),
    ingest: (...facts: Parameters<Store['records']['ingest']>[0]) =>
      store.records.ingest(facts, now),
    async run(...args: readonly string[]) {
      return runCommand(statementCommand, args, store, now);
    },
  };
}

export async function runCommand(
  command: CliCommand,
  args: readonly string[],
  store: Store | null,
  now = instant('2026-12-31T12:00:00Z'),
  locale: 'en' | 'zh' = 'en',
) {
  const printed: string[] = [];
  const complaints: string[] = [];
  const code = await command.run({
    ...{ args, locale, isTerminal: false },
    print: (text) => printed.push(text),
    complain: (text) => complaints.push(text),
    openStore: async () => {
      if (!store) throw new Error('this command must not open the data');
      return { store, now, delivery: createDelivery(new VirtualClock(now)), backTests };
    },
  });
  return { code, text: printed.join('\n'), complaints: complaints.join('\n') };
}

const text = (minor: bigint, { plan }: PersonStatement) => decimalText(money(minor, plan.currency));

/** Every line, the total, the payout, adjustments and what is payable, as decimal text. */
export function figuresOf(statement: PersonStatement): Readonly<Record<string, string>> {
  const { result, adjustments, payable } = statement;
  const lines = [...result.components, ...result.settlement];
  return Object.fromEntries([
    ...lines.map(({ id, amount }) => [id, text(amount.minor, statement)] as const),
    ['total', text(result.total.minor, statement)],
    ['payout', text(result.payout.minor, statement)],
    ...adjustments.map(
      ({ adjustment: { period, amount } }) => [period, text(amount, statement)] as const,
    ),
    ['payable', text(payable, statement)],
  ]);
}

/** The verdict on what the statement says, from its text alone. */
export const verdictOn = ({ body }: Pick<PersonStatement, 'body'>) =>
  verifyStatement(JSON.parse(body.text) as Json, sha256);
