import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { matchMembers } from '../../../src/features/linking.ts';
import type { Store } from '../../../src/store/port.ts';
import { temporaryFile } from '../../sources/temporary.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { company, run } from '../import/command.ts';
import { member, of } from './desk.ts';

describe('people who are imported', () => {
  let opened: TestDatabase;
  let count = 0;
  beforeAll(async () => {
    opened = await openTestDatabase('embedded');
  });
  afterAll(() => opened.close());

  /** Ann and Bob are in the chat, and nobody is in the list. */
  async function open() {
    const store = await opened.database.openWorkspace(company(`imported${(count += 1)}`));
    const there = ['ann', 'bob'].map((name) =>
      member(`U-${name}`, { email: `${name}@acme.example`, timeZone: 'Europe/Berlin' }),
    );
    await matchMembers(store, 'slack', of(...there));
    return store;
  }
  const linked = async (store: Store) =>
    [...(await store.people.identities('slack')).values()].sort();
  const file = (addresses: readonly string[]) =>
    temporaryFile(
      'people.csv',
      `key,name,email\n${addresses.map((each, n) => `E${n},Name ${n},${each}`).join('\n')}\n`,
    );

  it('are linked with the account of their address at once', async () => {
    const store = await open();
    const path = await file(['ANN@acme.example', 'somebody@acme.example']);
    await run(store, ['people', path, '--dry-run']);
    expect(await linked(store)).toEqual([]);
    expect((await run(store, ['people', path])).code).toBe(0);
    expect(await linked(store)).toEqual(['U-ann']);
    const [ann] = await store.people.list();
    expect(ann?.timeZone).toBe('Europe/Berlin');
  });

  it('keep their account when their address changes, and get none that two of them have', async () => {
    const store = await open();
    await run(store, ['people', await file(['ann@acme.example'])]);
    await run(store, ['people', await file(['changed@acme.example', 'bob@acme.example'])]);
    expect(await linked(store)).toEqual(['U-ann', 'U-bob']);
    const other = await open();
    await run(other, ['people', await file(['bob@acme.example', 'bob@acme.example'])]);
    expect(await linked(other)).toEqual([]);
  });
});
