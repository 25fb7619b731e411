/** The order of the files: what starts processes or databases first, so that no worker ends alone with a long one. */
import { relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Folders under test/, the slowest first. What is not named comes last. */
const slow = ['e2e', 'house', 'browser', 'store', 'delivery', 'features', 'demo', 'sim'];

export class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId, project }: TestSpecification): number => {
      const [, folder = ''] = relative(project.config.root, moduleId).split(/[\\/]/);
      const found = slow.indexOf(folder);
      return found < 0 ? slow.length : found;
    };
    const known = await super.sort(files);
    return known.toSorted((a, b) => rank(a) - rank(b));
  }
}
