/** Seeded histories full of faults, then peace: whatever happens, nothing is shown twice, nothing is lost, the order holds. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PublicCard } from '../../src/chat/card.ts';
import { engines, openTestDatabase, type TestDatabase } from '../support/database.ts';
import type { Fault } from '../support/fake-platform.ts';
import { eastPlace, general, type Office, openOffice } from '../support/office.ts';

/** Mulberry32: the same seed draws the same numbers. */
function chanceOf(seed: number) {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    below: (limit: number) => Math.floor(next() * limit),
    happens: (p: number) => next() < p,
  };
}
type Chance = ReturnType<typeof chanceOf>;

const places = [general, eastPlace];
const card = (title: string): PublicCard => ({ audience: 'public', title, elements: [] });

function anyFault(chance: Chance): Fault {
  const faults: readonly Fault[] = [
    { kind: 'lost_reply' },
    { kind: 'lost_request' },
    { kind: 'throws', shown: chance.happens(0.5) },
    { kind: 'rate_limited', retryAfterMs: 1_000 + chance.below(90_000) },
  ];
  return faults[chance.below(faults.length)] ?? { kind: 'none' };
}

/** A sender that dies after its claim, with or without having sent. */
async function diesAtWork(office: Office, chance: Chance): Promise<void> {
  const claimed = await office.store.outbox.claim(office.clock.now(), 2, 60_000);
  for (const message of claimed) {
    const place = places.find(({ id }) => id === message.to.id);
    if (!place || message.state !== 'pending' || chance.happens(0.5)) continue;
    // Whatever comes of it, this sender is not there any more to hear it.
    const sending = office.platform.send({
      key: message.key,
      tenant: 'T1',
      to: { kind: 'place', place: place.ref, card: message.card as PublicCard },
      locale: 'en',
      update: message.updatesRef,
    });
    await sending.catch(() => null);
  }
}

/** Twelve messages, two live senders, one that keeps dying, and a clock that jumps. */
async function play(office: Office, chance: Chance): Promise<readonly string[]> {
  const salt = chance.below(2 ** 30);
  // Drawn by message and call, so that what a message suffers does not depend on which sender came first.
  const calls = new Map<string, number>();
  office.platform.decide(({ key }) => {
    const call = (calls.get(key) ?? 0) + 1;
    calls.set(key, call);
    const own = chanceOf(salt + 1_000 * Number(key.replace(/\D/g, '')) + call);
    return own.happens(0.5) ? anyFault(own) : { kind: 'none' };
  });
  const workers = [office.newWorker(), office.newWorker()];
  const keys: string[] = [];
  for (let step = 0; step < 16; step += 1) {
    const place = places[chance.below(places.length)] ?? general;
    if (step < 12) {
      const name = `m${step}`;
      await office.delivery.post(office.store, place, card(name), { key: ['sim', name] });
      keys.push(`sim:${name}`);
    }
    if (chance.happens(0.3)) await diesAtWork(office, chance);
    await Promise.all(workers.map((worker) => worker.drain()));
    office.clock.moveTo(office.clock.now().add({ seconds: chance.below(120) }));
  }
  return keys;
}

async function heal(office: Office): Promise<void> {
  office.platform.decide(() => ({ kind: 'none' }));
  for (let round = 0; round < 30; round += 1) {
    office.clock.moveTo(office.clock.now().add({ minutes: 8 }));
    await office.worker.drain();
    if ((await office.store.outbox.oldestDue(office.clock.now().add({ hours: 24 }))) === null)
      return;
  }
}

/** What a history must never show; empty when all is well. */
async function violations(office: Office, keys: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  const { shown } = office.platform;
  for (const key of keys) {
    const times = shown.filter((each) => each.key === key).length;
    const message = await office.store.outbox.byKey(key);
    if (times > 1) found.push(`${key} was shown ${times} times`);
    if (message?.state !== 'sent') found.push(`${key} ended as ${message?.state}`);
    else if (!shown.some(({ ref }) => ref === message.providerRef))
      found.push(`${key} is sent, but nobody has seen ${message.providerRef}`);
  }
  for (const place of places) {
    const order = shown
      .filter(({ message }) => message.to.kind === 'place' && message.to.place === place.ref)
      .map(({ key }) => keys.indexOf(key));
    if (order.some((at, index) => at <= (order[index - 1] ?? -1)))
      found.push(`${place.name} was out of order: ${order.join(' ')}`);
  }
  if (shown.some(({ key }) => !keys.includes(key)))
    found.push('something was shown without a fact');
  return found;
}

const seeds = Array.from({ length: 8 }, (_, index) => index + 1);

describe.each(engines)('a history of delivery on the %s engine', (engine) => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await openTestDatabase(engine);
  });
  afterAll(() => db.close());

  const open = () => openOffice(db.database, { now: '2026-11-23T09:00:00Z' });

  it.each(seeds)('shows everything once and in order, seed %i', async (seed) => {
    const office = await open();
    const keys = await play(office, chanceOf(seed));
    await heal(office);
    expect(await violations(office, keys)).toEqual([]);
  });

  it('would notice a platform that says "absent" of what it has shown', async () => {
    const found: string[] = [];
    for (const seed of seeds.slice(0, 3)) {
      const office = await open();
      office.platform.lookUp = async () => 'absent';
      const keys = await play(office, chanceOf(seed));
      await heal(office);
      found.push(...(await violations(office, keys)));
    }
    expect(found.join('\n')).toMatch(/was shown \d times/);
  });
});
