/** The first step: where the app is made, from a manifest that says all that it needs. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { slackManifest } from '../../chat/slack/manifest.ts';
import { say } from '../../i18n/locale.ts';
import { slackSetUp as texts } from '../../i18n/texts/slack-set-up.ts';
import { createLink, createPage } from './create-link.ts';
import type { Means } from './means.ts';

export async function showApp(means: Means): Promise<void> {
  const { terminal, locale, called, environment } = means;
  terminal.print(`\n${say(locale, texts.app.title)}`);
  const hasToken = called.tokens.bot !== undefined || Boolean(environment['SLACK_BOT_TOKEN']);
  if (hasToken && called.http === null) {
    terminal.print(say(locale, texts.app.there));
    return;
  }
  const { manifest, file } = await manifestOf(means);
  const link = createLink(manifest);
  terminal.print(
    link === null
      ? say(locale, texts.app.paste, { page: createPage, file })
      : say(locale, texts.app.link, { link, file }),
  );
  terminal.print(say(locale, texts.app.install));
}

async function manifestOf({ called: { http }, commands, files }: Means) {
  const told = await commands();
  if (http === null)
    return { manifest: slackManifest(told, { kind: 'socket' }), file: files.socketManifest };
  const manifest = slackManifest(told, { kind: 'http', url: http });
  await mkdir(dirname(files.httpManifest), { recursive: true, mode: 0o700 });
  await writeFile(files.httpManifest, `${JSON.stringify(manifest, null, 2)}\n`);
  return { manifest, file: files.httpManifest };
}
