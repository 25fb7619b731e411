/** Says how a file is read and what came of it, for people or as one JSON object. */
import { currency, decimalText, money } from '../../domain/money.ts';
import type { RecordKind } from '../../domain/record.ts';
import { type Locale, say } from '../../i18n/locale.ts';
import { importTexts } from '../../i18n/texts/import.ts';
import type { FileSummary, ImportKind } from '../../sources/port.ts';
import type { Outcome } from './apply.ts';
import type { ImportArguments } from './arguments.ts';

export function summaryLines(
  file: string,
  { kind, recordKind }: Pick<ImportArguments, 'kind' | 'recordKind'>,
  summary: FileSummary,
  locale: Locale,
): string {
  const { encoding, delimiter, columns, unused, dates } = summary;
  const lines = [
    say(locale, importTexts.readAs, {
      file,
      kind: kindText(kind, recordKind, locale),
      encoding: encoding.toUpperCase(),
      delimiter: delimiter === '\t' ? say(locale, importTexts.tab) : `\`${delimiter}\``,
    }),
    say(locale, importTexts.columns, {
      pairs: columns.map(({ field, column }) => `${column} → ${field}`).join(', '),
    }),
    ...dates.map(({ column, order }) =>
      say(locale, importTexts.dates, { column, order: say(locale, importTexts.orders[order]) }),
    ),
  ];
  if (unused.length > 0) {
    const text = kind === 'records' ? importTexts.unnamed : importTexts.unused;
    lines.push(say(locale, text, { names: unused.join(', ') }));
  }
  return lines.join('\n');
}

const kindText = (kind: ImportKind, recordKind: RecordKind | null, locale: Locale): string =>
  recordKind === null
    ? say(locale, importTexts.kinds[kind])
    : say(locale, importTexts.recordsOf, { kind: recordKind });

export interface Closing {
  readonly kind: ImportKind;
  readonly outcome: Outcome;
  readonly rejected: number;
  readonly rejectsFile: string;
  readonly dryRun: boolean;
  readonly currency: string;
}

/** What would come of it, said before anything is kept. */
export function previewLines(closing: Closing, locale: Locale): string {
  const { kind, outcome, rejected, rejectsFile } = closing;
  const joinedTo = kind === 'people' ? 'people' : 'records';
  const lines = [say(locale, importTexts.counts, { ...outcome, joinedTo, rejected })];
  const won = kind === 'deals' ? importTexts.money : importTexts.amounts;
  if (outcome.money) lines.push(say(locale, won, { ...outcome.money, currency: closing.currency }));
  if (outcome.foreign.length > 0)
    lines.push(say(locale, importTexts.foreign, { amounts: outcome.foreign }));
  const { createdTeams: teams, createdPeople: people } = outcome;
  if (teams + people > 0) lines.push(say(locale, importTexts.alongside, { teams, people }));
  if (rejected > 0)
    lines.push(say(locale, importTexts.rejected, { count: rejected, file: rejectsFile }));
  return lines.join('\n');
}

/** Said once all of it is kept, or nothing. */
export function closingLine({ outcome, dryRun }: Closing, locale: Locale): string {
  const { added, changed, createdTeams, createdPeople } = outcome;
  if (dryRun) return say(locale, importTexts.dryRun);
  const anything = added + changed + createdTeams + createdPeople > 0;
  return say(locale, anything ? importTexts.done : importTexts.nothingNew);
}

/** Money as decimal text: JSON's own numbers would round it. */
export function outcomeJson(
  { kind, recordKind }: Pick<ImportArguments, 'kind' | 'recordKind'>,
  file: string,
  summary: FileSummary,
  closing: Closing,
): string {
  const { outcome, rejected } = closing;
  const { rows, added, changed, same, joined, createdTeams, createdPeople } = outcome;
  const text = (minor: bigint) => decimalText(money(minor, currency(closing.currency)));
  const foreign = outcome.foreign.map(({ currency: code, records, total }) => ({
    ...{ currency: code, records, total: decimalText(money(total, code)) },
  }));
  return JSON.stringify({
    kind,
    ...(recordKind !== null && { recordKind }),
    file,
    dryRun: closing.dryRun,
    rows,
    new: added,
    changed,
    same,
    rejected,
    joined,
    createdTeams,
    createdPeople,
    ...(outcome.money
      ? {
          newTotal: text(outcome.money.added),
          changedDelta: text(outcome.money.delta),
          currency: closing.currency,
        }
      : {}),
    foreign,
    rejectsFile: rejected > 0 ? closing.rejectsFile : null,
    encoding: summary.encoding,
    delimiter: summary.delimiter,
    source: summary.source,
    columns: Object.fromEntries(summary.columns.map(({ field, column }) => [field, column])),
    unused: summary.unused,
    dates: Object.fromEntries(summary.dates.map(({ column, order }) => [column, order])),
  });
}
