/** The frames of Lark's long connection: `pbbp2.Frame`, a proto2 message, written and read by hand. */

export interface Frame {
  readonly service: number;
  /** 0: control (ping, pong), 1: data. */
  readonly method: 0 | 1;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: Buffer;
}

const varint = (value: number): Buffer => {
  const bytes: number[] = [];
  let rest = value;
  while (rest > 127) {
    bytes.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  return Buffer.from([...bytes, rest]);
};

const number = (field: number, value: number) => Buffer.concat([varint(field * 8), varint(value)]);

const bytes = (field: number, value: Buffer | string): Buffer => {
  const content = Buffer.from(value);
  return Buffer.concat([varint(field * 8 + 2), varint(content.length), content]);
};

/** SeqID and LogID are required, whatever they are. */
export function encodeFrame({ service, method, headers, payload }: Frame): Buffer {
  return Buffer.concat([
    number(1, 0),
    number(2, 0),
    number(3, service),
    number(4, method),
    ...Object.entries(headers).map(([key, value]) =>
      bytes(5, Buffer.concat([bytes(1, key), bytes(2, value)])),
    ),
    ...(payload.length > 0 ? [bytes(8, payload)] : []),
  ]);
}

interface Field {
  readonly field: number;
  readonly number: number;
  readonly bytes: Buffer;
}

function fieldsOf(buffer: Buffer): Field[] {
  const fields: Field[] = [];
  let at = 0;
  const next = (): number => {
    let value = 0;
    for (let weight = 1; ; weight *= 128) {
      const byte = buffer[at];
      if (byte === undefined) throw new Error('the frame ends in the middle of a number');
      at += 1;
      value += (byte % 128) * weight;
      if (byte < 128) return value;
    }
  };
  while (at < buffer.length) {
    const key = next();
    const wireType = key % 8;
    if (wireType !== 0 && wireType !== 2) throw new Error(`wire type ${wireType} in a frame`);
    const value = next();
    const length = wireType === 2 ? value : 0;
    if (at + length > buffer.length) throw new Error('the frame ends in the middle of a field');
    const content = buffer.subarray(at, at + length);
    at += length;
    fields.push({ field: Math.floor(key / 8), number: value, bytes: content });
  }
  return fields;
}

/** Throws on what is no frame. */
export function decodeFrame(buffer: Buffer): Frame {
  const fields = fieldsOf(buffer);
  const of = (field: number) => fields.filter((each) => each.field === field);
  for (const required of [1, 2, 3, 4])
    if (of(required).length === 0) throw new Error(`the frame has no field ${required}`);
  const headers = of(5).map(({ bytes: header }) => {
    const parts = fieldsOf(header);
    const text = (field: number) => String(parts.find((each) => each.field === field)?.bytes ?? '');
    return [text(1), text(2)];
  });
  return {
    service: of(3)[0]?.number ?? 0,
    method: of(4)[0]?.number === 1 ? 1 : 0,
    headers: Object.fromEntries(headers),
    payload: of(8)[0]?.bytes ?? Buffer.alloc(0),
  };
}
