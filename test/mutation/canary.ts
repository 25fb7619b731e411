/** What a mutation run proves itself on: a change of `watched` must be noticed, one of `unwatched` must not. */
const watched = (count: number): number => count + 1;
const unwatched = (count: number): number => count - 1;

export const canary = { watched, unwatched };
