/** Targets: one a row, or a column for each month of the year. */
import { measure, measureCodes } from '../../domain/measure.ts';
import { currency } from '../../domain/money.ts';
import { isMeasureName, type Quota, type Subject } from '../../domain/quota.ts';
import type { Company, ReadQuotas, Sink } from '../port.ts';
import { personOf } from './credit-cells.ts';
import { directoryOf, teamDirectoryOf } from './directory.ts';
import { rejection } from './facts.ts';
import { compatible, readMoneyText, toMinorUnits } from './money-text.ts';
import { monthReader, periodReader } from './quota-period.ts';
import type { Row } from './rows.ts';
import { eachBlock, type Survey } from './survey.ts';
import { hundredths, moneyReader, Unreadable, usualScale } from './values.ts';

export async function readQuotas(
  survey: Survey,
  company: Company,
  sink: Sink,
): Promise<ReadQuotas> {
  const read = quotaReader(survey, company);
  const quotas: Quota[] = [];
  const seen = new Map<string, number>();
  let [good, named] = [0, 0];
  const lines = await eachBlock(survey, sink, async (block, firstRow) => {
    for (const [index, row] of block.entries()) {
      good += 1;
      for (const next of read(row)) {
        named += 1;
        try {
          const quota = next();
          const key = keyOf(quota);
          const first = seen.get(key);
          if (first) throw new Unreadable(null, 'duplicate', '', [String(first)]);
          seen.set(key, firstRow + index);
          quotas.push(quota);
        } catch (error) {
          if (!(error instanceof Unreadable)) throw error;
          await sink.reject(rejection(survey, error, row, firstRow + index));
        }
      }
    }
  });
  return { rows: lines - good + named, quotas };
}

const keyOf = ({ subject, measure, period }: Quota): string =>
  [subject.kind, subject.id, measure, period.kind, period.start.toString()].join(' ');

/** A reading of each target that the row names; empty months are no target. */
function quotaReader(survey: Survey, company: Company): (row: Row) => readonly (() => Quota)[] {
  const { cells, columns } = survey;
  const subjectOf = subjectReader(survey, company);
  const amountOf = amountReader(survey);
  const amountText = cells.of('amount');
  const measureText = cells.of('measure');
  const measureOf = (row: Row) => measureNamed(measureText(row));
  if (columns.months.length === 0) {
    const periodOf = periodReader(survey);
    return (row) => [
      () => {
        const code = measureOf(row);
        const amount = amountOf('amount', amountText(row), code);
        return { subject: subjectOf(row), measure: code, period: periodOf(row), ...amount };
      },
    ];
  }
  const monthOf = monthReader(survey);
  const months = columns.months.map(({ month, index }) => ({
    month,
    name: columns.names[index] ?? 'amount',
    of: cells.at(index, 'amount'),
  }));
  return (row) =>
    months
      .filter(({ of }) => of(row) !== '')
      .map(({ month, name, of }) => () => {
        const code = measureOf(row);
        const amount = amountOf(name, of(row), code);
        return { subject: subjectOf(row), measure: code, period: monthOf(row, month), ...amount };
      });
}

/** One of the three that standing has, or one that only plans know. */
function measureNamed(text: string): string {
  const code = text === '' ? 'bookings' : text.normalize('NFKC').toLowerCase();
  if (!isMeasureName(code)) throw new Unreadable('measure', 'measure', text, measureCodes);
  return code;
}

function subjectReader(survey: Survey, company: Company): (row: Row) => Subject {
  const people = directoryOf(company.people, survey.mapping.match);
  const teams = teamDirectoryOf(company.teams);
  const [repText, teamText] = [survey.cells.of('rep'), survey.cells.of('team')];
  return (row) => {
    const rep = repText(row);
    if (rep !== '') return { kind: 'person', id: personOf(people, 'rep', rep).id };
    const text = teamText(row);
    if (text === '') throw new Unreadable(survey.cells.has('rep') ? 'rep' : 'team', 'missing');
    const match = teams.find(text);
    if (match.kind === 'found') return { kind: 'team', id: match.value.id };
    throw new Unreadable(
      'team',
      'team_unknown',
      text,
      match.kind === 'unknown' ? match.near : match.matches,
    );
  };
}

function amountReader(survey: Survey) {
  const money = moneyReader(survey, 'amount');
  const amountOf = (field: string, text: string, measureName: string): Figure => {
    const code = measureCodes.find((each) => each === measureName);
    if (!code) return figure(survey, field, text);
    const { unit } = measure(code);
    if (unit === 'score')
      return { amount: hundredths(field, text, survey.mapping.scale ?? usualScale) };
    return { amount: unit === 'count' ? count(field, text) : money(text) };
  };
  return (field: string, text: string, measureName: string): Figure => {
    if (text === '') throw new Unreadable(field, 'missing');
    const read = amountOf(field, text, measureName);
    if (read.amount < 0n) throw new Unreadable(field, 'negative', text);
    return read;
  };
}

type Figure = Pick<Quota, 'amount' | 'scale'>;

const mostPlaces = 9;

/** Any decimal as it is written, of whatever unit the plan gives the measure; `35 %` is 0.35. */
function figure(survey: Survey, field: string, text: string): Figure {
  const percent = /[%％]$/.test(text);
  const read = readMoneyText(percent ? text.slice(0, -1) : text);
  if (!read) throw new Unreadable(field, 'money', text);
  const own = currency(survey.request.currency);
  if (!compatible(read.currency, own)) throw new Unreadable(field, 'currency', text, [own]);
  for (let scale = 0; scale <= mostPlaces; scale += 1) {
    const amount = toMinorUnits(read, survey.mark, scale);
    const places = scale + (percent ? 2 : 0);
    if (typeof amount === 'bigint') return { amount, ...(places === 0 ? {} : { scale: places }) };
    if (amount === 'too_large') throw new Unreadable(field, 'too_large', text);
    if (amount === 'unreadable') throw new Unreadable(field, 'money', text);
  }
  throw new Unreadable(field, 'places', text, [String(mostPlaces)]);
}

function count(field: string, text: string): bigint {
  const found = /^(\d{1,9})(?:\.0+)?$/.exec(text.normalize('NFKC').replace(/[\s,]/g, ''));
  if (!found) throw new Unreadable(field, 'money', text);
  return BigInt(found[1] ?? '0');
}
