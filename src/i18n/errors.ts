/** The words for every error code, whatever area it belongs to. */
import type { Locale } from './locale.ts';
import { backupErrors } from './texts/errors-backup.ts';
import { companyErrors } from './texts/errors-company.ts';
import { contestErrors } from './texts/errors-contest.ts';
import { importErrors } from './texts/errors-import.ts';
import { installationErrors } from './texts/errors-installation.ts';
import { outboxErrors } from './texts/errors-outbox.ts';
import { peopleErrors } from './texts/errors-people.ts';
import { planErrors } from './texts/errors-plan.ts';
import { planLanguageErrors } from './texts/errors-plan-language.ts';
import { planPartErrors } from './texts/errors-plan-parts.ts';
import { planVersionErrors } from './texts/errors-plan-versions.ts';
import { pulseErrors } from './texts/errors-pulse.ts';
import { questionErrors } from './texts/errors-question.ts';
import { recordErrors } from './texts/errors-records.ts';
import { scheduleErrors } from './texts/errors-schedule.ts';
import { setupErrors } from './texts/errors-setup.ts';
import { statementErrors } from './texts/errors-statement.ts';
import { storeErrors } from './texts/errors-store.ts';
import { wordErrors } from './texts/errors-words.ts';

export const errorTexts = {
  ...importErrors,
  ...peopleErrors,
  ...recordErrors,
  ...wordErrors,
  ...companyErrors,
  ...backupErrors,
  ...contestErrors,
  ...installationErrors,
  ...outboxErrors,
  ...planErrors,
  ...planLanguageErrors,
  ...planPartErrors,
  ...planVersionErrors,
  ...pulseErrors,
  ...questionErrors,
  ...scheduleErrors,
  ...setupErrors,
  ...statementErrors,
  ...storeErrors,
} as const;

type Words = Readonly<Record<Locale, string | ((params: never) => string)>>;
const texts: ReadonlyMap<string, Words> = new Map(Object.entries(errorTexts));

/** Null for a code without a text: a test keeps that from happening. */
export function describeError(code: string, params: object, locale: Locale): string | null {
  const text = texts.get(code)?.[locale] as string | ((params: object) => string) | undefined;
  return typeof text === 'function' ? text(quotable(params)) : (text ?? null);
}

const longestQuote = 80;

/** What somebody wrote is quoted back to be recognised, not repeated: a page of it would bury what is to be done. */
function quotable(params: object): object {
  if (!('text' in params) || typeof params.text !== 'string') return params;
  const letters = [...params.text];
  if (letters.length <= longestQuote) return params;
  return { ...params, text: `${letters.slice(0, longestQuote - 1).join('')}…` };
}
