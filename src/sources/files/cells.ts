/** Reads the text of one field from a row: constant or column, trimmed, blanks emptied, aliases replaced. */
import type { Columns } from './columns.ts';
import type { Mapping } from './mapping.ts';
import type { Row } from './rows.ts';

export type CellReader = (row: Row) => string;

export interface Cells {
  /** Always empty for a field that the file does not have. */
  of(field: string): CellReader;
  has(field: string): boolean;
  /** As the header calls it, or the position. */
  column(field: string): string | null;
  at(index: number, field: string): CellReader;
}

export function cellsOf(mapping: Mapping, columns: Columns): Cells {
  const blank = new Set(mapping.blank.map((text) => text.trim()));
  const at = (index: number, field: string): CellReader => {
    const aliases = aliasesOf(mapping.values[field]);
    if (blank.size === 0 && !aliases) return (row) => trimmed(row[index] ?? '');
    return (row) => {
      const text = trimmed(row[index] ?? '');
      const plain = blank.has(text) ? '' : text;
      return aliases ? (aliases.get(plain) ?? aliases.get(plain.toLowerCase()) ?? plain) : plain;
    };
  };
  return {
    at,
    has: (field) => columns.at.has(field) || field in mapping.constants,
    column: (field) => {
      const index = columns.at.get(field);
      return index === undefined ? null : (columns.names[index] ?? null);
    },
    of: (field) => {
      const index = columns.at.get(field);
      const constant = mapping.constants[field] ?? '';
      return index === undefined ? () => constant : at(index, field);
    },
  };
}

/** Looks before it trims: few cells have anything to trim. */
function trimmed(text: string): string {
  const end = text.length - 1;
  return end < 0 || (isVisible(text.charCodeAt(0)) && isVisible(text.charCodeAt(end)))
    ? text
    : text.trim();
}

const isVisible = (code: number): boolean => code > 0x20 && code < 0x7f;

function aliasesOf(values: Readonly<Record<string, string>> | undefined) {
  if (!values) return null;
  const aliases = new Map<string, string>();
  for (const [text, meaning] of Object.entries(values)) aliases.set(text.toLowerCase(), meaning);
  for (const [text, meaning] of Object.entries(values)) aliases.set(text, meaning);
  return aliases;
}
