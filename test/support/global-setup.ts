/** Once per run, before any test: the databases that test files copy. Says which engines are tested. */
import { makeTemplateDatabase, makeTemplateFolder } from './template.ts';

export async function setup(): Promise<void> {
  const url = process.env['TEST_DATABASE_URL'];
  await makeTemplateFolder();
  if (url) await makeTemplateDatabase(url);
  console.log(
    url
      ? 'Database engines tested: embedded, server (TEST_DATABASE_URL).'
      : 'Database engines tested: embedded only (no TEST_DATABASE_URL).',
  );
}
