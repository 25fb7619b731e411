/** A plan in plain language, made from its terms: what counts, what is earned, in which order, and what becomes of it until it is paid. */
import type { CardElement } from '../chat/card.ts';
import type { Part } from '../domain/plan/language/part.ts';
import type { Source } from '../domain/plan/language/terms.ts';
import {
  statedAfterward,
  statedComponent,
  statedGrant,
  statedSettlement,
  statedTable,
} from '../domain/plan/stated.ts';
import { say, type Text } from '../i18n/locale.ts';
import { planSections as texts } from '../i18n/texts/plan-words.ts';
import { textElement } from './figures.ts';
import { type Clause, told } from './plan-words-clause.ts';
import { afterwardClauses, componentClauses, placeOf } from './plan-words-components.ts';
import { measureName, type PlanReader } from './plan-words-figures.ts';
import { measureClauses, setTarget, targetClauses } from './plan-words-measures.ts';
import { headClauses, moneyClauses, peopleClauses } from './plan-words-people.ts';
import { grantClauses, settlementClauses } from './plan-words-settlement.ts';
import { tableOf } from './plan-words-tables.ts';

export function planElements(reader: PlanReader): readonly CardElement[] {
  const { file } = reader;
  return [
    ...sentences(headClauses(reader), reader),
    ...measureElements(reader),
    ...targetElements(reader),
    ...section(
      texts.components,
      file.components.flatMap((part) => componentElements(part, reader)),
      reader,
    ),
    ...section(
      texts.afterwards,
      file.afterwards.flatMap((part, at) => afterwardElements(part, at, reader)),
      reader,
    ),
    ...section(
      texts.settlement,
      file.settlement.flatMap((part, at) =>
        named(part, settlementClauses(statedSettlement(part), reader), reader, at),
      ),
      reader,
    ),
    ...section(
      texts.grants,
      file.grants.flatMap((part) => named(part, grantClauses(statedGrant(part), reader), reader)),
      reader,
    ),
    ...section(texts.people, sentences(peopleClauses(reader), reader), reader),
    ...section(texts.figures, sentences(moneyClauses(reader), reader), reader),
  ];
}

const heading = (title: Text, { locale }: PlanReader): CardElement => ({
  kind: 'text',
  spans: [{ text: say(locale, title), style: 'strong' }],
});

/** Nothing where there is nothing in it. */
const section = (
  title: Text,
  elements: readonly CardElement[],
  reader: PlanReader,
): readonly CardElement[] =>
  elements.length === 0 ? [] : [{ kind: 'divider' }, heading(title, reader), ...elements];

function sentences(clauses: readonly Clause[], { locale }: PlanReader): readonly CardElement[] {
  const text = told(clauses, locale);
  return text === '' ? [] : [textElement(text)];
}

function measureElements(reader: PlanReader): readonly CardElement[] {
  const { file, locale } = reader;
  const rows = file.measures.map((measure) => [
    { text: measureName(measure.id, reader) },
    { text: told(measureClauses(measure, reader), locale) },
  ]);
  return section(texts.measures, table(texts.measure, texts.counted, rows, reader), reader);
}

function targetElements(reader: PlanReader): readonly CardElement[] {
  const { file, locale } = reader;
  const stated = [...file.targets].map(([measure, terms]) => [
    { text: measureName(measure, reader) },
    { text: told(targetClauses(measure, terms, reader), locale) },
  ]);
  const set = targetsSet(reader).map(({ of, measure }) => [
    { text: measureName(measure, reader) },
    { text: setTarget(of, reader) },
  ]);
  const rows = [...stated, ...set];
  return section(texts.targets, table(texts.measure, texts.target, rows, reader), reader);
}

/** Of whose measures attainment is looked up without the plan saying what is to be reached: each once. */
function targetsSet({ file }: PlanReader): readonly Source[] {
  const parts = [
    ...file.components.map(statedComponent),
    ...file.afterwards.map(({ terms }) => terms),
  ];
  const found = parts.flatMap((terms) => {
    const lookedUp = statedTable(terms);
    if (!lookedUp) return [];
    const { index } = lookedUp;
    return lookedUp.tiers === 'matrix' ? [index, lookedUp.across] : [index];
  });
  const wanted = found.filter(
    ({ of, measure, by }) => by === 'attainment' && !(of === 'rep' && file.targets.has(measure)),
  );
  return [...new Map(wanted.map((each) => [`${each.of} ${each.measure}`, each])).values()];
}

const table = (
  left: Text,
  right: Text,
  rows: readonly (readonly { readonly text: string }[])[],
  { locale }: PlanReader,
): readonly CardElement[] =>
  rows.length === 0
    ? []
    : [
        {
          kind: 'table',
          columns: [
            { title: say(locale, left), align: 'start' },
            { title: say(locale, right), align: 'start' },
          ],
          rows,
        },
      ];

function componentElements(
  part: PlanReader['file']['components'][number],
  reader: PlanReader,
): readonly CardElement[] {
  const terms = statedComponent(part);
  const lookedUp = statedTable(terms);
  const rows = lookedUp && tableOf(lookedUp, placeOf(terms.pays, reader), reader);
  return [...named(part, componentClauses(terms, reader), reader), ...(rows ? [rows] : [])];
}

function afterwardElements(
  part: PlanReader['file']['afterwards'][number],
  position: number,
  reader: PlanReader,
): readonly CardElement[] {
  const stated = statedAfterward(part);
  const lookedUp = statedTable(stated.terms);
  const rows = lookedUp && tableOf(lookedUp, { figure: 'factor', basis: '' }, reader);
  return [
    ...named(part, afterwardClauses(stated, reader), reader, position),
    ...(rows ? [rows] : []),
  ];
}

/** The name of a part and its sentences; with a number where the order counts. */
function named(
  { title }: Pick<Part<unknown>, 'title'>,
  clauses: readonly Clause[],
  { locale }: PlanReader,
  position: number | null = null,
): readonly CardElement[] {
  const number = position === null ? '' : `${position + 1}. `;
  return [
    {
      kind: 'text',
      spans: [
        { text: `${number}${title[locale]}`, style: 'strong' },
        { text: `${locale === 'zh' ? '：' : ': '}${told(clauses, locale)}` },
      ],
    },
  ];
}
