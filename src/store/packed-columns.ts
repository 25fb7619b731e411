/** Puts packets of packed bytes together to columns, in memory that threads can share. */
import type { AttributeColumn, CreditColumns } from '../domain/plan/batch/columns.ts';

/** Credits of some people for one kind. Bytes are in network order. */
export interface Packet {
  readonly kind: string;
  readonly rows: number;
  readonly person: Uint8Array;
  readonly period: Uint8Array;
  readonly credited: Uint8Array | null;
  readonly whole: Uint8Array | null;
  readonly scores: Uint8Array | null;
  readonly hasAmounts: boolean;
  readonly hasScores: boolean;
}

/** Codes have sixteen bits. */
const mostValues = 2 ** 16;

/** An attribute as it is read: each new value gets the next code. */
export interface Coding {
  readonly codes: ReadonlyMap<string, number>;
  readonly parts: readonly Uint16Array[];
}

export const noCoding: Coding = { codes: new Map(), parts: [] };

/** With the values of one more packet; empty text: none. */
export function coded({ codes, parts }: Coding, values: readonly string[]): Coding {
  const grown = new Map(codes);
  const part = Uint16Array.from(values, (value) => {
    const code = grown.get(value) ?? grown.size;
    grown.set(value, code);
    return code;
  });
  return { codes: grown, parts: [...parts, part] };
}

/** All of one kind, in the order of the packets. `codings`: of its attributes, by name. */
export function toColumns(
  packets: readonly Packet[],
  codings: ReadonlyMap<string, Coding>,
): CreditColumns {
  const rows = packets.reduce((sum, packet) => sum + packet.rows, 0);
  const numbers = (read: (packet: Packet) => Uint8Array | null) =>
    unpacked(packets, read, new Float64Array(new SharedArrayBuffer(rows * 8)), 'getFloat64');
  const hasAmounts = packets.every((packet) => packet.hasAmounts);
  const hasScores = packets.every((packet) => packet.hasScores);
  const person = new Uint32Array(new SharedArrayBuffer(rows * 4));
  const period = new Uint8Array(new SharedArrayBuffer(rows));
  return {
    person: unpacked(packets, (packet) => packet.person, person, 'getUint32'),
    period: unpacked(packets, (packet) => packet.period, period, 'getUint16'),
    amounts: hasAmounts
      ? { credited: numbers(({ credited }) => credited), whole: numbers(({ whole }) => whole) }
      : null,
    scores: hasScores ? numbers(({ scores }) => scores) : null,
    attributes: new Map([...codings].flatMap(([name, coding]) => named(name, coding, rows))),
  };
}

const widths = { getFloat64: 8, getUint32: 4, getUint16: 2 } as const;

function unpacked<C extends Float64Array | Uint32Array | Uint8Array>(
  packets: readonly Packet[],
  read: (packet: Packet) => Uint8Array | null,
  column: C,
  get: keyof typeof widths,
): C {
  let row = 0;
  for (const packet of packets) {
    const bytes = read(packet);
    if (!bytes) continue;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let at = 0; at < bytes.byteLength; at += widths[get]) {
      column[row] = view[get](at);
      row += 1;
    }
  }
  return column;
}

function named(
  name: string,
  { codes, parts }: Coding,
  rows: number,
): readonly (readonly [string, AttributeColumn])[] {
  if (codes.size > mostValues) return [];
  const column = new Uint16Array(new SharedArrayBuffer(rows * 2));
  let row = 0;
  for (const part of parts) {
    column.set(part, row);
    row += part.length;
  }
  return [[name, { codes: column, entries: [...codes.keys()].map((value) => value || null) }]];
}
