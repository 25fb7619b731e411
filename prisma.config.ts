/** Set-up of the Prisma command line. The product itself applies migrations and connects without it. */
import { defineConfig } from 'prisma/config';

// `generate` asks for the native schema engine, which is downloaded, but never runs it: any executable satisfies it. Only for
// `generate`: with it, `migrate` would report success and do nothing.
if (process.argv.includes('generate'))
  process.env['PRISMA_SCHEMA_ENGINE_BINARY'] ??= process.execPath;

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env['DATABASE_URL'] ?? 'postgresql://nobody@127.0.0.1:1/none' },
});
