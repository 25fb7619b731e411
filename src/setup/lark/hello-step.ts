/** The last step: a first word in Lark, so that somebody sees it work before anything else is done. */
import type { Verdict } from '../../chat/access.ts';
import { lacksScope } from '../../chat/lark/check.ts';
import { helloTo } from '../../chat/lark/hello.ts';
import type { LarkAccess } from '../../chat/lark/plain-client.ts';
import { type Locale, say } from '../../i18n/locale.ts';
import { appAccess } from '../../i18n/texts/app-access.ts';
import { larkAccess } from '../../i18n/texts/lark-access.ts';
import { larkSetUp } from '../../i18n/texts/lark-set-up.ts';
import { setUp } from '../../i18n/texts/set-up.ts';
import type { Means } from './means.ts';

const texts = larkSetUp.greeting;

/** False: it was asked for and did not come about. */
export async function greet(access: LarkAccess, means: Means): Promise<boolean> {
  const { terminal, locale, called } = means;
  if (called.hello !== null) return greetOne(called.hello, access, means);
  for (;;) {
    const typed = await terminal.ask(say(locale, texts.ask), false);
    if (typed === null || typed === '') {
      terminal.print(say(locale, setUp.leftOut));
      return true;
    }
    const isSaid = await greetOne(typed, access, means);
    if (isSaid || !terminal.isInteractive) return isSaid;
  }
}

async function greetOne(to: string, access: LarkAccess, means: Means): Promise<boolean> {
  const { terminal, locale, newKey } = means;
  // It may be a secret that was pasted here: it is neither shown nor sent.
  if (!/^[^\s@]+@[^\s@]+$/.test(to)) {
    terminal.print(say(locale, texts.nobody));
    return false;
  }
  const verdict = await helloTo(to, newKey(), access);
  if (verdict.kind === 'valid') terminal.print(say(locale, texts.said, { to }));
  else terminal.print(say(locale, texts.failed, { to, why: whyNot(verdict, locale) }));
  return verdict.kind === 'valid';
}

const reasons: ReadonlyMap<string, keyof typeof texts.why> = new Map([
  ['nobody', 'nobody'],
  ['230013', 'outside'],
  [String(lacksScope), 'noScope'],
]);

function whyNot(verdict: Exclude<Verdict, { kind: 'valid' }>, locale: Locale): string {
  if (verdict.kind === 'unreached') return say(locale, appAccess.unreached, verdict);
  const reason = reasons.get(verdict.code);
  return reason ? say(locale, texts.why[reason]) : say(locale, larkAccess.refused, verdict);
}
