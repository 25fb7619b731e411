/** A statement as it comes out now: always from the records, so that every line can be opened down to them. */
import { periodName } from '../../domain/period.ts';
import type { CompiledPlan } from '../../domain/plan/compile.ts';
import { earn } from '../../domain/plan/evaluate.ts';
import type { PlanInput, PlanResult } from '../../domain/plan/evaluation.ts';
import { canonicalText, type Json } from '../../domain/statement/canonical.ts';
import { engineVersion, payableOf, statementJson } from '../../domain/statement/statement.ts';
import type { Store } from '../../store/port.ts';
import type { NewStatement, StoredStatement } from '../../store/port-statements.ts';
import { beginLoading, compiledOf, type Loading } from '../plan-loading.ts';
import { loadFullInput } from '../plan-runs.ts';
import { type Adjusting, adjustmentsFor, isSameStatement } from './adjust.ts';
import { sha256 } from './fingerprint.ts';
import { type StatementQuestion, type StatementSubject, subjectOf } from './subject.ts';

export interface PersonStatement extends StatementSubject {
  readonly plan: CompiledPlan;
  readonly input: PlanInput;
  readonly result: PlanResult;
  readonly adjustments: readonly Adjusting[];
  /** Minor units: the payout and all adjustments. */
  readonly payable: bigint;
  readonly body: Body;
  /** All statements of the person that it was computed beside: the latest revision of each. */
  readonly stated: readonly StoredStatement[];
  /** The latest revision of this statement; null: it was never issued. */
  readonly issued: StoredStatement | null;
}

/** Canonical JSON with its SHA-256. */
export interface Body {
  readonly json: Json;
  readonly text: string;
  readonly hash: string;
  /** When the data was last changed, an instant; null: never. */
  readonly asOf: string | null;
}

export const loadingFrom = (store: Store): Loading => beginLoading(store, store.workspace);

/** Throws `statement.none`, and what computing a plan throws. */
export async function computeStatement(
  store: Store,
  loading: Loading,
  question: StatementQuestion,
): Promise<PersonStatement> {
  const subject = await subjectOf(loading, question);
  const { person, version, period, level } = subject;
  const { workspace } = store;
  const asOf = await loading.once('as of', () => store.records.asOf());
  const stated = await store.statements.statementsOf(person.id);
  const key = { personId: person.id, planKey: version.key, period };
  const plan = compiledOf(version);
  const input = await loadFullInput(loading, { person, level, plan, hash: version.hash, period });
  const result = earn(plan, input);
  const adjusting = await adjustmentsFor(loading, person, key, stated);
  const adjustments = adjusting.map(({ adjustment }) => adjustment);
  const head = {
    ...{ person: person.key, period: periodName(period, workspace) },
    asOf: asOf?.toString() ?? null,
  };
  const json = statementJson(head, version, { plan, input, result }, adjustments);
  const text = canonicalText(json);
  return {
    ...subject,
    ...{ plan, input, result, stated },
    adjustments: adjusting,
    payable: payableOf(result.payout.minor, adjustments),
    body: { json, text, hash: sha256(text), asOf: head.asOf },
    issued: stated.find((each) => isSameStatement(each, key)) ?? null,
  };
}

/** Whether it says what was issued. That data came in which changes nothing of it is no difference. */
export function saysTheSame({ body, issued }: Pick<PersonStatement, 'body' | 'issued'>): boolean {
  if (!issued) return false;
  const undated = (json: Json): string => canonicalText({ ...(json as object), asOf: null });
  return undated(body.json) === undated(JSON.parse(issued.body) as Json);
}

export const toStore = (
  { person, version, period, result, body }: PersonStatement,
  now: NewStatement['computedAt'],
  dataAsOf: NewStatement['dataAsOf'],
): NewStatement => ({
  ...{ personId: person.id, planKey: version.key, period, planVersion: version.version },
  ...{ engineVersion, hash: body.hash, body: body.text },
  ...{ total: result.total, payout: result.payout, computedAt: now, dataAsOf },
});
