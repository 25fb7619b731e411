/** Runs `upside import` as the command line does, and reads back what the store then holds. */

import { Temporal } from 'temporal-polyfill';
import { VirtualClock } from '../../../src/clock.ts';
import { createDelivery } from '../../../src/delivery/outbox.ts';
import { workspaceId } from '../../../src/domain/ids.ts';
import { currency, decimalText, money } from '../../../src/domain/money.ts';
import { parsePeriod } from '../../../src/domain/period.ts';
import type { Workspace } from '../../../src/domain/workspace.ts';
import { importCommand } from '../../../src/features/import/cli.ts';
import type { Locale } from '../../../src/i18n/locale.ts';
import type { Store } from '../../../src/store/port.ts';
import { backTests } from '../../support/back-tests.ts';

export const fixture = (name: string): string => `test/fixtures/import/${name}`;

export const company = (id: string, code = 'USD'): Workspace => ({
  id: workspaceId(id),
  name: id,
  nameZh: null,
  currency: currency(code),
  locale: 'en',
  timeZone: 'America/New_York',
  fiscalStartMonth: 1,
  amountsArePublic: false,
});

export interface Ran {
  readonly code: number;
  readonly printed: string;
  readonly complaints: string;
}

export async function run(
  store: Store,
  args: readonly string[],
  locale: Locale = 'en',
  onPrint: (text: string) => void = () => {},
): Promise<Ran> {
  const [printed, complaints]: [string[], string[]] = [[], []];
  const code = await importCommand.run({
    args,
    locale,
    print(text) {
      onPrint(text);
      printed.push(text);
    },
    complain: (text) => void complaints.push(text),
    isTerminal: false,
    openStore: async () => {
      const now = Temporal.Instant.from('2026-11-23T09:00:00Z');
      return { store, now, delivery: createDelivery(new VirtualClock(now)), backTests };
    },
  });
  return { code, printed: printed.join('\n'), complaints: complaints.join('\n') };
}

/** The one JSON object, with the exit code beside it. */
export async function runJson(store: Store, ...args: readonly string[]) {
  const { code, printed } = await run(store, [...args, '--json']);
  return { code, ...(JSON.parse(printed) as Record<string, unknown>) } as Record<string, unknown>;
}

/** What everybody together has won in a period, from the standing, as decimal text. */
export async function bookings(store: Store, period: string): Promise<string> {
  const { workspace } = store;
  const people = await store.people.list();
  const standings = await store.standings.of(
    people.map(({ id }) => ({ kind: 'person', id }) as const),
    parsePeriod(period, workspace),
  );
  const total = standings.reduce((sum, standing) => sum + standing.deal.total, 0n);
  return decimalText(money(total, workspace.currency));
}

/** All credits of all people in a year, as text that two stores can be compared by. */
export async function credits(store: Store, year: string): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const person of await store.people.list()) {
    const { entries } = await store.records.creditsOf(
      person.id,
      'deal',
      parsePeriod(year, store.workspace),
      { offset: 0, limit: 10_000 },
    );
    for (const { record, credit } of entries)
      lines.push(
        [
          person.key,
          record.externalId,
          record.version,
          record.occurredOn,
          credit.value,
          JSON.stringify(Object.entries(record.attributes).sort()),
        ].join(' '),
      );
  }
  return lines.sort();
}
