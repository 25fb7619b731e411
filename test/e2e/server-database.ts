/** A fresh database on the server under test, dropped afterwards. */
import pg from 'pg';

export interface ServerDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

export async function createServerDatabase(serverUrl: string): Promise<ServerDatabase> {
  const name = `upside_e2e_${process.pid}_${Date.now()}`;
  const run = async (statement: string) => {
    const client = new pg.Client({ connectionString: serverUrl });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };
  await run(`create database ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => run(`drop database ${name} with (force)`) };
}
