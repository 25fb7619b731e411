/**
 * The process that serves: reads the configuration, opens the port, starts the app, and ends it in good order. What takes time to load
 * is imported once the port is open.
 */
import type { App } from './app.ts';
import { monotonicMs } from './clock.ts';
import { type Config, configExitCode, readConfig } from './config.ts';
import { AppError } from './domain/errors.ts';
import { processEnvironment } from './environment.ts';
import { describeError } from './i18n/errors.ts';
import { say } from './i18n/locale.ts';
import { config as configTexts } from './i18n/texts/config.ts';
import { start as texts } from './i18n/texts/start.ts';
import type { Log } from './log.ts';
import { listen } from './server.ts';

const reading = readConfig(processEnvironment());
if (reading.kind === 'refused') {
  console.error([say(reading.locale, configTexts.heading), ...reading.lines].join('\n'));
  process.exit(configExitCode);
}
await run(reading.config);

async function run(config: Config): Promise<void> {
  try {
    const starting = say(config.locale, texts.starting);
    const listening = await listen({ ...config.listen, starting, monotonicMs });
    const log = await createLogOf(config);
    const { openDatabaseOf } = await import('./opening.ts');
    // A database takes its time, an embedded one in a thread of its own. Meanwhile the rest is loaded.
    const [database, startApp] = await Promise.all([
      openDatabaseOf(config, log),
      import('./app.ts').then((app) => app.startApp),
      import('./platforms.ts').then(({ loadSdk }) => loadSdk(config)),
    ]);
    const app = await startApp(config, log, database, listening);
    // Before anybody hears that it is there: whoever does may end it at once.
    endOn(['SIGTERM', 'SIGINT'], config, app, log);
    greet(config, app);
  } catch (error) {
    console.error(whyNot(error, config));
    process.exit(1);
  }
}

/** Which from then on says what nobody expected, before the process ends of it. */
async function createLogOf(config: Config): Promise<Log> {
  const { createLog } = await import('./log.ts');
  const log = createLog(config.logLevel);
  for (const event of ['uncaughtException', 'unhandledRejection'] as const)
    process.on(event, (error: unknown) => {
      log.error({ err: error }, 'unexpected failure, the process ends');
      if (error instanceof AppError) console.error(whyNot(error, config));
      process.exit(1);
    });
  return log;
}

function greet(config: Config, app: App): void {
  if (config.slack) greetInSlack(config, app);
  if (config.lark) greetInLark(config, app);
  if (config.slack || config.lark) greetAdmin(config, app);
  if (config.slackApp) greetInSlackApp(config, app);
  if (config.playground) greetOnPage(config, app);
  console.log(say(config.locale, texts.stop));
}

function greetInSlack(config: Config, { url }: App): void {
  const { locale, home, databaseUrl, slack, workspace } = config;
  const place = databaseUrl === null ? home : new URL(databaseUrl).host;
  const isSocket = slack?.appToken !== null;
  const isDemo = workspace !== 'own';
  console.log(say(locale, texts.inSlack, { url, place, isSocket, isDemo }));
}

function greetInLark(config: Config, { url }: App): void {
  const { locale, home, databaseUrl, lark, workspace } = config;
  const place = databaseUrl === null ? home : new URL(databaseUrl).host;
  const isLine = lark?.callback === null;
  const isDemo = workspace !== 'own';
  console.log(say(locale, texts.inLark, { url, place, isLine, isDemo }));
}

function greetAdmin({ locale, slack }: Config, { code }: App): void {
  if (code === null) return;
  console.log(say(locale, slack ? texts.code : texts.codeInLark, { code }));
}

function greetInSlackApp({ locale, home, databaseUrl }: Config, { url }: App): void {
  const place = databaseUrl === null ? home : new URL(databaseUrl).host;
  console.log(say(locale, texts.inSlackApp, { url, place }));
}

function greetOnPage({ locale, home, databaseUrl, workspace }: Config, { url }: App): void {
  const place = databaseUrl === null ? home : new URL(databaseUrl).host;
  const isDemo = workspace !== 'own';
  const tries = say(locale, isDemo ? texts.tries : texts.triesOwn).split('\n');
  console.log(say(locale, texts.ready, { url, place, isDemo }));
  for (const line of tries) console.log(`  - ${line}`);
}

/** The second signal ends it at once. */
function endOn(signals: readonly NodeJS.Signals[], config: Config, app: App, log: Log): void {
  let isEnding = false;
  const end = () => {
    if (isEnding) process.exit(1);
    isEnding = true;
    console.error(say(config.locale, texts.stopping));
    app.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'could not end in good order');
        process.exit(1);
      },
    );
  };
  for (const signal of signals) process.on(signal, end);
}

/** One clear line for what a person can mend; everything else as it is. */
function whyNot(error: unknown, { locale, listen: { port } }: Config): string {
  if (error instanceof AppError)
    return `${describeError(error.code, error.params, locale) ?? error.message} (${error.code})`;
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
    return say(locale, texts.portTaken, { port: `${port}`, next: `${port + 1}` });
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
