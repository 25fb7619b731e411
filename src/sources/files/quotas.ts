/** Targets: one a row, or a column for each month of the year. */
import { AppError } from '../../domain/errors.ts';
import { type MeasureUnit, measureCodes, parseMeasure } from '../../domain/measure.ts';
import type { Quota, Subject } from '../../domain/quota.ts';
import type { Company, ReadQuotas, Sink } from '../port.ts';
import { directoryOf, teamDirectoryOf } from './directory.ts';
import { personOf, rejection } from './facts.ts';
import { monthReader, periodReader } from './quota-period.ts';
import type { Row } from './rows.ts';
import { eachBlock, type Survey } from './survey.ts';
import { hundredths, moneyReader, Unreadable } from './values.ts';

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
        const { code, unit } = measureOf(row);
        const amount = amountOf('amount', amountText(row), unit);
        return { subject: subjectOf(row), measure: code, period: periodOf(row), amount };
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
        const { code, unit } = measureOf(row);
        const amount = amountOf(name, of(row), unit);
        return { subject: subjectOf(row), measure: code, period: monthOf(row, month), amount };
      });
}

function measureNamed(text: string) {
  try {
    return parseMeasure(text === '' ? 'bookings' : text);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new Unreadable('measure', 'measure', text, measureCodes);
  }
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
  return (field: string, text: string, unit: MeasureUnit): bigint => {
    if (text === '') throw new Unreadable(field, 'missing');
    if (unit === 'score') return hundredths(field, text, survey.mapping.scale);
    const amount = unit === 'count' ? count(field, text) : money(text);
    if (amount < 0n) throw new Unreadable(field, 'negative', text);
    return amount;
  };
}

function count(field: string, text: string): bigint {
  const found = /^(\d{1,9})(?:\.0+)?$/.exec(text.normalize('NFKC').replace(/[\s,]/g, ''));
  if (!found) throw new Unreadable(field, 'money', text);
  return BigInt(found[1] ?? '0');
}
