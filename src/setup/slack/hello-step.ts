/** The last step: a first word in Slack, so that somebody sees it work before anything else is done. */

import type { Verdict } from '../../chat/access.ts';
import { findByEmail, sayHello } from '../../chat/slack/hello.ts';
import { type Locale, say } from '../../i18n/locale.ts';
import { appAccess } from '../../i18n/texts/app-access.ts';
import { setUp } from '../../i18n/texts/set-up.ts';
import { slackSetUp } from '../../i18n/texts/slack-set-up.ts';
import type { Means } from './means.ts';

const texts = slackSetUp.greeting;

/** False: it was asked for and did not come about. */
export async function greet(token: string, means: Means): Promise<boolean> {
  const { terminal, locale, called } = means;
  if (called.hello !== null) return greetOne(called.hello, token, means);
  for (;;) {
    const typed = await terminal.ask(say(locale, texts.ask), false);
    if (typed === null || typed === '') {
      terminal.print(say(locale, setUp.leftOut));
      return true;
    }
    const isSaid = await greetOne(typed, token, means);
    if (isSaid || !terminal.isInteractive) return isSaid;
  }
}

/** An e-mail address, `#name`, or the id of a channel. */
const addressee = /^(?:[^\s@]+@[^\s@]+|#\S+|[CG][A-Z\d]{6,})$/;

async function greetOne(to: string, token: string, means: Means): Promise<boolean> {
  const { terminal, locale, access } = means;
  // It may be a token that was pasted here: it is neither shown nor sent.
  if (!addressee.test(to)) {
    terminal.print(say(locale, texts.nobody));
    return false;
  }
  const verdict = await greetingOf(to, token, access);
  if (verdict.kind === 'valid') terminal.print(say(locale, texts.said, { to }));
  else terminal.print(say(locale, texts.failed, { to, why: whyNot(verdict, locale) }));
  return verdict.kind === 'valid';
}

async function greetingOf(to: string, token: string, access: Means['access']): Promise<Verdict> {
  if (!to.includes('@')) return sayHello(to, token, access);
  const found = await findByEmail(to, token, access);
  return found.kind === 'valid' ? sayHello(found.user, token, access) : found;
}

const reasons: ReadonlyMap<string, keyof typeof texts.why> = new Map([
  ['users_not_found', 'nobody'],
  ['channel_not_found', 'noChannel'],
  ['not_in_channel', 'notIn'],
]);

function whyNot(verdict: Exclude<Verdict, { kind: 'valid' }>, locale: Locale): string {
  if (verdict.kind === 'unreached') return say(locale, appAccess.unreached, verdict);
  const reason = reasons.get(verdict.code);
  return reason ? say(locale, texts.why[reason]) : `Slack: ${verdict.code}`;
}
