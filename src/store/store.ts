/** One workspace's store: the repositories bound to it, transactions over them, and the bulk import. */
import type { Fact } from '../domain/record.ts';
import type { Workspace } from '../domain/workspace.ts';
import { accountRepository } from './accounts.ts';
import { boardPostRepository } from './board-posts.ts';
import { type Client, type Scope, type Sql, transact } from './client.ts';
import { contestRepository } from './contests.ts';
import { holidayRepository } from './holidays.ts';
import { importFacts } from './import-facts.ts';
import { inboxRepository } from './inbox.ts';
import { leaveRepository } from './leave.ts';
import { occurrenceRepository } from './occurrences.ts';
import { outboxRepository } from './outbox.ts';
import { peopleRepository } from './people.ts';
import { placeRepository } from './places.ts';
import { planInputRepository } from './plan-inputs.ts';
import { planRepository } from './plans.ts';
import type { FactCounts, ImportOptions, Repositories, Store } from './port.ts';
import { pulseRepository } from './pulses.ts';
import { questionRepository } from './questions.ts';
import { quotaRepository } from './quotas.ts';
import { rateRepository } from './rates.ts';
import { recordRepository } from './records.ts';
import { scheduleRepository } from './schedules.ts';
import { settingsRepository } from './settings.ts';
import { standingRepository } from './standings.ts';
import { statementRepository } from './statements.ts';
import { toldRepository } from './told.ts';

const repositories = (scope: Scope): Repositories => ({
  people: peopleRepository(scope),
  accounts: accountRepository(scope),
  quotas: quotaRepository(scope),
  records: recordRepository(scope),
  standings: standingRepository(scope),
  plans: planRepository(scope),
  planInputs: planInputRepository(scope),
  rates: rateRepository(scope),
  leave: leaveRepository(scope),
  statements: statementRepository(scope),
  contests: contestRepository(scope),
  pulses: pulseRepository(scope),
  questions: questionRepository(scope),
  outbox: outboxRepository(scope),
  inbox: inboxRepository(scope),
  schedules: { ...scheduleRepository(scope), ...occurrenceRepository(scope) },
  holidays: holidayRepository(scope),
  places: placeRepository(scope),
  settings: settingsRepository(scope),
  told: toldRepository(scope),
  boardPosts: boardPostRepository(scope),
});

export function createStore(client: Client, workspace: Workspace): Store {
  const inside = (sql: Sql): Scope => ({ sql, workspace, atomically: (work) => work(sql) });
  const outside: Scope = {
    sql: client,
    workspace,
    atomically: (work) => transact(client, work),
  };
  return {
    ...repositories(outside),
    workspace,
    transaction: <T>(work: (tx: Repositories) => Promise<T>): Promise<T> =>
      transact(client, (sql) => work(repositories(inside(sql)))),
    importFacts: (
      options: ImportOptions,
      feed: (add: (facts: readonly Fact[]) => Promise<void>) => Promise<void>,
    ): Promise<FactCounts> => importFacts(client, workspace, options, feed),
  };
}
