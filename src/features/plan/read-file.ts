/** Plan files from the disk. */
import { open } from 'node:fs/promises';
import { AppError } from '../../domain/errors.ts';

/** More than any plan that is not refused for its size: the rest of a huge file is never read. */
const mostBytes = 1024 * 1024;

/** Throws `plan.file_missing`. */
export async function readPlanFile(file: string): Promise<string> {
  try {
    const handle = await open(file);
    try {
      const buffer = Buffer.alloc(mostBytes);
      const { bytesRead } = await handle.read(buffer, 0, mostBytes, 0);
      return new TextDecoder('utf-8').decode(buffer.subarray(0, bytesRead));
    } finally {
      await handle.close();
    }
  } catch (cause) {
    throw new AppError('plan.file_missing', { file }, { cause });
  }
}
