/** Keeps settings in a file that only its owner may read: whole, or as it was. */
import { chmod, open, readFile, realpath, rename, rm } from 'node:fs/promises';
import { withSettings } from './env-text.ts';

const ownerOnly = 0o600;

/**
 * Of a file that is not there yet, the text of `template` is the beginning. False: nothing had to be changed but, where others could read
 * it, who may read it.
 */
export async function saveSettings(
  path: string,
  template: string,
  settings: Readonly<Record<string, string | null>>,
): Promise<boolean> {
  const file = await realpath(path).catch(() => path);
  const before = await textOf(file);
  const after = withSettings(before ?? (await textOf(template)) ?? '', settings);
  if (after === before) {
    await chmod(file, ownerOnly);
    return false;
  }
  await replace(file, after);
  return true;
}

/** Null: there is no such file. */
async function textOf(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** Beside it first, on the disk, then under its name. */
async function replace(file: string, text: string): Promise<void> {
  const draft = `${file}.${process.pid}`;
  try {
    const handle = await open(draft, 'wx', ownerOnly);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
