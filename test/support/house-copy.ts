/** The house in another folder, for what writes beside its code: the settings of a test are not those of whoever runs it. */
import { cpSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

const parts = [
  ...['dist', 'src', 'setup', 'manifest', 'prisma', 'prisma.config.ts', '.env.example'],
  ...['package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json'],
];

/** Built before, so that it is there to be run. */
export function copyHouse(folder: string): void {
  for (const part of parts)
    cpSync(join(root, part), join(folder, part), { recursive: true, preserveTimestamps: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
}
