/** Ids and fingerprints that follow from what they name: the same request can never create a second thing. */

async function digest(text: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Of what `requestKey` creates; short enough for a button, long enough never to meet another. */
export const createdId = async (kind: string, requestKey: string): Promise<string> =>
  (await digest(JSON.stringify([kind, requestKey]))).slice(0, 16);

/** Short, for people to compare. */
export const fingerprint = async (canonical: string): Promise<string> =>
  (await digest(canonical)).slice(0, 6);
