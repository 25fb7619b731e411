/** A request to the playground that cannot be served: the address, not the bot, is wrong. Its text is for scripts and for the page. */

import { type Locale, say, type Text } from '../../i18n/locale.ts';
import { playground } from '../../i18n/texts/playground.ts';

export type RequestProblem = keyof typeof playground.problems;

export class RequestError extends Error {
  override readonly name = 'RequestError';
  readonly status: 400 | 403 | 404 | 413 | 503;
  readonly code: RequestProblem;
  readonly detail: string;

  constructor(status: 400 | 403 | 404 | 413 | 503, code: RequestProblem, detail = '') {
    super(code);
    this.status = status;
    this.code = code;
    this.detail = detail;
  }

  inWords(locale: Locale): string {
    const text: Text<{ detail: string }> = playground.problems[this.code];
    return say(locale, text, { detail: this.detail });
  }
}
