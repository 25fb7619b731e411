/** A statement for people: what was earned, how, from which records, what is paid of it, and what has changed since it was issued. */

import { Temporal } from 'temporal-polyfill';
import type { CardElement, PrivateCard } from '../../chat/card.ts';
import { businessDay } from '../../domain/period.ts';
import { changesBetween } from '../../domain/statement/changes.ts';
import type { Workspace } from '../../domain/workspace.ts';
import { formatDate, formatMoney, formatNumber } from '../../i18n/format.ts';
import { type Locale, say } from '../../i18n/locale.ts';
import { payout } from '../../i18n/texts/payout.ts';
import { statement as texts } from '../../i18n/texts/statement.ts';
import { explainSteps } from '../explain-steps.ts';
import { asOfText, noteElement, periodTitle, textElement, type Viewer } from '../figures.ts';
import { grantText, hasPayout, payoutElements } from '../payout.ts';
import { personName } from '../words.ts';
import type { Adjusting } from './adjust.ts';
import { changeLines } from './causes.ts';
import { type PersonStatement, saysTheSame } from './compute.ts';
import { type RecordLister, recordLister } from './records.ts';

type Looking = Pick<Viewer, 'locale' | 'workspace' | 'today' | 'now'>;

export function statementCard(viewer: Looking, statement: PersonStatement): PrivateCard {
  const { locale, workspace } = viewer;
  const { person, period, plan, version, result, body } = statement;
  const records = recordLister(statement.input, plan, locale);
  const head = say(locale, texts.plan, {
    title: plan.title[locale],
    version: formatNumber(version.version, locale),
  });
  return {
    audience: 'private',
    title: say(locale, texts.title, {
      ...{ name: personName(person, locale), key: person.key },
      period: periodTitle(period, workspace, locale),
    }),
    elements: [
      ...[head, stateText(viewer, statement), ...otherPlans(viewer, statement)].map(textElement),
      ...result.components.map((line) =>
        opened(statement, line, moneyOf(line.amount.minor, statement, locale), locale, records),
      ),
      figure(say(locale, texts.earned), result.total.minor, statement, locale),
      ...settlementElements(statement, locale, records),
      ...adjustmentElements(viewer, statement),
      figure(say(locale, texts.payable), statement.payable, statement, locale),
      ...changedElements(viewer, statement),
      noteElement([asOfText(asOfOf(statement), viewer, locale)]),
      noteElement([say(locale, texts.hash, { hash: body.hash })]),
    ],
  };
}

const asOfOf = ({ body }: PersonStatement): Temporal.Instant | null =>
  body.asOf === null ? null : Temporal.Instant.from(body.asOf);

function stateText({ locale, today, workspace }: Looking, statement: PersonStatement): string {
  const { issued, period } = statement;
  const last = period.end.subtract({ days: 1 });
  if (Temporal.PlainDate.compare(period.end, today) > 0)
    return say(locale, texts.running, { day: formatDate(last, locale, { year: true }) });
  if (!issued) return say(locale, texts.notIssued);
  const figures = {
    day: dayOf(issued.computedAt, workspace, locale),
    revision: formatNumber(issued.revision, locale),
  };
  return say(locale, saysTheSame(statement) ? texts.issued : texts.issuedOtherwise, figures);
}

const dayOf = (at: Temporal.Instant, workspace: Workspace, locale: Locale): string =>
  formatDate(businessDay(at, workspace), locale, { year: true });

const otherPlans = ({ locale }: Looking, { others }: PersonStatement): readonly string[] =>
  others.map(({ key, until }) =>
    say(locale, texts.others, { plan: key, day: formatDate(until, locale, { year: true }) }),
  );

const moneyOf = (minor: bigint, { plan }: PersonStatement, locale: Locale, sign = false): string =>
  formatMoney(minor, plan.currency, locale, { exact: true, sign });

const figure = (
  label: string,
  minor: bigint,
  statement: PersonStatement,
  locale: Locale,
): CardElement => ({ kind: 'figure', label, value: moneyOf(minor, statement, locale) });

interface Line {
  readonly title: { readonly en: string; readonly zh: string };
  readonly mechanic: string;
  readonly trace: PersonStatement['result']['components'][number]['trace'];
}

/** A line with its arithmetic and the records behind it. */
function opened(
  { input, plan }: PersonStatement,
  line: Line,
  amount: string,
  locale: Locale,
  records: RecordLister,
): CardElement {
  const names = new Map(input.person.records.map(({ id, externalId }) => [id, externalId]));
  const nameOf = (record: string) => names.get(record) ?? record;
  const steps = explainSteps(line, { locale, currency: plan.currency, nameOf });
  return {
    kind: 'details',
    title: `${line.title[locale]} · ${amount}`,
    elements: [...steps.map(textElement), ...records(line.title[locale], line.trace)],
  };
}

/** From what was earned to what is paid; nothing where that is the same. */
function settlementElements(
  statement: PersonStatement,
  locale: Locale,
  records: RecordLister,
): readonly CardElement[] {
  const { result } = statement;
  const lines = result.settlement.map((line) =>
    opened(statement, line, moneyOf(line.amount.minor, statement, locale, true), locale, records),
  );
  const grants = result.grants.map((grant) => ({
    ...opened(statement, { ...grant, mechanic: '' }, '', locale, records),
    title: grantText(grant, locale),
  }));
  const paid = hasPayout(result)
    ? [figure(say(locale, payout.payout), result.payout.minor, statement, locale)]
    : [];
  return [...lines, ...payoutElements(result, locale), ...grants, ...paid];
}

function adjustmentElements(viewer: Looking, statement: PersonStatement): readonly CardElement[] {
  const { locale } = viewer;
  if (statement.adjustments.length === 0) return [];
  return [
    textElement(say(locale, texts.adjustments)),
    ...statement.adjustments.map((each) => adjustmentElement(viewer, statement, each)),
  ];
}

function adjustmentElement(
  { locale, workspace }: Looking,
  statement: PersonStatement,
  { adjustment: { amount, stated, now, changes }, run }: Adjusting,
): CardElement {
  const text = (minor: bigint) => moneyOf(minor, statement, locale);
  return {
    kind: 'details',
    title: say(locale, texts.adjustment, {
      period: periodTitle(run.period, workspace, locale),
      amount: moneyOf(amount, statement, locale, true),
    }),
    elements: [
      textElement(say(locale, texts.stated, { stated: text(stated), now: text(now) })),
      ...changes.flatMap((change) => changeElements(change, run.plan, locale)),
    ],
  };
}

function changeElements(
  ...[change, plan, locale]: Parameters<typeof changeLines>
): readonly CardElement[] {
  const { title, causes } = changeLines(change, plan, locale);
  return [textElement(title), ...causes.map((cause) => textElement(`  ${cause}`))];
}

function changedElements(
  { locale, workspace }: Looking,
  statement: PersonStatement,
): readonly CardElement[] {
  const { issued, body, plan } = statement;
  if (!issued) return [];
  const day = dayOf(issued.computedAt, workspace, locale);
  if (saysTheSame(statement)) return [textElement(say(locale, texts.unchanged))];
  const changes = changesBetween(JSON.parse(issued.body), body.json);
  return [
    {
      kind: 'details',
      title: say(locale, texts.changed, { day }),
      elements: changes.flatMap((change) => changeElements(change, plan, locale)),
    },
  ];
}
