/** What the ways to call the set-up share. */

/** Null: it was called in a way that nobody knows. */
export function parsed<T>(parse: () => T): T | null {
  try {
    return parse();
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** Where a chat reaches this machine, without a slash at its end: chats speak TLS only. Null: it is no such address. */
export function publicAddress(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const { protocol, origin, pathname, search, hash } = new URL(text);
  if (protocol !== 'https:' || search !== '' || hash !== '') return null;
  return `${origin}${pathname.replace(/\/+$/, '')}`;
}
