/** What is read of the store while plans are computed, each thing once: for one answer, or for everybody's statements in one go. */
import type { Person, Team } from '../domain/people.ts';
import { type CompiledPlan, loadPlan } from '../domain/plan/compile.ts';
import type { Workspace } from '../domain/workspace.ts';
import type { Repositories } from '../store/port.ts';
import type { PlanVersion } from '../store/port-performance.ts';
import type { PlanAssignment } from '../store/port-plans.ts';

export type InputReads = Pick<
  Repositories,
  'people' | 'planInputs' | 'plans' | 'rates' | 'leave' | 'statements'
>;

/** `read` is called for the first who asks by that key. */
type Once = <T>(key: string, read: () => Promise<T>) => Promise<T>;

/** Nothing in it grows old: it is used for one answer, or for one run through the company, and dropped. */
export interface Loading {
  readonly store: InputReads;
  readonly workspace: Workspace;
  readonly once: Once;
  /** For what is about one person: it is long, and forgotten with `apart`. */
  readonly onceHere: Once;
  readonly people: () => Promise<readonly Person[]>;
  readonly teams: () => Promise<readonly Team[]>;
  readonly assignments: () => Promise<readonly PlanAssignment[]>;
}

export function beginLoading(store: InputReads, workspace: Workspace): Loading {
  const once = remembering();
  return {
    store,
    workspace,
    once,
    onceHere: remembering(),
    people: () => once('people', () => store.people.list()),
    teams: () => once('teams', () => store.people.teams()),
    assignments: () => once('assignments', () => store.plans.assignments()),
  };
}

/** For the next person: with what is known of the company, and nothing of whoever came before. */
export const apart = (loading: Loading): Loading => ({ ...loading, onceHere: remembering() });

function remembering(): Once {
  const known = new Map<string, Promise<unknown>>();
  return <T>(key: string, read: () => Promise<T>): Promise<T> => {
    const found = known.get(key) ?? read();
    known.set(key, found);
    return found as Promise<T>;
  };
}

/** Compiled once per version: the hash names the content, so an entry can never be stale. */
const compiled = new Map<string, CompiledPlan>();
const mostCompiled = 500;

export function compiledOf({ hash, source }: Pick<PlanVersion, 'hash' | 'source'>): CompiledPlan {
  const known = compiled.get(hash);
  if (known) return known;
  const plan = loadPlan(source);
  if (compiled.size >= mostCompiled) compiled.clear();
  compiled.set(hash, plan);
  return plan;
}
