/** Texts that have broken other programs. */
import { readFileSync } from 'node:fs';

const file = new URL('../fixtures/naughty-strings/strings.json', import.meta.url);

export const naughtyStrings = JSON.parse(readFileSync(file, 'utf8')) as readonly string[];
