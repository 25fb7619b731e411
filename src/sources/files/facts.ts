/** Deals and ratings: rows into facts, block by block. */
import { createHash } from 'node:crypto';
import { currency, money } from '../../domain/money.ts';
import type { Person } from '../../domain/people.ts';
import { compare, one, parseRational, add as plus, type Rational } from '../../domain/rational.ts';
import type { Fact, RecordStage, Split } from '../../domain/record.ts';
import type { Sink } from '../port.ts';
import { type Directory, detached, directoryOf } from './directory.ts';
import type { Row } from './rows.ts';
import { Occurrences } from './seen-ids.ts';
import { stageOf } from './stages.ts';
import { eachBlock, rowId, type Survey } from './survey.ts';
import { dayReader, hundredths, identifier, moneyReader, Unreadable } from './values.ts';

/** Facts handed on at once, at most. */
const chunk = 2_000;

export async function readFacts(
  survey: Survey,
  people: readonly Person[],
  sink: Sink,
  add: (facts: readonly Fact[]) => Promise<void>,
): Promise<number> {
  const toFact = factReader(survey, people);
  let facts: Fact[] = [];
  const flush = async () => {
    const full = facts;
    facts = [];
    if (full.length > 0) await add(full);
  };
  const rows = await eachBlock(survey, sink, async (block, firstRow) => {
    for (let i = 0; i < block.length; i += 1) {
      const row = block[i] ?? [];
      try {
        facts.push(toFact(row, firstRow + i));
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
        await sink.reject(rejection(survey, error, row, firstRow + i));
      }
      if (facts.length >= chunk) await flush();
    }
  });
  await flush();
  return rows;
}

export const rejection = (survey: Survey, error: Unreadable, row: Row, rowNumber: number) => ({
  row: rowNumber,
  column: error.field && (survey.cells.column(error.field) ?? error.field),
  code: error.code,
  text: error.text,
  near: error.near,
  cells: row,
});

type FactReader = (row: Row, source: string, externalId: string) => Fact;

function factReader(survey: Survey, people: readonly Person[]) {
  const { request, mapping, columns, cells, ids } = survey;
  const source = mapping.source ?? `file:${request.kind}`;
  const idOf = rowId(mapping, columns, cells);
  const idField = cells.has('id') ? 'id' : 'key';
  const repeats = ids.repeats();
  const occurrences = new Occurrences();
  const read =
    request.kind === 'ratings' ? ratingReader(survey, people) : dealReader(survey, people);
  if (!idOf)
    return (row: Row): Fact => {
      const body = read(row, source, '');
      const content = contentId(body);
      const times = occurrences.next(content);
      return { ...body, externalId: times === 1 ? content : `${content}-${times}` };
    };
  return (row: Row, rowNumber: number): Fact => {
    const externalId = identifier(idField, idOf(row));
    const first = repeats.firstRow(externalId, rowNumber);
    if (first !== null) throw new Unreadable(idField, 'duplicate', externalId, [String(first)]);
    return read(row, source, externalId);
  };
}

/** The same statement gives the same id, in whatever order and spelling the file has it. */
function contentId(body: Fact): string {
  const { kind, stage, occurredOn, amount, scoreHundredths, splits, attributes } = body;
  const parts = [kind, stage, occurredOn?.toString(), `${amount?.minor}`, `${scoreHundredths}`];
  const shares = splits.map(({ personId, share }) => `${personId}:${share.num}/${share.den}`);
  const text = JSON.stringify([parts, shares, Object.entries(attributes)]);
  return createHash('sha256').update(text).digest('hex').slice(0, 24);
}

function dealReader(survey: Survey, people: readonly Person[]): FactReader {
  const { cells, request } = survey;
  const [stageText, dateText, amountText] = [
    cells.of('stage'),
    cells.of('date'),
    cells.of('amount'),
  ];
  const [toDay, toMinor] = [dayReader(survey, 'date'), moneyReader(survey, 'amount')];
  const splitsOf = splitReader(survey, people);
  const attributesOf = attributeReader(survey, ['account', 'product', 'name', 'reverses']);
  const currencyText = cells.of('currency');
  const code = currency(request.currency);
  return (row, source, externalId) => {
    const stage = stageOf(stageText(row));
    if (!stage) throw new Unreadable('stage', 'stage', stageText(row));
    const foreign = currencyText(row);
    if (foreign !== '' && foreign.toUpperCase() !== code)
      throw new Unreadable('currency', 'currency', foreign, [code]);
    const occurredOn = toDay(dateText(row));
    const amount = amountText(row);
    if (stage === 'won' && !occurredOn) throw new Unreadable('date', 'missing');
    if (stage === 'won' && amount === '') throw new Unreadable('amount', 'missing');
    return {
      source,
      kind: 'deal',
      externalId,
      stage,
      occurredOn,
      amount: amount === '' ? null : money(toMinor(amount), code),
      scoreHundredths: null,
      splits: splitsOf(row, stage),
      attributes: attributesOf(row),
    };
  };
}

function ratingReader(survey: Survey, people: readonly Person[]): FactReader {
  const { cells, mapping } = survey;
  const [dateText, scoreText] = [cells.of('date'), cells.of('score')];
  const toDay = dayReader(survey, 'date');
  const splitsOf = splitReader(survey, people);
  const attributesOf = attributeReader(survey, ['account', 'comment']);
  return (row, source, externalId) => {
    const occurredOn = toDay(dateText(row));
    if (!occurredOn) throw new Unreadable('date', 'missing');
    const score = scoreText(row);
    if (score === '') throw new Unreadable('score', 'missing');
    return {
      source,
      kind: 'rating',
      externalId,
      stage: 'won',
      occurredOn,
      amount: null,
      scoreHundredths: hundredths('score', score, mapping.scale),
      splits: splitsOf(row, 'won'),
      attributes: attributesOf(row),
    };
  };
}

/** Spellings of owners that are remembered. */
const mostOwners = 20_000;

function splitReader(survey: Survey, people: readonly Person[]) {
  const directory = directoryOf(people, survey.mapping.match);
  const ownerText = survey.cells.of('owner');
  const splitsText = survey.cells.of('splits');
  const whole = new Map<string, readonly Split[]>();
  return (row: Row, stage: RecordStage): readonly Split[] => {
    const shared = splitsText(row);
    if (shared !== '') return sharedOut(directory, shared);
    const text = ownerText(row);
    if (text === '') {
      if (stage === 'won') throw new Unreadable('owner', 'missing');
      return [];
    }
    const before = whole.get(text);
    if (before) return before;
    const splits = [{ personId: personOf(directory, 'owner', text).id, share: one }];
    if (whole.size < mostOwners) whole.set(detached(text), splits);
    return splits;
  };
}

export function personOf(directory: Directory<Person>, field: string, text: string): Person {
  if (/^\d([.,]\d+)?E\+\d+$/i.test(text)) throw new Unreadable(field, 'scientific', text);
  const match = directory.find(text);
  if (match.kind === 'found') return match.value;
  if (match.kind === 'ambiguous')
    throw new Unreadable(field, 'person_ambiguous', text, match.matches);
  throw new Unreadable(field, 'person_unknown', text, match.near);
}

/** `Ann 60%; Bo 40%`, also `1/3`: the shares add up to the whole. */
function sharedOut(directory: Directory<Person>, text: string): readonly Split[] {
  const splits = text.split(/[;；\n]/).map((part) => {
    const found = /^(.+?)[\s:：]+([\d./]+\s*[%％]?)$/.exec(part.trim());
    const share = parseRational((found?.[2] ?? '').normalize('NFKC'));
    if (!found || !share || share.num <= 0n) throw new Unreadable('splits', 'shares', text);
    return { personId: personOf(directory, 'splits', found[1] ?? '').id, share };
  });
  const total = splits.map((split) => split.share).reduce((a: Rational, b) => plus(a, b));
  const distinct = new Set(splits.map((split) => split.personId));
  if (compare(total, one) !== 0 || distinct.size < splits.length)
    throw new Unreadable('splits', 'shares', text);
  return splits;
}

/** In a fixed order, empty ones left out: equal rows give equal attributes. */
function attributeReader(survey: Survey, fields: readonly string[]) {
  const { cells, columns } = survey;
  const own = fields
    .filter((field) => cells.has(field))
    .map((field) => ({ name: field, of: cells.of(field) }));
  const mapped = columns.attributes.map(({ name, index }) => ({ name, of: cells.at(index, name) }));
  const readers = [...own, ...mapped];
  const opened = cells.has('opened') ? cells.of('opened') : null;
  const openedDay = dayReader(survey, 'opened');
  return (row: Row): Readonly<Record<string, string>> => {
    const attributes: Record<string, string> = {};
    for (const { name, of } of readers) {
      const text = of(row);
      if (text !== '') attributes[name] = text;
    }
    const day = opened ? openedDay(opened(row)) : null;
    if (day) attributes['opened'] = day.toString();
    return attributes;
  };
}
