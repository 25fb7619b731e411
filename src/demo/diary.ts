/** Where the demo stands in its story, kept beside the database: a restart goes on where it was. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';

const entrySchema = z.object({ now: z.string(), told: z.string() });

export interface Entry {
  /** The virtual time. */
  readonly now: Temporal.Instant;
  /** Up to when the story has been told to the store; never after `now`. */
  readonly told: Temporal.Instant;
}

export interface Diary {
  /** Null: the story has not begun. */
  read(): Entry | null;
  write(entry: Entry): void;
}

export function openDiary(file: string): Diary {
  return {
    read() {
      if (!existsSync(file)) return null;
      const entry = entrySchema.parse(JSON.parse(readFileSync(file, 'utf8')));
      return { now: Temporal.Instant.from(entry.now), told: Temporal.Instant.from(entry.told) };
    },
    write({ now, told }) {
      mkdirSync(dirname(file), { recursive: true });
      // Written apart and renamed: whoever is killed meanwhile leaves the old page or the new one.
      writeFileSync(
        `${file}.new`,
        `${JSON.stringify({ now: now.toString(), told: told.toString() })}\n`,
      );
      renameSync(`${file}.new`, file);
    },
  };
}
