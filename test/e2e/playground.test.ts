import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  engines,
  fillFolder,
  type TestDatabaseOptions,
  testDatabaseOptions,
} from '../support/database.ts';
import { leftOut } from '../support/left-out.ts';
import { scratchFolder } from '../support/scratch.ts';
import { build, openProcessDriver, type ProcessDriver, runToEnd } from './process.ts';
import { scenarios } from './scenarios.ts';

const home = (): string => scratchFolder('e2e ');

beforeAll(build);

/** From an empty folder, as whoever tries it begins. */
describe.skipIf(!engines.includes('embedded'))('in the playground, on the embedded engine', () => {
  const folder = home();
  const own = { UPSIDE_HOME: folder };
  let driver: ProcessDriver;

  beforeAll(async () => {
    driver = await openProcessDriver(own);
  });
  afterAll(async () => {
    await driver.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('says that it lives and that it is ready', async () => {
    for (const path of ['/healthz', '/readyz'])
      expect((await fetch(`${driver.url()}${path}`)).status).toBe(200);
  });

  it('refuses a second process on the same folder with one clear line', async () => {
    const { code, output } = await runToEnd(own);
    expect(code).toBe(1);
    expect(output).toContain('store.folder_in_use');
    expect(output.trim().split('\n')).toHaveLength(1);
  });

  scenarios(() => driver);
});

const isLeftOut = leftOut(
  !engines.includes('server'),
  'the playground on a server: no TEST_DATABASE_URL.',
);

describe.skipIf(isLeftOut)('in the playground, on a server', () => {
  let folder: string;
  let database: TestDatabaseOptions;
  let driver: ProcessDriver;

  beforeAll(async () => {
    folder = home();
    database = await testDatabaseOptions('server');
    const url = database.options.kind === 'server' ? database.options.url : '';
    driver = await openProcessDriver({ UPSIDE_HOME: folder, DATABASE_URL: url });
  });
  afterAll(async () => {
    await driver.stop();
    await database.dispose();
    rmSync(folder, { recursive: true, force: true });
  });

  scenarios(() => driver);
});

describe('the process', () => {
  it('names everything that is wrong with its configuration, and ends with 78', async () => {
    const { code, output } = await runToEnd({
      PORT: 'eighty',
      LOG_LEVEL: 'loud',
      UPSIDE_LOCAL: 'zh',
    });
    expect(code).toBe(78);
    for (const name of ['PORT', 'LOG_LEVEL', 'UPSIDE_LOCAL']) expect(output).toContain(name);
  });

  it('says so when its port is taken', async () => {
    const folder = home();
    fillFolder(folder);
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const port = String((other.address() as AddressInfo).port);
    const { code, output } = await runToEnd({ UPSIDE_HOME: folder, PORT: port });
    other.close();
    rmSync(folder, { recursive: true, force: true });
    expect(code).toBe(1);
    expect(output).toContain(`Port ${port} is taken by another program`);
  });
});
