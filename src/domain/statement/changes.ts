/** What is different between two statements of one period, line by line, with its causes. Both languages tell it from this. */
import * as z from 'zod';
import { add, compare, type Rational, rational, subtract, zero } from '../rational.ts';
import { byText } from '../text-order.ts';
import type { Cause } from './causes.ts';
import { fractionText, wholeText } from './figure-texts.ts';

export interface Change {
  readonly line: string;
  /** Minor units. */
  readonly before: bigint;
  readonly after: bigint;
  readonly causes: readonly Cause[];
}

const measured = z.object({
  step: z.literal('measured'),
  of: z.string(),
  measure: z.object({ id: z.string() }),
  value: fractionText.nullable(),
  quota: fractionText.nullable(),
  credits: z.array(z.object({ record: z.string(), value: fractionText })).optional(),
});
type Measured = z.infer<typeof measured>;

const clawback = z.object({
  ...{ step: z.literal('clawback'), event: z.string(), record: z.string() },
  taken: wholeText,
});

const line = z.object({
  id: z.string(),
  amount: z.object({ minor: wholeText }),
  trace: z.array(z.unknown()),
});
type Line = z.infer<typeof line>;

const form = z.object({
  plan: z.object({ version: z.number() }),
  input: z.object({
    person: z.object({
      records: z.array(
        z.object({ id: z.string(), externalId: z.string(), version: z.number() }).loose(),
      ),
    }),
    carried: z.object({
      balances: z.record(z.string(), wholeText),
      held: z.array(z.object({ id: z.string(), amount: wholeText })),
    }),
  }),
  result: z.object({ components: z.array(line), settlement: z.array(line) }),
});
type Stated = z.infer<typeof form>;

/** Only lines whose amount is different, in the order of the later statement. Empty when one of the two is no statement. */
export function changesBetween(before: unknown, after: unknown): readonly Change[] {
  const [was, is] = [form.safeParse(before).data, form.safeParse(after).data];
  if (!was || !is) return [];
  const linesOf = ({ result }: Stated) => [...result.components, ...result.settlement];
  const known = new Map(linesOf(was).map((each) => [each.id, each]));
  const present = new Set(linesOf(is).map(({ id }) => id));
  const gone = linesOf(was).filter(({ id }) => !present.has(id));
  const between = { was, is, names: namesOf(was, is) };
  return [
    ...linesOf(is).flatMap((each) => changeOf(known.get(each.id) ?? null, each, between)),
    ...gone.flatMap((each) => changeOf(each, null, between)),
  ];
}

interface Between {
  readonly was: Stated;
  readonly is: Stated;
  /** What the source calls a record, by its id here: a corrected one has another id. Only of the person's own. */
  readonly names: ReadonlyMap<string, string>;
}

function changeOf(was: Line | null, is: Line | null, between: Between): Change[] {
  const [before, after] = [was?.amount.minor ?? 0n, is?.amount.minor ?? 0n];
  if (before === after) return [];
  const id = is?.id ?? was?.id ?? '';
  const causes = [
    ...versionCauses(between),
    ...figureCauses(was, is, between),
    ...eventCauses(was, is),
    ...carriedCauses(id, between),
  ];
  return [{ line: id, before, after, causes: causes.length > 0 ? causes : [nothingOfItsOwn] }];
}

const nothingOfItsOwn: Cause = { cause: 'earlier_lines' };

function versionCauses({ was, is }: Between): readonly Cause[] {
  const [before, after] = [was, is].map(({ plan }) => rational(BigInt(plan.version)));
  return before && after && !isSame(before, after)
    ? [{ cause: 'plan_version', before, after }]
    : [];
}

function figureCauses(was: Line | null, is: Line | null, between: Between): readonly Cause[] {
  const [before, after] = [measuredIn(was), measuredIn(is)];
  return [...new Set([...before.keys(), ...after.keys()])]
    .toSorted(byText)
    .flatMap((key) => causesOf(before.get(key), after.get(key), between));
}

function measuredIn(each: Line | null): ReadonlyMap<string, Measured> {
  const found = new Map<string, Measured>();
  for (const step of each?.trace ?? []) {
    const read = measured.safeParse(step).data;
    if (read) found.set(`${read.of} ${read.measure.id}`, read);
  }
  return found;
}

function causesOf(
  before: Measured | undefined,
  after: Measured | undefined,
  between: Between,
): readonly Cause[] {
  const about = { measure: (after ?? before)?.measure.id ?? '', of: (after ?? before)?.of ?? '' };
  const causes: Cause[] = [];
  const quotas = { before: before?.quota ?? null, after: after?.quota ?? null };
  if (!isSame(quotas.before, quotas.after)) causes.push({ cause: 'target', ...about, ...quotas });
  const values = { before: before?.value ?? null, after: after?.value ?? null };
  if (isSame(values.before, values.after)) return causes;
  const hasCredits = (before?.credits ?? after?.credits) !== undefined;
  const records = hasCredits
    ? creditCauses(before, after, about.measure, between)
    : about.of === 'rep'
      ? recordCauses(about.measure, between)
      : [];
  // What colleagues sold is told as one figure.
  const isTold = hasCredits && records.length > 0 && about.of === 'rep';
  return [
    ...causes,
    ...(isTold ? [] : [{ cause: 'figure', ...about, ...values } as const]),
    ...records,
  ];
}

/** The person's own records behind a measure that count otherwise. */
function creditCauses(
  before: Measured | undefined,
  after: Measured | undefined,
  measure: string,
  { names }: Between,
): readonly Cause[] {
  const valuesOf = (step: Measured | undefined) => {
    const values = new Map<string, Rational>();
    for (const { record, value } of step?.credits ?? []) {
      const name = names.get(record);
      if (name !== undefined) values.set(name, add(values.get(name) ?? zero, value));
    }
    return values;
  };
  const [was, is] = [valuesOf(before), valuesOf(after)];
  return [...new Set([...was.keys(), ...is.keys()])].toSorted(byText).flatMap((record): Cause[] => {
    const by = subtract(is.get(record) ?? zero, was.get(record) ?? zero);
    const cause = changed(was.has(record), is.has(record));
    return by.num === 0n ? [] : [{ cause, record, measure, by }];
  });
}

/** Behind a formula: which of the person's records are not what they were. */
function recordCauses(measure: string, { was, is }: Between): readonly Cause[] {
  const textsOf = ({ input }: Stated) => {
    const texts = new Map<string, string>();
    for (const record of input.person.records) {
      const text = JSON.stringify({ ...record, id: '' });
      texts.set(record.externalId, `${texts.get(record.externalId) ?? ''}${text}`);
    }
    return texts;
  };
  const [old, now] = [textsOf(was), textsOf(is)];
  return [...new Set([...old.keys(), ...now.keys()])]
    .toSorted(byText)
    .filter((record) => old.get(record) !== now.get(record))
    .map((record) => ({
      ...{ cause: changed(old.has(record), now.has(record)), record, measure, by: null },
    }));
}

const changed = (wasThere: boolean, isThere: boolean) =>
  !wasThere ? 'record_added' : isThere ? 'record_changed' : 'record_removed';

function eventCauses(was: Line | null, is: Line | null): readonly Cause[] {
  const takenIn = (each: Line | null) =>
    new Map(
      (each?.trace ?? []).flatMap((step) => {
        const read = clawback.safeParse(step).data;
        return read ? [[JSON.stringify([read.event, read.record]), read] as const] : [];
      }),
    );
  const [before, after] = [takenIn(was), takenIn(is)];
  return [...new Set([...before.keys(), ...after.keys()])].toSorted(byText).flatMap((key) => {
    const [old, now] = [before.get(key), after.get(key)];
    const by = rational((old?.taken ?? 0n) - (now?.taken ?? 0n));
    const { event = '', record = '' } = now ?? old ?? {};
    return by.num === 0n ? [] : [{ cause: 'event', event, record, by } as const];
  });
}

/** Owed, waiting or held for the line by earlier periods. */
function carriedCauses(id: string, { was, is }: Between): readonly Cause[] {
  const leftBy = ({ input: { carried } }: Stated): Rational =>
    rational(
      carried.held
        .filter((each) => each.id === id)
        .reduce((sum, { amount }) => sum + amount, carried.balances[id] ?? 0n),
    );
  const [before, after] = [leftBy(was), leftBy(is)];
  return isSame(before, after) ? [] : [{ cause: 'carried', before, after }];
}

const isSame = (a: Rational | null, b: Rational | null): boolean =>
  a === null || b === null ? a === b : compare(a, b) === 0;

const namesOf = (...statements: readonly Stated[]): ReadonlyMap<string, string> =>
  new Map(
    statements.flatMap(({ input }) =>
      input.person.records.map(({ id, externalId }) => [id, externalId] as const),
    ),
  );
