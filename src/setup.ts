/** `npm run setup slack|lark`: connects a chat, step by step, in a terminal or for a script. Exit codes: 0 connected, 1 something is missing, 2 wrongly called. */
import { join, resolve } from 'node:path';
import { draw } from './chance.ts';
import { larkAddress, readConfig } from './config.ts';
import { localeOf, processEnvironment, projectFolder, settingsFile } from './environment.ts';
import { type Locale, say, type Text } from './i18n/locale.ts';
import { larkSetUp } from './i18n/texts/lark-set-up.ts';
import { setUp } from './i18n/texts/set-up.ts';
import { slackSetUp } from './i18n/texts/slack-set-up.ts';
import { readArguments as readLark } from './setup/lark/arguments.ts';
import { connectLark } from './setup/lark/connect.ts';
import type { SetUpMeans } from './setup/means.ts';
import {
  readArguments as readSlack,
  type Arguments as SlackArguments,
} from './setup/slack/arguments.ts';
import { connectSlack } from './setup/slack/connect.ts';
import { openTerminal, type Terminal } from './setup/terminal.ts';

/** A person waits for it, perhaps behind a slow proxy. */
const patienceMs = 10_000;

interface Chat {
  readonly connect: (terminal: Terminal, locale: Locale) => Promise<readonly string[]>;
  readonly done: Text;
}

async function main(args: readonly string[]): Promise<number> {
  const locale = localeOf(processEnvironment());
  const chat = chatOf(args);
  if (!('connect' in chat)) {
    console.error(say(locale, chat));
    return 2;
  }
  const terminal = openTerminal(process.stdin, process.stdout);
  try {
    const missing = await chat.connect(terminal, locale);
    const isDone = missing.length === 0;
    terminal.print(`\n${isDone ? say(locale, chat.done) : say(locale, setUp.notYet, { missing })}`);
    return isDone ? 0 : 1;
  } finally {
    terminal.close();
  }
}

/** A text: it was wrongly called. */
function chatOf(args: readonly string[]): Chat | Text {
  if (args.includes('lark')) {
    const called = readLark(args);
    if (typeof called === 'string') return larkSetUp[called];
    const connect: Chat['connect'] = (terminal, locale) =>
      connectLark({
        ...meansOf(terminal, locale),
        ...{ called, timeoutMs: patienceMs, addressOf: larkAddress },
        newKey: () => `hello-${draw(2 ** 47)}`,
      });
    return { connect, done: larkSetUp.done };
  }
  if (!args.includes('slack')) return setUp.usage;
  const called = readSlack(args);
  if (typeof called === 'string') return slackSetUp[called];
  return { connect: (terminal, locale) => slack(called, terminal, locale), done: slackSetUp.done };
}

function slack(called: SlackArguments, terminal: Terminal, locale: Locale) {
  const means = meansOf(terminal, locale);
  const { environment, files } = means;
  const home = resolve(projectFolder, environment['UPSIDE_HOME'] || '.upside');
  return connectSlack({
    ...{ ...means, called },
    access: {
      apiUrl: environment['SLACK_API_URL']?.replace(/\/*$/, '/') ?? null,
      timeoutMs: patienceMs,
    },
    files: {
      ...files,
      socketManifest: join(projectFolder, 'manifest', 'slack.socket.json'),
      httpManifest: join(home, 'slack.http.json'),
    },
  });
}

const meansOf = (terminal: Terminal, locale: Locale): SetUpMeans => ({
  ...{ terminal, locale, environment: processEnvironment() },
  commands: async () => {
    const { catalogue } = await import('./features/catalogue.ts');
    return catalogue.flatMap(({ command }) => (command ? [command] : []));
  },
  files: { settings: settingsFile, template: join(projectFolder, '.env.example') },
  problems: () => {
    const reading = readConfig(processEnvironment());
    return reading.kind === 'refused' ? reading.lines : [];
  },
});

process.exitCode = await main(process.argv.slice(2));
