/**
 * Tells one process from another that was given the same number later: its boot and its start within it. Asked by the folder's
 * lock, which must know whether the holder still lives.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** Where a process number means the same process: the machine and, in containers, the namespace of process numbers. */
export function processHost(): string {
  const namespace = attempt(() => readlinkSync('/proc/self/ns/pid'));
  return namespace === null ? hostname() : `${hostname()} ${namespace}`;
}

/** Null: there is no such process on this host. */
export function processIdentity(pid: number): string | null {
  if (attempt(() => readFileSync('/proc/self/stat')) !== null) return fromProc(pid);
  const started = attempt(() => execFileSync('ps', ['-o', 'lstart=', '-p', `${pid}`]));
  if (started !== null) return started.toString().trim() || null;
  return attempt(() => process.kill(pid, 0)) === null ? null : 'running';
}

function fromProc(pid: number): string | null {
  const stat = attempt(() => readFileSync(`/proc/${pid}/stat`, 'utf8'));
  if (stat === null) return null;
  // The name in parentheses may hold anything; after it come the state and, 19 fields on, the start in clock ticks since boot.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const dead = fields[0] === 'Z' || fields[0] === 'X';
  const boot = attempt(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8'));
  return dead ? null : `${boot?.trim() ?? 'boot'}:${fields[19]}`;
}

function attempt<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}
