/** What one row says of a record: all of it, or together with other rows of the same id. */
import type { Temporal } from 'temporal-polyfill';
import type { Money } from '../../domain/money.ts';
import type { Person } from '../../domain/people.ts';
import type { Fact, RecordKind, RecordStage, Split } from '../../domain/record.ts';
import { amountReader } from './amounts.ts';
import { checkCredits, creditReader } from './credit-cells.ts';
import type { Row } from './rows.ts';
import { stageOf } from './stages.ts';
import { attributeDay, type Survey } from './survey.ts';
import { dayReader, hundredths, hundredthsUnbound, Unreadable, usualScale } from './values.ts';

/** Null: the row does not say. */
export interface Parts {
  readonly stage: RecordStage | null;
  readonly occurredOn: Temporal.PlainDate | null;
  readonly amount: Money | null;
  readonly scoreHundredths: bigint | null;
  readonly splits: readonly Split[];
  readonly attributes: Readonly<Record<string, string>>;
}

type Complete = Omit<Fact, 'source' | 'kind' | 'externalId'>;

export interface PartsReader {
  readonly kind: RecordKind;
  /** Throws `Unreadable`, as does `complete` where something is missing. */
  readonly parts: (row: Row) => Parts;
  readonly complete: (parts: Parts) => Complete;
}

/** Member by member, because a file has millions of rows: a spread costs several times as much. */
const completed = (
  stage: RecordStage,
  { occurredOn, amount, scoreHundredths, splits, attributes }: Parts,
): Complete => ({ stage, occurredOn, amount, scoreHundredths, splits, attributes });

export function partsReader(survey: Survey, people: readonly Person[]): PartsReader {
  switch (survey.request.kind) {
    case 'ratings':
      return ratingParts(survey, people);
    case 'records':
      return recordParts(survey, people);
    default:
      return dealParts(survey, people);
  }
}

function dealParts(survey: Survey, people: readonly Person[]): PartsReader {
  const { cells } = survey;
  const [stageText, dateText] = [cells.of('stage'), cells.of('date')];
  const toDay = dayReader(survey, 'date');
  const amountOf = amountReader(survey);
  const creditsOf = creditReader(survey, people);
  const attributesOf = attributeReader(survey, ['account', 'product', 'name', 'reverses']);
  return {
    kind: 'deal',
    parts(row) {
      const text = stageText(row);
      const stage = text === '' ? null : stageOf(text);
      if (text !== '' && !stage) throw new Unreadable('stage', 'stage', text);
      return {
        stage,
        occurredOn: toDay(dateText(row)),
        amount: amountOf(row),
        scoreHundredths: null,
        splits: creditsOf(row),
        attributes: attributesOf(row),
      };
    },
    complete(parts) {
      const { stage, occurredOn, amount, splits } = parts;
      if (!stage) throw new Unreadable('stage', 'stage');
      if (stage === 'won' && !occurredOn) throw new Unreadable('date', 'missing');
      if (stage === 'won' && !amount) throw new Unreadable('amount', 'missing');
      if (stage === 'won' && splits.length === 0) throw new Unreadable('owner', 'missing');
      checkCredits(splits);
      return completed(stage, parts);
    },
  };
}

function ratingParts(survey: Survey, people: readonly Person[]): PartsReader {
  const { cells, mapping } = survey;
  const [dateText, scoreText] = [cells.of('date'), cells.of('score')];
  const toDay = dayReader(survey, 'date');
  const creditsOf = creditReader(survey, people);
  const attributesOf = attributeReader(survey, ['account', 'comment']);
  const scale = mapping.scale ?? usualScale;
  return {
    kind: 'rating',
    parts(row) {
      const score = scoreText(row);
      return {
        stage: 'won',
        occurredOn: toDay(dateText(row)),
        amount: null,
        scoreHundredths: score === '' ? null : hundredths('score', score, scale),
        splits: creditsOf(row),
        attributes: attributesOf(row),
      };
    },
    complete(parts) {
      if (!parts.occurredOn) throw new Unreadable('date', 'missing');
      if (parts.scoreHundredths === null) throw new Unreadable('score', 'missing');
      if (parts.splits.length === 0) throw new Unreadable('owner', 'missing');
      return completed('won', parts);
    },
  };
}

function recordParts(survey: Survey, people: readonly Person[]): PartsReader {
  const { cells, mapping, request } = survey;
  const [dateText, scoreText] = [cells.of('date'), cells.of('score')];
  const toDay = dayReader(survey, 'date');
  const amountOf = amountReader(survey);
  const creditsOf = creditReader(survey, people);
  const attributesOf = attributeReader(survey, ['reverses']);
  const comma = (request.decimals ?? mapping.decimals) === 'comma';
  const scoreOf = (text: string): bigint =>
    mapping.scale === undefined
      ? hundredthsUnbound('score', text, comma)
      : hundredths('score', text, mapping.scale);
  return {
    kind: request.recordKind ?? '',
    parts(row) {
      const score = scoreText(row);
      return {
        stage: 'won',
        occurredOn: toDay(dateText(row)),
        amount: amountOf(row),
        scoreHundredths: score === '' ? null : scoreOf(score),
        splits: creditsOf(row),
        attributes: attributesOf(row),
      };
    },
    complete(parts) {
      if (!parts.occurredOn) throw new Unreadable('date', 'missing');
      if (parts.splits.length === 0) throw new Unreadable('owner', 'missing');
      checkCredits(parts.splits);
      return completed('won', parts);
    },
  };
}

/** In a fixed order, empty ones left out: equal rows give equal attributes. */
function attributeReader(survey: Survey, fields: readonly string[]) {
  const { cells, columns } = survey;
  const own = fields
    .filter((field) => cells.has(field))
    .map((field) => ({ name: field, of: cells.of(field) }));
  const mapped = columns.attributes.map(({ name, index }) => ({ name, of: cells.at(index, name) }));
  const readers = [...own, ...mapped].map(({ name, of }) => ({
    ...{ name, of },
    toDay: survey.mapping.days.includes(name) ? dayReader(survey, name, attributeDay(name)) : null,
  }));
  if (cells.has('opened'))
    readers.push({ name: 'opened', of: cells.of('opened'), toDay: dayReader(survey, 'opened') });
  return (row: Row): Readonly<Record<string, string>> => {
    const attributes: Record<string, string> = {};
    for (const { name, of, toDay } of readers) {
      const text = of(row);
      if (text !== '') attributes[name] = toDay ? `${toDay(text)}` : text;
    }
    return attributes;
  };
}
