/** A playground with an invented company and the sample bot, on a port of its own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ServerType, serve } from '@hono/node-server';
import { Temporal } from 'temporal-polyfill';
import { createPlayground, type Playground } from '../../src/chat/playground/connect.ts';
import type { PlaygroundPerson } from '../../src/chat/playground/identity.ts';
import type { PlaygroundOptions } from '../../src/chat/playground/options.ts';
import { VirtualClock } from '../../src/clock.ts';
import { silentLog } from '../../src/log.ts';
import { SampleBot } from './sample-bot.ts';

const person = (
  key: string,
  name: string,
  nameZh: string | null,
  role: string,
  team: string | null,
  locale: 'en' | 'zh' = 'en',
): PlaygroundPerson => ({ key, name, nameZh, role, team, locale });

export const samplePeople: readonly PlaygroundPerson[] = [
  person('li-na', 'Li Na', '李娜', 'rep', 'East'),
  person('chen-yu', 'Chen Yu', '陈宇', 'rep', 'East', 'zh'),
  person('sun-jie', 'Sun Jie', '孙杰', 'rep', 'South'),
  person('maria', 'Maria Keller', null, 'manager', 'East'),
  person('omar', 'Omar Haddad', null, 'ops', null),
  person('fiona', 'Fiona Blake', null, 'finance', null),
  person('eva', 'Eva Lindqvist', null, 'executive', null),
];

const commands = [
  { name: '/mybonus', usage: '[period]', help: 'What you have earned, how, and what is next' },
  { name: '/leaderboard', usage: '[team|all] [month|quarter|year]', help: 'Who stands where' },
  { name: '/contest', usage: 'new "Q4 sprint" race 100k until Friday', help: 'Start a contest' },
  { name: '/pulse', usage: 'new "question"', help: 'Ask the team one question' },
];
const commandsZh = [
  { name: '/我的奖金', usage: '[周期]', help: '已得多少、怎么算的、下一步是什么' },
  { name: '/排行榜', usage: '[团队|全部] [月|季度|年]', help: '看看大家的排名' },
  { name: '/竞赛', usage: '新建', help: '发起一场竞赛' },
  { name: '/问卷', usage: '新建', help: '问团队一个问题' },
];

export const START = Temporal.Instant.from('2026-11-23T01:40:00Z');

export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'upside-playground-'));

export interface SamplePlayground {
  readonly playground: Playground;
  readonly bot: SampleBot;
  readonly clock: VirtualClock;
  readonly folder: string;
  /** Sends a request as this machine's browser or script would. */
  ask(path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>;
  listen(port: number): Promise<string>;
  stop(): Promise<void>;
}

export async function startSample(
  folder: string = temporaryFolder(),
  changes: Partial<PlaygroundOptions> = {},
): Promise<SamplePlayground> {
  const bot = new SampleBot();
  const clock = new VirtualClock(START);
  const playground = createPlayground({
    tenant: 'sample',
    directory: {
      people: async () => samplePeople,
      places: async () => [
        { key: 'sales', name: 'sales', nameZh: '销售大厅' },
        { key: 'east', name: 'east', nameZh: '华东' },
      ],
    },
    commands: (_, locale) => (locale === 'zh' ? commandsZh : commands),
    suggestions: (_, locale) =>
      locale === 'zh'
        ? ['/我的奖金', '/排行榜', '/问卷 新建']
        : ['/mybonus', '/leaderboard', '/pulse'],
    clock: {
      timeZone: 'Asia/Shanghai',
      now: () => clock.now(),
      advance: async (to) => clock.moveTo(to),
    },
    folder,
    log: silentLog,
    ...changes,
  });
  await playground.start(bot.handle);
  let server: ServerType | null = null;
  return {
    playground,
    bot,
    clock,
    folder,
    ask: async (path, body, headers = {}) =>
      playground.routes.request(`http://127.0.0.1:3000${path}`, {
        ...(body === undefined
          ? {}
          : { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) }),
        headers: { host: '127.0.0.1:3000', 'content-type': 'application/json', ...headers },
      }),
    listen: (port) =>
      new Promise((resolve) => {
        server = serve({ fetch: playground.routes.fetch, port, hostname: '127.0.0.1' }, (info) =>
          resolve(`http://127.0.0.1:${info.port}`),
        );
      }),
    stop: async () => {
      await playground.stop();
      await new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
