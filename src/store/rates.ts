/** Exchange rates by period. A trigger refuses to change or remove one. */
import { AppError } from '../domain/errors.ts';
import { currency } from '../domain/money.ts';
import { type Period, type PeriodKind, periodName } from '../domain/period.ts';
import type { LockedRate } from '../domain/rate.ts';
import { rational, rationalText } from '../domain/rational.ts';
import { plainArray } from './arrays.ts';
import type { Scope } from './client.ts';
import { instantText, toDay } from './moments.ts';
import type { RateRepository } from './port-plans.ts';

export const rateRepository = (scope: Scope): RateRepository => ({
  lock: (rates, at) => scope.atomically((sql) => lock({ ...scope, sql }, rates, instantText(at))),
  of: (periods) => ratesOf(scope, periods),
});

type Reading = Pick<Scope, 'sql' | 'workspace'>;

async function lock({ sql, workspace }: Reading, rates: readonly LockedRate[], at: string) {
  const added = await sql.$executeRaw`
    insert into fx_rate (workspace_id, period_kind, period_start, period_end, currency, rate,
      locked_at)
    select ${workspace.id}, u.*, ${at}::timestamptz
    from unnest(${kinds(rates.map(({ period }) => period))}::text[],
      ${starts(rates.map(({ period }) => period))}::date[],
      ${plainArray(rates.map(({ period }) => `${period.end}`))}::date[],
      ${plainArray(rates.map((each) => each.currency))}::text[],
      ${plainArray(rates.map(({ rate }) => rationalText(rate)))}::text[])
      u(kind, start, until, currency, rate)
    order by u.kind, u.start, u.currency
    on conflict do nothing`;
  const stored = await ratesOf(
    { sql, workspace },
    rates.map(({ period }) => period),
  );
  const locked = new Map(stored.map((each) => [keyOf(each), rationalText(each.rate)]));
  for (const each of rates) {
    const value = locked.get(keyOf(each)) ?? '';
    const given = rationalText(each.rate);
    if (value !== given)
      throw new AppError('rates.locked', {
        ...{ currency: each.currency, period: periodName(each.period, workspace) },
        ...{ locked: value, given },
      });
  }
  return { added, changed: 0, same: rates.length - added };
}

const keyOf = ({ period, currency: code }: LockedRate): string =>
  [period.kind, period.start, code].join(' ');

const kinds = (periods: readonly Period[]) => plainArray(periods.map(({ kind }) => kind));
const starts = (periods: readonly Period[]) => plainArray(periods.map(({ start }) => `${start}`));

async function ratesOf(
  { sql, workspace }: Reading,
  periods: readonly Period[],
): Promise<readonly LockedRate[]> {
  const rows = await sql.$queryRaw<readonly RateRow[]>`
    select period_kind as kind, period_start as start, period_end as until, currency, rate
    from fx_rate where workspace_id = ${workspace.id} and (period_kind, period_start) in (
      select * from unnest(${kinds(periods)}::text[], ${starts(periods)}::date[]))
    order by period_start, period_kind, currency`;
  return rows.map(toRate);
}

interface RateRow {
  readonly kind: string;
  readonly start: Date;
  readonly until: Date;
  readonly currency: string;
  readonly rate: string;
}

function toRate(row: RateRow): LockedRate {
  // Of whatever length: not every fraction that can be locked can be typed.
  const [num = '', den = '1'] = row.rate.split('/');
  const rate = rational(BigInt(num), BigInt(den));
  const period = { kind: row.kind as PeriodKind, start: toDay(row.start), end: toDay(row.until) };
  return { period, currency: currency(row.currency), rate };
}
