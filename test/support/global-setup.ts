/** Once per run, before any test: the databases that test files copy. Says which engines are tested. */
import type { TestProject } from 'vitest/node';
import { engines } from './database.ts';
import { clearScratch } from './scratch.ts';
import { makeTemplateDatabase, makeTemplateFolder, templateName } from './template.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Of the migrated folder, and of the database on the server. */
    readonly template: string;
  }
}

export async function setup(project: TestProject): Promise<void> {
  const url = process.env['TEST_DATABASE_URL'];
  const name = templateName();
  clearScratch();
  await makeTemplateFolder(name);
  if (url) await makeTemplateDatabase(url, name);
  project.provide('template', name);
  console.log(
    url
      ? `Database engines tested: ${engines.join(', ')} (TEST_DATABASE_URL).`
      : 'Database engines tested: embedded only (no TEST_DATABASE_URL).',
  );
}
