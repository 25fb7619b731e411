/** What can be said of a key of Lark's before Lark is asked: whether it can be what is wanted. Pure. */

export const keyKinds = ['domain', 'id', 'secret', 'encryptKey', 'token'] as const;
export type KeyKind = (typeof keyKinds)[number];

const isAppId = (text: string): boolean => /^cli_[\da-f]{16}$/i.test(text);

/** Lark makes them of letters and digits; the encrypt key is whatever somebody has typed there. A space or `#` would not survive in `.env`. */
const isSecret = (text: string): boolean => /^\w{16,64}$/.test(text);
const isKey = (text: string): boolean => /^[^\s#'"`\\]{1,128}$/.test(text);

/** `isDomain`: whether it names a cloud. Null: it has the right form. Otherwise what it seems to be. */
export function mistakenFor(
  wanted: KeyKind,
  text: string,
  isDomain: (text: string) => boolean,
): 'id' | 'unknown' | null {
  const fits: Readonly<Record<KeyKind, (text: string) => boolean>> = {
    domain: isDomain,
    id: isAppId,
    secret: isSecret,
    encryptKey: isKey,
    token: isKey,
  };
  if (wanted !== 'id' && isAppId(text)) return 'id';
  return fits[wanted](text) ? null : 'unknown';
}
