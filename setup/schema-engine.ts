/** Prisma's schema engine as WASM over an in-memory PGlite: authors migrations and finds drift, without download or server. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as engine from '@prisma/schema-engine-wasm/schema_engine_bg';
import { PrismaPGlite } from 'pglite-prisma-adapter';

const root = fileURLToPath(new URL('..', import.meta.url));
const schemaPath = join(root, 'prisma', 'schema.prisma');
const wasmPath = createRequire(import.meta.url)
  .resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  .replace(/\.js$/, '.wasm');
export const migrationsFolder = join(root, 'prisma', 'migrations');

/** SQL that leads from the committed migrations to the schema; null: they say the same. */
export async function difference(): Promise<string | null> {
  const content = readFileSync(schemaPath, 'utf8');
  const database = new PGlite();
  const schemaEngine = await start(content, database);
  const migrationDirectories = committed();
  const result = await schemaEngine.diff({
    from:
      migrationDirectories.length === 0
        ? { tag: 'empty' }
        : { tag: 'migrations', ...list(migrationDirectories) },
    to: { tag: 'schemaDatamodel', files: [{ path: schemaPath, content }] },
    script: true,
    exitCode: migrationDirectories.length === 0 ? null : true,
    filters: { externalTables: [], externalEnums: [] },
  });
  await database.close();
  const sql = result.stdout ?? '';
  return sql === '' || sql.includes('This is an empty migration') ? null : sql;
}

/** What is used of the platform's WebAssembly, which Node's types do not describe. */
interface WebAssemblyApi {
  instantiate(
    code: Uint8Array,
    imports: Record<string, unknown>,
  ): Promise<{ readonly instance: { readonly exports: Record<string, unknown> } }>;
}

async function start(schema: string, database: PGlite): Promise<engine.SchemaEngine> {
  const webAssembly: WebAssemblyApi = Reflect.get(globalThis, 'WebAssembly');
  const { instance } = await webAssembly.instantiate(readFileSync(wasmPath), {
    './schema_engine_bg.js': engine,
  });
  const glue = engine as unknown as { __wbg_set_wasm(exports: Record<string, unknown>): void };
  glue.__wbg_set_wasm(instance.exports);
  const begin = instance.exports['__wbindgen_start'];
  if (typeof begin === 'function') begin();
  return engine.SchemaEngine.new(
    { datamodels: [[schemaPath, schema]] },
    () => {},
    bindMigrationAwareSqlAdapterFactory(new PrismaPGlite(database)),
  );
}

function committed() {
  return readdirSync(migrationsFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: {
          tag: 'ok' as const,
          value: readFileSync(join(migrationsFolder, name, 'migration.sql'), 'utf8'),
        },
      },
    }));
}

const list = (migrationDirectories: ReturnType<typeof committed>) => ({
  baseDir: migrationsFolder,
  lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
  shadowDbInitScript: '',
  migrationDirectories,
});
