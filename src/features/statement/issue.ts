/** Issuing statements. What was issued is never rewritten; until the next one is issued, a new revision may follow. */
import { Temporal } from 'temporal-polyfill';
import { AppError } from '../../domain/errors.ts';
import { type Period, periodName } from '../../domain/period.ts';
import type { Workspace } from '../../domain/workspace.ts';
import type { Store } from '../../store/port.ts';
import type { StoredStatement } from '../../store/port-statements.ts';
import type { Loading } from '../plan-loading.ts';
import { computeStatement, type PersonStatement, saysTheSame, toStore } from './compute.ts';
import type { StatementQuestion } from './subject.ts';

export interface Issued {
  /** `same`: nothing has changed since, and nothing was stored. */
  readonly state: 'new' | 'same';
  readonly statement: PersonStatement;
  readonly stored: StoredStatement;
}

export interface Issuing {
  readonly store: Store;
  readonly now: Temporal.Instant;
  /** Anew for each attempt: what was read before may no longer hold. */
  readonly loading: () => Loading;
}

/**
 * Throws `statement.period_open` while the period runs, and `statement.closed` where a later statement was issued and this one would say
 * something else now: the next one adjusts it.
 */
export async function issueStatement(
  { store, now, loading }: Issuing,
  question: StatementQuestion,
): Promise<Issued> {
  for (;;) {
    const statement = await computeStatement(store, loading(), question);
    const { period, issued, person } = statement;
    demandEnded(period, question.today, store.workspace);
    if (issued && saysTheSame(statement)) return { state: 'same', statement, stored: issued };
    demandOpen(statement, store);
    // Somebody else may issue a statement of the same person meanwhile: what it adjusts must not be adjusted here again.
    const stored = await store.transaction(async ({ statements, records }) => {
      await statements.lockPerson(person.id);
      const meanwhile = await statements.statementsOf(person.id);
      if (!isUnchanged(statement.stated, meanwhile)) return null;
      return statements.saveStatement(toStore(statement, now, await records.asOf()));
    });
    if (stored) return { state: 'new', statement, stored };
  }
}

/** Throws `statement.period_open`. */
export function demandEnded(period: Period, today: Temporal.PlainDate, workspace: Workspace) {
  if (Temporal.PlainDate.compare(period.end, today) <= 0) return;
  throw new AppError('statement.period_open', {
    period: periodName(period, workspace),
    until: period.end.subtract({ days: 1 }).toString(),
  });
}

/** A statement that was never issued may still be, however late: nothing was said about its period. */
function demandOpen({ period, issued, stated }: PersonStatement, { workspace }: Store) {
  const later = stated.find((each) => Temporal.PlainDate.compare(each.period.end, period.end) > 0);
  if (!issued || !later) return;
  throw new AppError('statement.closed', {
    period: periodName(period, workspace),
    later: periodName(later.period, workspace),
  });
}

const isUnchanged = (a: readonly StoredStatement[], b: readonly StoredStatement[]): boolean =>
  a.length === b.length && a.every(({ hash }, position) => hash === b[position]?.hash);
