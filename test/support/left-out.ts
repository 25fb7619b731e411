/** Tests that need what is not everywhere: `describe.skipIf(leftOut(…))` says in one line what is not tested, and what it needs. */

export function leftOut(isMissing: boolean, reason: string): boolean {
  if (isMissing) process.stderr.write(`Left out: ${reason}\n`);
  return isMissing;
}
