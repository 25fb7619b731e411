/** Random circumstances: figures, records, a team, over several periods. */
import type { Json, Mapping } from './random-measures.ts';
import type { Shape } from './random-plan.ts';

export function randomExample(shape: Shape, lines: readonly string[]): Mapping {
  const { chance, period, levels } = shape;
  const count = chance.between(1, 3);
  const expect = Object.fromEntries(lines.map((line) => [line, '0']));
  const length = period === 'month' ? 1 : 3;
  const presence = randomPresence(shape);
  const periods = Array.from(
    { length: count },
    (_, at): Mapping => ({
      ...(at === 0 ? { period: period === 'month' ? '2026-01' : '2026-Q1' } : {}),
      ...(levels.length > 0 ? { level: chance.one(...levels) } : {}),
      ...presence,
      rep: randomFigures(shape, presence['spells'] === undefined),
      records: Array.from({ length: chance.upTo(5) }, () =>
        randomRecord(shape, at * length, length),
      ),
      ...randomGroups(shape),
      ...(shape.foreign ? { rates: { EUR: '1.0837', KRW: '0.0007' } } : {}),
      everyone: String(chance.between(1, 9000)),
      expect,
    }),
  );
  return { name: 'random', periods };
}

/** `none of 300`, `450 of 300`, `of 300`: what is not stated comes from the records. */
function randomFigures({ chance, splits }: Shape, canState: boolean): Mapping {
  const target = () => chance.one('', '', ' of 1000', ' of 300', ' of 0');
  const stated = (id: string, value: () => string): Mapping => {
    const of = target();
    if (canState && !splits && chance.in(3))
      return { [id]: `${chance.in(6) ? 'none' : value()}${of}` };
    return of === '' ? {} : { [id]: of.trim() };
  };
  return {
    ...stated('sales', () => String(chance.between(-200, 3000))),
    ...stated('deals', () => String(chance.upTo(20))),
    ...stated('margin', () => String(chance.between(-100, 900))),
    ...(canState && !splits && chance.in(4) ? { csat: chance.one('3.4', '4.5', 'none') } : {}),
  };
}

function randomRecord({ chance, foreign }: Shape, firstMonth: number, months: number): Mapping {
  const month = firstMonth + chance.between(-1, months - 1);
  const [year, inYear] = month < 0 ? [2025, 12] : [2026, month + 1];
  const day = `${year}-${String(inYear).padStart(2, '0')}-${String(chance.between(1, 28)).padStart(2, '0')}`;
  const quantity = { quantity: String(chance.upTo(9)) };
  if (chance.in(3))
    return { kind: 'rating', day, score: chance.one('3', '3.7', '4.5', '5'), ...quantity };
  const sign = chance.in(5) ? '-' : '';
  return {
    ...{
      kind: 'deal',
      day,
      amount: `${sign}${chance.upTo(1500)}${foreign ? chance.one('', ' EUR', ' KRW') : ''}`,
    },
    ...quantity,
    ...(chance.in(4) ? {} : { cost: `${sign}${chance.upTo(900)}` }),
    product: chance.one('A', 'B', 'C'),
    ...(chance.in(3) ? { share: chance.one('50 %', '1/3 %', '33 %', '0 %') } : {}),
    ...(chance.in(4) ? { role: 'lead' } : {}),
    ...(chance.in(6) ? { overlay: 'yes' } : {}),
  };
}

function randomGroups({ chance, levels }: Shape): Mapping {
  const other = (): Mapping => ({
    ...(levels.length > 0 && chance.in(2) ? { level: chance.one(...levels) } : {}),
    ...(chance.in(6) ? {} : { sales: `${chance.upTo(2000)}${chance.one('', ' of 1000')}` }),
    ...(chance.in(2) ? { deals: String(chance.upTo(9)) } : {}),
  });
  const group = (): Mapping => ({
    ...(chance.in(3) ? { sales: `${chance.upTo(9000)} of 5000` } : {}),
    ...(chance.in(3) ? { deals: 'of 20' } : {}),
    others: Array.from({ length: chance.upTo(3) }, other),
  });
  const groups: Record<string, Json> = {};
  for (const name of ['team', 'reports', 'company']) if (!chance.in(4)) groups[name] = group();
  return groups;
}

/** The same for all periods: when somebody started or left, or at which level when. */
function randomPresence({ chance, levels, splits }: Shape): Mapping {
  const day = (month: number) => `2026-0${month}-${String(chance.between(1, 28)).padStart(2, '0')}`;
  const leave = chance.in(4) ? { leave: [[day(1), day(2)]] } : {};
  if (splits && chance.in(2)) {
    const spells = [1, 2, 3]
      .filter((month) => month === 1 || chance.in(2))
      .map((month) => ({ from: day(month), level: chance.one(...levels) }));
    return { spells, ...leave };
  }
  return {
    ...(chance.in(3) ? { started: chance.one('2025-11-15', '2026-01-01', day(1), day(2)) } : {}),
    ...(chance.in(6) ? { left: day(chance.between(1, 3)) } : {}),
    ...leave,
  };
}
