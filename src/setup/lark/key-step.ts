/** The first step: which app, in which cloud, with its secret, tried out at once. No text of it holds a secret. */
import type { AppTold, Verdict } from '../../chat/access.ts';
import { checkApp } from '../../chat/lark/check.ts';
import type { LarkAccess } from '../../chat/lark/plain-client.ts';
import { say } from '../../i18n/locale.ts';
import { appAccess } from '../../i18n/texts/app-access.ts';
import { larkAccess } from '../../i18n/texts/lark-access.ts';
import { larkSetUp } from '../../i18n/texts/lark-set-up.ts';
import { setUp } from '../../i18n/texts/set-up.ts';
import { type KeyKind, mistakenFor } from './key-form.ts';
import type { Means } from './means.ts';

const texts = larkSetUp.keys;

export const settingOf = {
  domain: 'LARK_DOMAIN',
  id: 'LARK_APP_ID',
  secret: 'LARK_APP_SECRET',
  encryptKey: 'LARK_ENCRYPT_KEY',
  token: 'LARK_VERIFICATION_TOKEN',
} as const satisfies Readonly<Record<KeyKind, string>>;

/** What is typed for these can be seen. */
const open: ReadonlySet<KeyKind> = new Set(['domain', 'id']);

/** Null: left out, or of no use. `isAnew`: what is known already is not. A person is asked again, a script is not. */
export async function obtainKey(
  kind: KeyKind,
  means: Means,
  isAnew = false,
): Promise<string | null> {
  const { terminal, locale, called, environment } = means;
  const given = isAnew ? undefined : called.keys[kind];
  const known = isAnew ? '' : (given ?? environment[settingOf[kind]]?.trim() ?? '');
  if (known !== '' && isRight(kind, known, means)) return known;
  if (given !== undefined && !terminal.isInteractive) return null;
  for (;;) {
    const typed = await terminal.ask(say(locale, texts.ask[kind]), !open.has(kind));
    if (typed === null || typed === '') return null;
    if (isRight(kind, typed, means)) return typed;
    if (!terminal.isInteractive) return null;
  }
}

/** Says what is wrong with it. */
function isRight(kind: KeyKind, text: string, { terminal, locale, addressOf }: Means): boolean {
  const mistaken = mistakenFor(kind, text, (each) => addressOf(each) !== null);
  if (mistaken === null) return true;
  const seems = say(locale, texts.mistaken[mistaken]);
  terminal.print(say(locale, setUp.wrongForm, { seems, wanted: say(locale, texts.form[kind]) }));
  return false;
}

export type Obtained =
  | { readonly kind: 'right'; readonly domain: string; readonly access: LarkAccess }
  | { readonly kind: 'none'; readonly missing: KeyKind }
  | { readonly kind: 'unreached' };

export async function obtainApp(means: Means): Promise<Obtained> {
  const domain = await obtainKey('domain', means);
  const baseUrl = domain === null ? null : means.addressOf(domain);
  if (domain === null || baseUrl === null) return { kind: 'none', missing: 'domain' };
  for (let isAnew = false; ; isAnew = true) {
    const appId = await obtainKey('id', means, isAnew);
    if (appId === null) return { kind: 'none', missing: 'id' };
    const appSecret = await obtainKey('secret', means, isAnew);
    if (appSecret === null) return { kind: 'none', missing: 'secret' };
    const access = { appId, appSecret, baseUrl, timeoutMs: means.timeoutMs };
    const verdict = await checkApp(access, []);
    tell(verdict, means);
    if (verdict.kind === 'valid') return { kind: 'right', domain, access };
    if (verdict.kind === 'unreached') return { kind: 'unreached' };
    if (!means.terminal.isInteractive) return { kind: 'none', missing: 'secret' };
  }
}

function tell(verdict: Verdict<AppTold>, { terminal, locale }: Means): void {
  if (verdict.kind === 'valid') return terminal.print(say(locale, texts.appIsRight, verdict));
  const name = say(locale, texts.app);
  const isRefused = verdict.kind === 'refused';
  const why = isRefused
    ? say(locale, larkAccess.refused, verdict)
    : say(locale, appAccess.unreached, verdict);
  terminal.print(say(locale, setUp.wrong, { name, why }));
  if (!isRefused) terminal.print(say(locale, appAccess.reach, verdict));
}
