/** "Set-up in ten minutes" of docs/lark.md, its commands as they stand, in a house of its own: from nothing to the first admin. */
import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillFolder } from '../support/database.ts';
import { copyHouse } from '../support/house-copy.ts';
import { startTenant, type Tenant } from '../support/lark/server.ts';
import { scratchFolder } from '../support/scratch.ts';
import { behind, guideCommands, run } from './guide.ts';
import { build } from './process.ts';

const folder = scratchFolder('lark guide ');
const home = join(folder, 'home');
const guided = { folder, environment: { UPSIDE_HOME: home } };
let tenant: Tenant;

beforeAll(async () => {
  build();
  copyHouse(folder);
  fillFolder(home);
  tenant = await startTenant([{ name: 'olga', email: 'olga@example.com' }], []);
});
afterAll(async () => {
  await tenant.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('the set-up of Lark in ten minutes', () => {
  const commands = guideCommands('docs/lark.md', 'Set-up in ten minutes');
  const [setUp = '', start = '', doctor = ''] = commands;

  it('is three commands, the same in both languages', () => {
    expect(commands).toEqual(['npm run setup lark', 'npm start', 'npm run -s upside -- doctor']);
    expect(guideCommands('docs/lark.zh.md', '十分钟接入')).toEqual(commands);
    expect(behind(setUp)).toEqual(['setup/run.cjs', 'setup', 'lark']);
  });

  it('begins with the app and its secret, and with a hello', async () => {
    const lines = [tenant.url, tenant.appId, tenant.appSecret, '', 'olga@example.com'];
    const { code, output } = await run(guided, setUp, lines, null);
    expect(output).toContain('✓ Said hello to olga@example.com');
    expect(code).toBe(0);
    expect(statSync(join(folder, '.env')).mode & 0o777).toBe(0o600);
  });

  it('goes on with a start that serves the company and prints the line for the admin', async () => {
    const { code, output } = await run(guided, start, [], / {4}setup \d{4}-\d{4}/);
    expect(output).toContain('Upside serves your company in Lark over a long connection');
    expect(code).toBe(0);
  });

  it('ends with a doctor who finds all well, or names what is missing', async () => {
    const { code, output } = await run(guided, doctor, [], null);
    expect(output).toContain('✓ Lark: knows the app, as Upside');
    expect(output).toContain('✓ Lark: every command is in the list behind “/”');
    expect(output).toContain('All is well.');
    expect(code).toBe(0);
    tenant.grant(['im:chat:read']);
    tenant.setStatus(0);
    const ill = await run(guided, doctor, [], null);
    expect(ill.code).toBe(1);
    expect(ill.output).toContain('✗ Lark: No version of the app with a bot is in use');
    expect(ill.output).toContain('✗ Lark: The app lacks the scopes im:message:send_as_bot');
    expect(ill.output).not.toContain(tenant.appSecret);
  });
});
