/** Columns in memory that threads share, so that handing them over costs nothing. */
import type { AttributeColumn, CreditColumns } from '../domain/plan/batch/columns.ts';
import type { CompanyYear } from './port.ts';

type Column = Float64Array | Int32Array | Uint32Array | Uint16Array | Uint8Array;

/** The same figures; what lies in shared memory already is not copied. */
export function shareColumns({ seats, credits }: CompanyYear): CompanyYear {
  const { team, level, placeInYear, ...rest } = seats;
  return {
    seats: { ...rest, team: shared(team), level: shared(level), placeInYear: shared(placeInYear) },
    credits: mapped(credits, shareCredits),
  };
}

function shareCredits(credits: CreditColumns): CreditColumns {
  const { person, period, amounts, scores, attributes } = credits;
  return {
    ...{ person: shared(person), period: shared(period), scores: scores && shared(scores) },
    amounts: amounts && { credited: shared(amounts.credited), whole: shared(amounts.whole) },
    attributes: mapped(attributes, ({ codes, entries }): AttributeColumn => {
      return { codes: shared(codes), entries };
    }),
  };
}

const mapped = <A, B>(all: ReadonlyMap<string, A>, each: (value: A) => B): Map<string, B> =>
  new Map([...all].map(([key, value]) => [key, each(value)]));

function shared<C extends Column>(column: C): C {
  if (column.buffer instanceof SharedArrayBuffer) return column;
  const Kind = column.constructor as new (buffer: SharedArrayBuffer) => C;
  const copy = new Kind(new SharedArrayBuffer(column.byteLength));
  copy.set(column);
  return copy;
}
