/** Random choices, one after the other, each of which the test library can make smaller. */
import fc, { type GeneratorValue } from 'fast-check';

export interface Chance {
  readonly one: <T>(...options: readonly T[]) => T;
  readonly upTo: (most: number) => number;
  readonly between: (least: number, most: number) => number;
  /** True once in so many times. */
  readonly in: (many: number) => boolean;
}

export function chanceOf(draw: GeneratorValue): Chance {
  const upTo = (most: number): number => draw(fc.nat, most);
  return {
    upTo,
    one: <T>(...options: readonly T[]): T => options[upTo(options.length - 1)] as T,
    between: (least, most) => least + upTo(most - least),
    in: (many) => upTo(many - 1) === many - 1,
  };
}
