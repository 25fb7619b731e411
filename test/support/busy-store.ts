/** A process that stores deals until it is killed and writes a line for each that is durable: `busy-store <folder>`. */
import { silentLog } from '../../src/log.ts';
import { openDatabase } from '../../src/store/open.ts';
import { deal, instant, openCompany } from './company.ts';

const folder = process.argv[2] ?? '';
const store = await openCompany(await openDatabase({ kind: 'embedded', folder }, silentLog));
for (let n = 0; ; n += 1) {
  await store.records.ingest([deal(`D-${n}`, 1n)], instant('2026-02-20T10:00:00Z'));
  process.stdout.write(`${n}\n`);
}
