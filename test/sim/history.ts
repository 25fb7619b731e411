/** What happened in a simulated run, in order. Checkers read nothing else; two runs of one seed must write the same, byte for byte. */
import { createHash } from 'node:crypto';
import type { OutboxState, RepeatPolicy } from '../../src/store/port-delivery.ts';

export type Happening =
  /** A message was committed with the fact it announces; `fact` is what its card is about. */
  | {
      readonly kind: 'owed';
      readonly key: string;
      readonly fact: string;
      readonly lane: string;
      readonly updates: string | null;
      readonly policy: RepeatPolicy;
    }
  | {
      readonly kind: 'claimed';
      readonly key: string;
      readonly lane: string;
      readonly fence: number;
      readonly found: OutboxState;
      /** The time that the claim went by. */
      readonly asOf: number;
      readonly by: string;
    }
  /** `fence`: the one that the outcome came with; `recorded`: whether the row took it; `repeats`: it may be shown a second time. */
  | {
      readonly kind: 'settled';
      readonly key: string;
      readonly fence: number;
      readonly state: OutboxState;
      readonly recorded: boolean;
      readonly repeats: boolean;
      readonly by: string;
    }
  /** Nothing more will become of it. */
  | { readonly kind: 'over'; readonly key: string }
  /** A request reached the platform. */
  | { readonly kind: 'called'; readonly key: string; readonly place: string }
  /** A request came too soon. */
  | { readonly kind: 'turned_away'; readonly key: string }
  /** People see it. */
  | {
      readonly kind: 'shown';
      readonly key: string;
      readonly fact: string;
      readonly place: string;
      readonly ref: string;
    }
  | {
      readonly kind: 'changed';
      readonly key: string;
      readonly fact: string;
      readonly place: string;
      readonly ref: string;
    }
  /** Somebody's act, as the person knows it: what they were told about it, once the platform had an answer. */
  | { readonly kind: 'acted'; readonly fact: string; readonly told: 'done' | 'failed' | 'nothing' }
  | { readonly kind: 'done'; readonly fact: string }
  /** An occurrence became due; one of a kind that skips may be left out. */
  | { readonly kind: 'due'; readonly fact: string; readonly mustHappen: boolean }
  | { readonly kind: 'fault'; readonly what: string; readonly by: string }
  | { readonly kind: 'healed' }
  /** How a row stood when the run ended. */
  | {
      readonly kind: 'ended';
      readonly key: string;
      readonly state: OutboxState;
      readonly ref: string | null;
      readonly reason: string | null;
    };

export type Event = { readonly at: number } & Happening;
export type Of<K extends Event['kind']> = Extract<Event, { readonly kind: K }>;
export type History = readonly Event[];

export const only = <K extends Event['kind']>(history: History, kind: K): readonly Of<K>[] =>
  history.filter((event): event is Of<K> => event.kind === kind);

/** One line an event, times in seconds since the start. */
export function lineOf({ at, kind, ...rest }: Event, start: number): string {
  const seconds = ((at - start) / 1000).toFixed(3).padStart(10);
  return `${seconds} ${kind} ${JSON.stringify(rest)}`;
}

export function hashOf(history: History): string {
  const hash = createHash('sha256');
  for (const event of history) hash.update(`${JSON.stringify(event)}\n`);
  return hash.digest('hex');
}
