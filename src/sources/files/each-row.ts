/** Row by row: what cannot be read goes to the rejects, the others to whoever takes them. */
import type { Sink } from '../port.ts';
import { rejection } from './facts.ts';
import type { Row } from './rows.ts';
import { eachBlock, type Survey } from './survey.ts';
import { Unreadable } from './values.ts';

/** `take` throws `Unreadable`. Returns the number of rows, taken or not. */
export const eachRow = (
  survey: Survey,
  sink: Sink,
  take: (row: Row, rowNumber: number) => void,
): Promise<number> =>
  eachBlock(survey, sink, async (block, firstRow) => {
    for (const [index, row] of block.entries())
      try {
        take(row, firstRow + index);
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
        await sink.reject(rejection(survey, error, row, firstRow + index));
      }
  });
