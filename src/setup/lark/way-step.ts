/** How events come in: over a line that the bot opens, or to an address of this machine, for which Lark has two keys of its own. */
import { say } from '../../i18n/locale.ts';
import { larkSetUp as texts } from '../../i18n/texts/lark-set-up.ts';
import { publicAddress } from '../arguments.ts';
import { obtainKey, settingOf } from './key-step.ts';
import type { Means } from './means.ts';

/** `address`: null when it is known to Lark alone. A key that is null is missing. */
export type Way =
  | { readonly kind: 'line' }
  | {
      readonly kind: 'http';
      readonly address: string | null;
      readonly encryptKey: string | null;
      readonly token: string | null;
    };

/** As called; else as the settings say; else it is asked for, of whoever sets it up for the first time. */
export async function chooseWay(means: Means): Promise<Way> {
  const { called, environment } = means;
  const isKeyKnown = called.keys.encryptKey ?? environment[settingOf.encryptKey];
  if (called.http !== null || isKeyKnown) return byHttp(called.http, means);
  if (environment[settingOf.id]) return { kind: 'line' };
  const address = await askAddress(means);
  return address === null ? { kind: 'line' } : byHttp(address, means);
}

async function byHttp(address: string | null, means: Means): Promise<Way> {
  const encryptKey = await obtainKey('encryptKey', means);
  const token = encryptKey === null ? null : await obtainKey('token', means);
  return { kind: 'http', address, encryptKey, token };
}

/** Null: none. */
async function askAddress({ terminal, locale }: Means): Promise<string | null> {
  for (;;) {
    const typed = await terminal.ask(say(locale, texts.way.ask), false);
    if (typed === null || typed === '') return null;
    const address = publicAddress(typed);
    if (address !== null) return address;
    terminal.print(`✗ ${say(locale, texts.address)}`);
    if (!terminal.isInteractive) return null;
  }
}
