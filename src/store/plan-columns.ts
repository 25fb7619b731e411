/**
 * A whole company's credits as columns. The database packs each column of some thousand people into bytes, so that a million rows cost
 * a hundred cells, and never more than one packet of them lies in memory beside the columns.
 */
import { Prisma } from '../generated/client.ts';
import { plainArray, textArray } from './arrays.ts';
import type { Scope } from './client.ts';
import { type Coding, coded, noCoding, type Packet, toColumns } from './packed-columns.ts';
import type { ColumnQuestion, CompanyCredits } from './port-plans.ts';

/** People in one packet: so many that reading all records once is as good as looking each of them up. */
const packetSize = 2_500;

interface Row extends Packet {
  /** A list for each attribute. */
  readonly attributes: string;
}

interface Collected {
  readonly packets: Packet[];
  readonly codings: Map<string, Coding>;
}

export async function planColumns(scope: Scope, question: ColumnQuestion): Promise<CompanyCredits> {
  const kinds = new Map<string, Collected>();
  for (let first = 0; first < question.people.length; first += packetSize)
    for (const { attributes, ...packet } of await readPackets(scope, question, first)) {
      const collected: Collected = kinds.get(packet.kind) ?? { packets: [], codings: new Map() };
      const { packets, codings } = collected;
      packets.push(packet);
      // Coded at once: as texts they are the largest part of a packet.
      const values = JSON.parse(attributes) as readonly (readonly string[])[];
      question.attributes.forEach((name, position) =>
        codings.set(name, coded(codings.get(name) ?? noCoding, values[position] ?? [])),
      );
      kinds.set(packet.kind, collected);
    }
  return new Map(
    [...kinds].map(([kind, { packets, codings }]) => [kind, toColumns(packets, codings)]),
  );
}

/** One row a kind. Aggregates of one statement see the rows in one order, so their bytes stand beside each other. */
function readPackets(
  { sql, workspace }: Scope,
  { people, periods, currency, kinds, attributes }: ColumnQuestion,
  first: number,
): Promise<readonly Row[]> {
  const ids = people.slice(first, first + packetSize);
  const starts = plainArray(periods.map(({ start }) => `${start}`));
  const [from, to] = [periods[0]?.start, periods.at(-1)?.end];
  if (!from || !to) return Promise.resolve([]);
  const texts = attributes.map((name) =>
    name === 'credit.role'
      ? Prisma.sql`json_agg(c.role)`
      : Prisma.sql`json_agg(coalesce(r.attributes ->> ${name}, ''))`,
  );
  const lists = texts.length > 0 ? Prisma.join(texts) : Prisma.empty;
  return sql.$queryRaw<readonly Row[]>`
    select c.kind, count(*)::int as rows,
      string_agg(int4send(${first}::int + given.n::int - 1), '') as person,
      string_agg(int2send((width_bucket(c.occurred_on, ${starts}::date[]) - 1)::int2), '') as period,
      string_agg(float8send(c.value::float8), '') as credited,
      string_agg(float8send(r.amount::float8), '') as whole,
      string_agg(float8send(r.score_hundredths::float8), '') as scores,
      count(r.amount) = count(*)
        and count(*) filter (where r.amount not between -9007199254740991 and 9007199254740991) = 0
        and count(*) filter (where coalesce(r.currency, ${workspace.currency}) <> ${currency}) = 0
        as "hasAmounts",
      count(r.score_hundredths) = count(*) as "hasScores",
      json_build_array(${lists})::text as attributes
    from unnest(${textArray(ids)}::text[]) with ordinality given(id, n)
    join credit c on c.person_id = given.id
    join performance_record r on r.workspace_id = c.workspace_id and r.id = c.record_id
    where c.workspace_id = ${workspace.id} and c.kind = any(${textArray(kinds)}::text[])
      and c.occurred_on >= ${`${from}`}::date and c.occurred_on < ${`${to}`}::date
    group by c.kind`;
}
