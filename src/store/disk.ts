/** How much room there is where the data lies. */
import { statfs } from 'node:fs/promises';

/** For whoever is not root. Infinity: the disk cannot be asked, so it is not full for all we know. */
export async function roomBytes(folder: string): Promise<number> {
  const found = await statfs(folder).catch(() => null);
  return found ? found.bavail * found.bsize : Number.POSITIVE_INFINITY;
}
