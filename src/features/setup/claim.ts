/**
 * The code that makes whoever says it an admin: eight digits, shown once where only who runs the process can read them. A new one takes the
 * place of the one before.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { AppError } from '../../domain/errors.ts';
import type { Repositories, Store } from '../../store/port.ts';

const name = 'setup.code';
/** Wrong ones before it is void: of a hundred million. */
const mostTries = 10;

const schema = z.object({ salt: z.string(), hash: z.string(), tries: z.number() });
type Issued = z.output<typeof schema>;

/** A whole number from 0 on, below that one, which nobody can foresee. */
export type Draw = (below: number) => number;

/** Null: an admin is linked to that platform already. */
export async function codeFor(store: Store, platform: string, draw: Draw): Promise<string | null> {
  const isManned = await store.people.isManned(platform);
  return isManned ? null : issueCode(store, draw);
}

/** `4821-7730`. */
async function issueCode({ settings }: Pick<Store, 'settings'>, draw: Draw): Promise<string> {
  const digits = `${draw(100_000_000)}`.padStart(8, '0');
  const salt = `${draw(2 ** 47)}`;
  await save(settings, { salt, hash: hashOf(salt, digits), tries: 0 });
  return `${digits.slice(0, 4)}-${digits.slice(4)}`;
}

/** `setup 4821-7730`, with `/upside` before it or not. Null: no code, whatever else was said. */
export function codeIn(text: string): string | null {
  const said = /^\/?(?:upside\s+)?\/?(?:setup|设置)\s+(\d{4})\s*[-–—－]?\s*(\d{4})\s*$/iu.exec(
    text.normalize('NFKC').trim(),
  );
  return said ? `${said[1]}${said[2]}` : null;
}

/** Counts a wrong one. Throws AppError `setup.code_wrong` and `setup.code_void`. */
export async function check(store: Pick<Repositories, 'settings'>, digits: string): Promise<void> {
  const issued = await read(store.settings);
  if (!issued || issued.tries >= mostTries) throw new AppError('setup.code_void', {});
  const [said, right] = [hashOf(issued.salt, digits), issued.hash].map((hex) =>
    Buffer.from(hex, 'hex'),
  );
  if (said && right && timingSafeEqual(said, right)) return;
  await save(store.settings, { ...issued, tries: issued.tries + 1 });
  throw new AppError('setup.code_wrong', {});
}

/** In the transaction that makes somebody an admin by it. */
export const useUp = ({ settings }: Pick<Repositories, 'settings'>): Promise<void> =>
  settings.setForCompany(name, '');

async function read(settings: Repositories['settings']): Promise<Issued | null> {
  const text = await settings.ofCompany(name);
  return text ? schema.parse(JSON.parse(text)) : null;
}

const save = (settings: Repositories['settings'], issued: Issued): Promise<void> =>
  settings.setForCompany(name, JSON.stringify(issued));

const hashOf = (salt: string, digits: string): string =>
  createHash('sha256').update(`${salt} ${digits}`).digest('hex');
