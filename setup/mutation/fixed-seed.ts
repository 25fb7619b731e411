/** The same random cases for every mutant: a score that changes by chance is none. */
import fc from 'fast-check';

fc.configureGlobal({ seed: 20_260_101, endOnFailure: true });
