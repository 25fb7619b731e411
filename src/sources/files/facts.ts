/** Deals, ratings and records: rows into facts, block by block. */
import { createHash } from 'node:crypto';
import type { Person } from '../../domain/people.ts';
import type { Fact } from '../../domain/record.ts';
import type { ReadFacts, Sink } from '../port.ts';
import { FactTally } from './fact-tally.ts';
import { type KeptRow, readJoined, type Unjoined } from './joined-rows.ts';
import { type Parts, type PartsReader, partsReader } from './record-parts.ts';
import type { Row } from './rows.ts';
import { Occurrences } from './seen-ids.ts';
import { eachBlock, rowId, type Survey } from './survey.ts';
import { identifier, Unreadable } from './values.ts';

/** Facts handed on at once, at most. */
const chunk = 2_000;

export async function readFacts(
  survey: Survey,
  people: readonly Person[],
  sink: Sink,
  add: (facts: readonly Fact[]) => Promise<void>,
): Promise<ReadFacts> {
  const tally = new FactTally(survey.request.currency);
  let facts: Fact[] = [];
  const flush = async () => {
    const full = facts;
    facts = [];
    if (full.length > 0) await add(full);
  };
  const take = async (fact: Fact) => {
    tally.count(fact);
    if (facts.push(fact) >= chunk) await flush();
  };
  const refuse = ({ row, rowNumber }: KeptRow, error: Unreadable) =>
    sink.reject(rejection(survey, error, row, rowNumber));
  const { single, joined } = factReaders(survey, partsReader(survey, people));
  const rest = joined && readJoined(joined, { take, refuse }, survey.ids.repeats());
  const rows = await eachBlock(survey, sink, async (block, firstRow) => {
    for (let i = 0; i < block.length; i += 1) {
      const row = block[i] ?? [];
      try {
        if (rest) await rest.row({ row, rowNumber: firstRow + i });
        else await take(single(row, firstRow + i));
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
        await refuse({ row, rowNumber: firstRow + i }, error);
      }
    }
    rest?.blockEnds();
  });
  await rest?.end();
  await flush();
  return { rows, joined: rest?.joined() ?? 0, ...tally.counts() };
}

export const rejection = (survey: Survey, error: Unreadable, row: Row, rowNumber: number) => ({
  row: rowNumber,
  column: error.field && (survey.cells.column(error.field) ?? error.field),
  code: error.code,
  text: error.text,
  near: error.near,
  cells: row,
});

/** `joined`: where rows of one id are one record; null: each row is one. */
function factReaders(survey: Survey, { kind, parts, complete }: PartsReader) {
  const { request, mapping, columns, cells, ids } = survey;
  const source = mapping.source ?? `file:${request.kind}`;
  const idOf = rowId(mapping, columns, cells);
  const idField = cells.has('id') ? 'id' : 'key';
  const factOf = (externalId: string, whole: Parts): Fact => {
    const { stage, occurredOn, amount, scoreHundredths, splits, attributes } = complete(whole);
    return {
      source,
      kind,
      externalId,
      stage,
      occurredOn,
      amount,
      scoreHundredths,
      splits,
      attributes,
    };
  };
  if (!idOf) {
    const occurrences = new Occurrences();
    const single = (row: Row): Fact => {
      const fact = factOf('', parts(row));
      const content = contentId(fact, request.currency);
      const times = occurrences.next(content);
      return { ...fact, externalId: times === 1 ? content : `${content}-${times}` };
    };
    return { single, joined: null };
  }
  const idIn = (row: Row): string => identifier(idField, idOf(row));
  const isJoined = ['share', 'role', 'overlay'].some((field) => cells.has(field));
  const joined: Unjoined | null = isJoined ? { idIn, parts, factOf } : null;
  const repeats = ids.repeats();
  const single = (row: Row, rowNumber: number): Fact => {
    const externalId = idIn(row);
    const first = repeats.firstRow(externalId, rowNumber);
    if (first !== null) throw new Unreadable(idField, 'duplicate', externalId, [String(first)]);
    return factOf(externalId, parts(row));
  };
  return { single, joined };
}

/** The same statement gives the same id, in whatever order and spelling the file has it. */
function contentId(body: Fact, own: string): string {
  const { kind, stage, occurredOn, amount, scoreHundredths, splits, attributes } = body;
  const unit = amount && amount.currency !== own ? ` ${amount.currency}` : '';
  const parts = [kind, stage, occurredOn?.toString(), `${amount?.minor}${unit}`];
  const shares = splits.map(({ personId, share, role, overlay }) =>
    [`${personId}:${share.num}/${share.den}`, role ?? [], overlay ?? []].flat().join(' '),
  );
  const all = [[...parts, `${scoreHundredths}`], shares, Object.entries(attributes)];
  return createHash('sha256').update(JSON.stringify(all)).digest('hex').slice(0, 24);
}
