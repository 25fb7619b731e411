/**
 * Stops at the borders of the ports, by name: `outbox.claim.before`, `platform.send.after`, `transaction.commit.before`. The
 * simulation and the processes that are killed stop at the same ones; nothing in `src` knows of them.
 */
import type { Platform } from '../../src/chat/port.ts';

/** May wait, throw, or never return. */
export type Visit = (point: string) => Promise<void>;

/** A port whose methods stop before they begin and before their result is handed back. */
export function withStops<T extends object>(name: string, port: T, visit: Visit): T {
  return new Proxy(port, {
    get(target, property) {
      const value: unknown = Reflect.get(target, property);
      if (typeof value !== 'function' || typeof property !== 'string') return value;
      return async (...args: readonly unknown[]): Promise<unknown> => {
        await visit(`${name}.${property}.before`);
        const result: unknown = await Reflect.apply(value, target, args);
        await visit(`${name}.${property}.after`);
        return result;
      };
    },
  });
}

export const platformWithStops = (platform: Platform, visit: Visit): Platform => {
  const { send, lookUp } = withStops('platform', platform, visit);
  return new Proxy(platform, {
    get(target, property) {
      if (property === 'send') return send;
      if (property === 'lookUp') return lookUp;
      const value: unknown = Reflect.get(target, property);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
};

/** The repositories that delivery works with. */
const stopped = ['outbox', 'inbox', 'schedules', 'people', 'places', 'facts'] as const;

interface Transacting<R> {
  transaction<T>(work: (tx: R) => Promise<T>): Promise<T>;
}

/** `R`: what a transaction is handed. */
export function storeWithStops<R extends object, S extends Transacting<R>>(
  store: S,
  visit: Visit,
): S {
  return new Proxy(repositoriesWithStops(store, visit), {
    get(target, property, receiver) {
      if (property === 'transaction') return transactionWithStops<R>(store, visit);
      return Reflect.get(target, property, receiver);
    },
  });
}

const transactionWithStops =
  <R extends object>(store: Transacting<R>, visit: Visit) =>
  async <T>(work: (tx: R) => Promise<T>): Promise<T> => {
    await visit('transaction.begin.before');
    const result = await store.transaction(async (tx) => {
      await visit('transaction.begin.after');
      const done = await work(repositoriesWithStops(tx, visit));
      await visit('transaction.commit.before');
      return done;
    });
    await visit('transaction.commit.after');
    return result;
  };

function repositoriesWithStops<R extends object>(repositories: R, visit: Visit): R {
  const wrapped = new Map<string | symbol, unknown>();
  return new Proxy(repositories, {
    get(target, property) {
      const known = wrapped.get(property);
      if (known !== undefined) return known;
      const value: unknown = Reflect.get(target, property);
      const name = stopped.find((each) => each === property);
      if (name === undefined || typeof value !== 'object' || value === null)
        return typeof value === 'function' ? value.bind(target) : value;
      const port = withStops(name, value, visit);
      wrapped.set(property, port);
      return port;
    },
  });
}
