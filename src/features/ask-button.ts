/** The way from one's own statement to a question about one of its lines. */
import type { Button } from '../chat/card.ts';
import { type Period, periodName } from '../domain/period.ts';
import { say } from '../i18n/locale.ts';
import { questionTexts as texts } from '../i18n/texts/question.ts';
import type { Request } from './feature.ts';

export const askButton = (
  { period }: { readonly period: Period },
  { workspace, locale }: Pick<Request, 'workspace' | 'locale'>,
): Button => ({
  label: say(locale, texts.askButton),
  ...{ action: 'question.ask', value: periodName(period, workspace) },
});
