/** The thread of the back-tests for commands that are called in a test: it begins when one of them asks. */
import { openBackTests } from '../../src/batch/back-tests.ts';

/** It keeps no process alive, and ends with it. */
export const backTests = openBackTests();
