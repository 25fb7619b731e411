/** Prints every figure of a run beside its limit, as one table at the end. */
import type { Reporter, TestModule } from 'vitest/node';
import type { Figure } from './measure.ts';
import { full, slack } from './sizes.ts';

const columns = ['figure', 'engine', 'medians', 'measured', 'limit'] as const;

export class FiguresTable implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const figures = modules.flatMap((module) =>
      [...module.children.allTests()].flatMap((test) => test.meta().figures ?? []),
    );
    if (figures.length === 0) return;
    const size = full ? 'full sizes' : `small sizes, limits with a slack of ${slack}`;
    console.log(`\nFigures, ${size}\n${table([columns, ...figures.map(cells)])}\n`);
  }
}

const cells = ({ what, engine, from, measured, limit }: Figure): readonly string[] => [
  `${measured > limit * slack ? '✗' : '✓'} ${what}`,
  ...[engine, from, measured.toFixed(2), `${limit * slack}`],
];

function table(rows: readonly (readonly string[])[]): string {
  const widths = columns.map((_, n) => Math.max(...rows.map((row) => row[n]?.length ?? 0)));
  return rows.map((row) => row.map((cell, n) => cell.padEnd(widths[n] ?? 0)).join('  ')).join('\n');
}
