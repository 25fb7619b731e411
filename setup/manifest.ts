/** Writes manifest/ anew: `npm run manifest`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { manifestFiles } from './manifest-files.ts';

const folder = fileURLToPath(new URL('../manifest/', import.meta.url));
mkdirSync(folder, { recursive: true });
for (const [name, text] of Object.entries(manifestFiles())) writeFileSync(join(folder, name), text);
