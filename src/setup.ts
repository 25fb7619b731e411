/** `npm run setup slack`: connects a chat, step by step, in a terminal or for a script. Exit codes: 0 connected, 1 something is missing, 2 wrongly called. */
import { join, resolve } from 'node:path';
import { readConfig } from './config.ts';
import { localeOf, processEnvironment, projectFolder, settingsFile } from './environment.ts';
import { type Locale, say } from './i18n/locale.ts';
import { slackSetUp as texts } from './i18n/texts/slack-set-up.ts';
import { type Arguments, readArguments } from './setup/arguments.ts';
import { connectSlack } from './setup/connect-slack.ts';
import type { Means } from './setup/means.ts';
import { openTerminal, type Terminal } from './setup/terminal.ts';

/** A person waits for it, perhaps behind a slow proxy. */
const patienceMs = 10_000;

async function main(args: readonly string[]): Promise<number> {
  const locale = localeOf(processEnvironment());
  const called = readArguments(args);
  if (called === 'usage' || called === 'address') {
    console.error(say(locale, texts[called]));
    return 2;
  }
  const terminal = openTerminal(process.stdin, process.stdout);
  try {
    const missing = await connectSlack(meansOf(called, terminal, locale));
    const isDone = missing.length === 0;
    terminal.print(
      `\n${isDone ? say(locale, texts.done) : say(locale, texts.notYet, { missing })}`,
    );
    return isDone ? 0 : 1;
  } finally {
    terminal.close();
  }
}

function meansOf(called: Arguments, terminal: Terminal, locale: Locale): Means {
  const environment = processEnvironment();
  const home = resolve(projectFolder, environment['UPSIDE_HOME'] || '.upside');
  return {
    ...{ called, terminal, locale, environment },
    access: {
      apiUrl: environment['SLACK_API_URL']?.replace(/\/*$/, '/') ?? null,
      timeoutMs: patienceMs,
    },
    commands: async () => {
      const { catalogue } = await import('./features/catalogue.ts');
      return catalogue.flatMap(({ command }) => (command ? [command] : []));
    },
    files: {
      settings: settingsFile,
      template: join(projectFolder, '.env.example'),
      socketManifest: join(projectFolder, 'manifest', 'slack.socket.json'),
      httpManifest: join(home, 'slack.http.json'),
    },
    problems: () => {
      const reading = readConfig(processEnvironment());
      return reading.kind === 'refused' ? reading.lines : [];
    },
  };
}

process.exitCode = await main(process.argv.slice(2));
