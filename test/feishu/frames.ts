// The long connection's frames, written from feishu-protocol §3.1 with no protobuf library: what the SDK sends is read by us.

export interface Frame {
  method: number;
  service: number;
  headers: Record<string, string>;
  payload: Buffer;
}

const varint = (value: number): Buffer => {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Buffer.from([...bytes, rest]);
    bytes.push((rest % 128) | 128);
  }
};
const number = (field: number, value: number): Buffer => Buffer.concat([varint(field * 8), varint(value)]);
const bytes = (field: number, value: Buffer): Buffer =>
  Buffer.concat([varint(field * 8 + 2), varint(value.length), value]);

export function encodeFrame({ method, service, headers, payload }: Frame): Buffer {
  const pairs = Object.entries(headers).map(([key, value]) =>
    bytes(5, Buffer.concat([bytes(1, Buffer.from(key)), bytes(2, Buffer.from(value))])),
  );
  return Buffer.concat([
    number(1, 0),
    number(2, 0),
    number(3, service),
    number(4, method),
    ...pairs,
    bytes(8, payload),
  ]);
}

export function decodeFrame(data: Buffer): Frame {
  const fields = readFields(data);
  const numberOf = (field: number) => Number(fields.find((entry) => entry.field === field)?.value ?? -1);
  const pairs = fields
    .filter(({ field }) => field === 5)
    .map(({ value }) => readFields(value as Buffer).map((part) => String(part.value)));
  const payload = fields.find(({ field }) => field === 8)?.value;
  return {
    service: numberOf(3),
    method: numberOf(4),
    headers: Object.fromEntries(pairs),
    payload: Buffer.isBuffer(payload) ? payload : Buffer.alloc(0),
  };
}

function readFields(data: Buffer): { field: number; value: number | Buffer }[] {
  const fields: { field: number; value: number | Buffer }[] = [];
  let at = 0;
  const readVarint = (): number => {
    for (let value = 0, scale = 1; ; scale *= 128) {
      const byte = data[at++] ?? 0;
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  };
  while (at < data.length) {
    const tag = readVarint();
    const length = readVarint();
    const isBytes = tag % 8 === 2;
    fields.push({ field: Math.floor(tag / 8), value: isBytes ? data.subarray(at, at + length) : length });
    if (isBytes) at += length;
  }
  return fields;
}
