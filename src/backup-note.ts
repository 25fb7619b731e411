/** Remembers beside the data when the last backup was taken, for whoever asks whether there is one. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Backups } from './store/port-backup.ts';

export interface BackupNote {
  readonly file: string;
  readonly takenAt: Temporal.Instant;
}

const noteIn = (home: string): string => join(home, 'last-backup.json');
const schema = z.object({ file: z.string(), takenAt: z.string() });

/** The backup counts, not the note: where that cannot be written, nobody is bothered. */
export const noting = (backups: Backups, home: string): Backups => ({
  ...backups,
  async save(file) {
    const contents = await backups.save(file);
    const note = { file: resolve(file), takenAt: contents.takenAt.toString() };
    await mkdir(home, { recursive: true, mode: 0o700 })
      .then(() => writeFile(noteIn(home), `${JSON.stringify(note)}\n`, { mode: 0o600 }))
      .catch(() => {});
    return contents;
  },
});

/** Null: none was taken from here, or nobody knows of it. */
export async function lastBackup(home: string): Promise<BackupNote | null> {
  try {
    const { file, takenAt } = schema.parse(JSON.parse(await readFile(noteIn(home), 'utf8')));
    return { file, takenAt: Temporal.Instant.from(takenAt) };
  } catch {
    return null;
  }
}
