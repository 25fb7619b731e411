/** The period of a target, however the file says it: by name, by a day in it, or by year with quarter or month. */
import { AppError } from '../../domain/errors.ts';
import { type Period, parsePeriod, periodOf } from '../../domain/period.ts';
import type { Row } from './rows.ts';
import type { Survey } from './survey.ts';
import { dayReader, Unreadable } from './values.ts';

/** Throws `import.period_kind_missing` when days name the periods and nothing says how long these are. */
export function periodReader(survey: Survey): (row: Row) => Period {
  const { cells, mapping, request } = survey;
  if (cells.has('period')) {
    const text = cells.of('period');
    return (row) => named(survey, 'period', periodText(text(row)), text(row));
  }
  if (cells.has('date')) {
    const [text, toDay, kind] = [cells.of('date'), dayReader(survey, 'date'), mapping.period];
    if (!kind)
      throw new AppError('import.period_kind_missing', { column: cells.column('date') ?? 'date' });
    return (row) => {
      const day = toDay(text(row));
      if (!day) throw new Unreadable('date', 'missing');
      return periodOf(kind, day, request.calendar);
    };
  }
  const [yearText, quarterText, monthText] = [
    cells.of('year'),
    cells.of('quarter'),
    cells.of('month'),
  ];
  return (row) => {
    const year = digits(yearText(row));
    const [quarter, month] = [digits(quarterText(row)), digits(monthText(row))];
    if (month !== '')
      return named(survey, 'month', `${year}-${month.padStart(2, '0')}`, monthText(row));
    if (quarter !== '') return named(survey, 'quarter', `${year}-Q${quarter}`, quarterText(row));
    return named(survey, 'year', year, yearText(row));
  };
}

export function monthReader(survey: Survey): (row: Row, month: number) => Period {
  const yearText = survey.cells.of('year');
  return (row, month) => {
    const text = `${digits(yearText(row))}-${String(month).padStart(2, '0')}`;
    return named(survey, 'year', text, yearText(row));
  };
}

function named(survey: Survey, field: string, name: string, text: string): Period {
  try {
    return parsePeriod(name, survey.request.calendar);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new Unreadable(field, text === '' ? 'missing' : 'period', text);
  }
}

/** `FY2026`, `第3季度`, `Q3`, `03`: the number in it. */
const digits = (text: string): string => {
  const numeral = '一二三四'.indexOf(/[一二三四]/.exec(text)?.[0] ?? ' ') + 1;
  return /\d+/.exec(text.normalize('NFKC'))?.[0] ?? (numeral > 0 ? String(numeral) : '');
};

/** Into the one spelling that periods have in files. */
function periodText(text: string): string {
  const plain = text.normalize('NFKC').trim().replace(/\s+/g, '').toUpperCase();
  const year = /(?:FY)?(\d{4})年?度?/.exec(plain)?.[1] ?? '';
  const rest = plain.replace(/(?:FY)?\d{4}年?度?/, '').replace(/^-|-$/g, '');
  if (rest === '') return year;
  if (/^(Q[1-4]|第?[1-4一二三四]季度?|[1-4]Q)$/.test(rest)) return `${year}-Q${digits(rest)}`;
  if (/^(H[12]|[12]H)$/.test(rest)) return `${year}-H${digits(rest)}`;
  if (rest === '上半年' || rest === '下半年') return `${year}-H${rest === '上半年' ? 1 : 2}`;
  if (/^(M?\d{1,2}月?)$/.test(rest)) return `${year}-${digits(rest).padStart(2, '0')}`;
  return plain;
}
