/** One order for ids and names wherever equals must be told apart: by code unit, the same in every place and language. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
