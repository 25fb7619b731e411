/**
 * Slack's slash commands, beside bare Bolt with one listener that acknowledges with a text. Each side is a process of its own, and they
 * take turns: what stands around Bolt by itself, then `/mybonus` of the whole product, then how soon after its start the port is open and
 * `/mybonus` is answered.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silentLog } from '../../src/log.ts';
import { openDatabase } from '../../src/store/open.ts';
import { build, open, start, untilAnswered } from '../e2e/process.ts';
import { engines, type TestDatabaseOptions, testDatabaseOptions } from '../support/database.ts';
import { freePort } from '../support/free-port.ts';
import { scratchFolder } from '../support/scratch.ts';
import { signingSecret } from '../support/slack/wire.ts';
import { botToken, startWorkspace, type Workspace } from '../support/slack/workspace.ts';
import { full, hold, median } from './measure.ts';
import { sizeOf } from './sizes.ts';
import { foundCompany } from './slack-company.ts';
import {
  type Asked,
  askOnce,
  askSteadily,
  saturate,
  type Typed,
  type Window,
} from './slack-load.ts';

const seconds = full ? 6 : 1.5;
const windows = full ? 7 : 3;
const starts = full ? 9 : 3;
const perSecond = 100;
const accounts = Array.from({ length: 200 }, (_, n) => `rep-${n}`);
const entry = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const [bareEntry, doorEntry] = [entry('bare-bolt.mjs'), entry('slack-door.mjs')];

interface Served {
  readonly url: string;
  end(): Promise<unknown>;
}

describe('slash commands', () => {
  let slack: Workspace;
  let bare: Served;

  beforeAll(async () => {
    build();
    slack = await startWorkspace(accounts, ['sales']);
    bare = await serve([bareEntry, signingSecret]);
  });
  afterAll(async () => {
    await bare.end();
    await slack.stop();
  });

  const typed = (command: string): Typed => ({
    ...{ command, team: slack.team, channel: slack.channels.get('sales') ?? '' },
    users: accounts.map((name) => slack.users.get(name) ?? ''),
  });

  it('cost little more than Bolt itself, with everything around it', async (context) => {
    const door = await serve([doorEntry, botToken, signingSecret, slack.apiUrl, slack.team]);
    const [base, ours] = [bare, door].map(({ url }) => ({ url, typed: typed('/word') })) as [
      Asked,
      Asked,
    ];
    try {
      expect(await askOnce(ours)).toContain('Well.');
      const [without, around] = await inTurns(base, ours, (side) => saturate(side, seconds));
      console.log(`all around Bolt: ${told(around)}; bare Bolt: ${told(without)}`);
      const engine = 'none';
      hold(context, {
        ...{ what: 'acknowledgements a second: bare Bolt to all around it', engine },
        ...{ from: `${whole(without.perSecond)} to ${whole(around.perSecond)}` },
        ...{ measured: without.perSecond / around.perSecond, limit: 1.18 },
      });
      hold(context, {
        ...{ what: 'p99 of an acknowledgement: all around Bolt to bare', engine, limit: 1.3 },
        from: `${around.p99.toFixed(1)} ms to ${without.p99.toFixed(1)} ms`,
        measured: around.p99 / without.p99,
      });
    } finally {
      await door.end();
    }
  });

  describe.each(engines)('of the whole product on the %s engine', (engine) => {
    const home = scratchFolder();
    let test: TestDatabaseOptions;

    beforeAll(async () => {
      test = await testDatabaseOptions(engine);
      const database = await openDatabase(test.options, silentLog);
      const users = accounts.map((name) => slack.users.get(name) ?? '');
      await foundCompany(database, sizeOf(engine).reps, users);
      await database.close();
    });
    afterAll(() => test.dispose());

    const serveProduct = async (launch = start): Promise<Served> => {
      const { options } = test;
      const running = await launch({
        ...{ SLACK_BOT_TOKEN: botToken, SLACK_SIGNING_SECRET: signingSecret },
        ...{ SLACK_API_URL: slack.apiUrl, UPSIDE_HOME: home },
        ...(options.kind === 'server'
          ? { DATABASE_URL: options.url }
          : { UPSIDE_HOME: options.folder }),
      });
      return { url: running.url, end: () => running.end('SIGTERM') };
    };

    it('answer /mybonus while others ask', async (context) => {
      const product = await serveProduct();
      try {
        const [base, ours] = [bare, product].map(({ url }) => ({
          url,
          typed: typed('/mybonus'),
        })) as [Asked, Asked];
        await connected(ours);
        const [most, mostOurs] = await inTurns(base, ours, (side) => saturate(side, seconds));
        console.log(
          `/mybonus on ${engine}, as fast as it can be answered: ${told(mostOurs)}; bare Bolt: ${told(most)}`,
        );
        const [usual, usualOurs] = await inTurns(base, ours, (side) =>
          askSteadily(side, perSecond, seconds),
        );
        console.log(
          `/mybonus on ${engine}, ${perSecond} a second: ${told(usualOurs)}; bare Bolt: ${told(usual)}`,
        );
        hold(context, {
          ...{ what: `answered of ${perSecond} /mybonus a second: bare Bolt to all`, engine },
          ...{ from: `${usual.perSecond.toFixed(1)} to ${usualOurs.perSecond.toFixed(1)}` },
          ...{ measured: usual.perSecond / usualOurs.perSecond, limit: 1.18 },
        });
        hold(context, {
          ...{ what: `ms p99 of /mybonus by way of Slack, ${perSecond} a second`, engine },
          from: `median ${usualOurs.median.toFixed(1)} ms, bare Bolt p99 ${usual.p99.toFixed(1)} ms`,
          ...{ measured: usualOurs.p99, limit: 100 },
        });
      } finally {
        await product.end();
      }
    });

    it('are answered soon after the start', async (context) => {
      const [all, bares]: [Start[], Start[]] = [[], []];
      const asked = typed('/mybonus');
      for (let round = 0; round < starts; round += 1) {
        bares.push(await startOf(openBare, asked, 'Well.'));
        all.push(await startOf(() => serveProduct(open), asked, '$'));
      }
      const [ours, base] = [middleOf(all), middleOf(bares)];
      console.log(
        `from the start to the first /mybonus on ${engine}: ${besides(ours.answered, base.answered)}`,
      );
      hold(context, {
        ...{ what: 'ms from the start to an open port, more than bare Bolt', engine, limit: 300 },
        from: besides(ours.open, base.open),
        measured: ours.open - base.open,
      });
    });
  });
});

/** Once it has said where it listens. */
async function serve(args: readonly string[]): Promise<Served> {
  const child: ChildProcess = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout?.setEncoding('utf8').once('data', (text: string) => resolve(text.trim()));
    void ended.then(() => reject(new Error('it ended before it listened')));
  });
  const end = () => {
    child.kill('SIGKILL');
    return ended;
  };
  return { url, end };
}

async function openBare(): Promise<Served> {
  const port = await freePort();
  const child = spawn(process.execPath, [bareEntry, signingSecret, `${port}`], { stdio: 'ignore' });
  const url = `http://127.0.0.1:${port}`;
  await untilAnswered(url, child);
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const end = () => {
    child.kill('SIGKILL');
    return ended;
  };
  return { url, end };
}

/** Milliseconds from the start of the process. */
interface Start {
  /** To the first answer, of whatever kind. */
  readonly open: number;
  /** To the one that was asked for. */
  readonly answered: number;
}

async function startOf(launch: () => Promise<Served>, asked: Typed, word: string): Promise<Start> {
  const began = performance.now();
  const served = await launch();
  const open = performance.now() - began;
  for (let text: string | null = null; text?.includes(word) !== true; )
    text = await askOnce({ url: served.url, typed: asked }).catch(() => null);
  const answered = performance.now() - began;
  await served.end();
  return { open, answered };
}

const middleOf = (all: readonly Start[]): Start => ({
  open: median(all.map((each) => each.open)),
  answered: median(all.map(({ answered }) => answered)),
});

/** Until Slack has said which workspace this is, nothing is taken. */
async function connected(asked: Asked): Promise<void> {
  for (;;) {
    const text = await askOnce(asked).catch(() => null);
    if (text === null) continue;
    expect(text).toContain('"response_type":"ephemeral"');
    expect(text).toContain('$');
    return;
  }
}

/** Median of each figure. What has answered for a while is what people wait for, so that the first windows do not count. */
async function inTurns(
  base: Asked,
  ours: Asked,
  look: (asked: Asked) => Promise<Window>,
): Promise<readonly [Window, Window]> {
  const [bases, all]: [Window[], Window[]] = [[], []];
  for (let window = -1; window < windows; window += 1) {
    const [one, other] = [await look(base), await look(ours)];
    if (window < 0) continue;
    bases.push(one);
    all.push(other);
  }
  return [middle(bases), middle(all)];
}

const middle = (all: readonly Window[]): Window => ({
  perSecond: median(all.map((each) => each.perSecond)),
  median: median(all.map((each) => each.median)),
  p99: median(all.map((each) => each.p99)),
});

const whole = (value: number): string => Math.round(value).toLocaleString('en');

const besides = (ours: number, base: number): string =>
  `${whole(ours)} ms, bare Bolt ${whole(base)} ms`;

const told = ({ perSecond: rate, median: half, p99 }: Window): string =>
  `${whole(rate)} a second, median ${half.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`;
