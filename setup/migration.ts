/** Writes the next migration from prisma/schema.prisma: `npx tsx setup/migration.ts <name>`. Read and mend the SQL before committing it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { difference, migrationsFolder } from './schema-engine.ts';

const name = process.argv[2];
if (!name || !/^[a-z0-9_]+$/.test(name)) {
  console.error('Give the migration a name in lower case: npx tsx setup/migration.ts add_badges');
  process.exit(1);
}
mkdirSync(migrationsFolder, { recursive: true });
const sql = await difference();
if (sql === null) {
  console.log('The migrations already say what the schema says.');
} else {
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const folder = join(migrationsFolder, `${stamp}_${name}`);
  mkdirSync(folder);
  writeFileSync(join(folder, 'migration.sql'), byteOrdered(sql));
  console.log(join(folder, 'migration.sql'));
}

/** Text is compared byte by byte: the same order on every server, whatever its locale, and faster. */
function byteOrdered(sql: string): string {
  return sql.replace(/ TEXT(\[\])?(?=[ ,;\n])(?! COLLATE)/g, ' TEXT$1 COLLATE "C"');
}
