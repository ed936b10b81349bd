// The long connection's frames (feishu-protocol.md §3.1): proto2, written out by hand for the few fields there are.
//
//   1 SeqID uint64 · 2 LogID uint64 · 3 service int32 · 4 method int32 (all four always on the wire)
//   5 headers { 1 key, 2 value } repeated · 8 payload bytes

export interface Frame {
  seq: number;
  log: number;
  service: number;
  method: number;
  headers: Record<string, string>;
  payload: Buffer;
}

const VARINT = 0;
const BYTES = 2;

export function encodeFrame(frame: Frame): Buffer {
  const headers = Object.entries(frame.headers).map(([key, value]) =>
    field(5, Buffer.concat([field(1, Buffer.from(key)), field(2, Buffer.from(value))])),
  );
  const numbers = [frame.seq, frame.log, frame.service, frame.method].map((value, index) =>
    number(index + 1, value),
  );
  return Buffer.concat([
    ...numbers,
    ...headers,
    ...(frame.payload.length > 0 ? [field(8, frame.payload)] : []),
  ]);
}

export function decodeFrame(bytes: Buffer): Frame {
  const frame: Frame = { seq: 0, log: 0, service: 0, method: 0, headers: {}, payload: Buffer.alloc(0) };
  for (const { tag, value, bytes: inner } of fieldsOf(bytes)) {
    if (tag === 1) frame.seq = value;
    else if (tag === 2) frame.log = value;
    else if (tag === 3) frame.service = value;
    else if (tag === 4) frame.method = value;
    else if (tag === 5) {
      const pair = fieldsOf(inner);
      const text = (which: number) => pair.find((one) => one.tag === which)?.bytes.toString("utf8") ?? "";
      frame.headers[text(1)] = text(2);
    } else if (tag === 8) frame.payload = inner;
  }
  return frame;
}

function fieldsOf(bytes: Buffer): { tag: number; value: number; bytes: Buffer }[] {
  const found: { tag: number; value: number; bytes: Buffer }[] = [];
  for (let at = 0; at < bytes.length; ) {
    const [head, afterHead] = readVarint(bytes, at);
    const [value, afterValue] = readVarint(bytes, afterHead);
    const kind = head & 7;
    if (kind !== VARINT && kind !== BYTES) throw new Error(`frame with wire type ${kind}`);
    const end = kind === BYTES ? afterValue + value : afterValue;
    found.push({
      tag: head >> 3,
      value,
      bytes: kind === BYTES ? bytes.subarray(afterValue, end) : Buffer.alloc(0),
    });
    at = end;
  }
  return found;
}

function readVarint(bytes: Buffer, start: number): [value: number, next: number] {
  let value = 0;
  let factor = 1;
  for (let at = start; at < bytes.length; at += 1) {
    const byte = bytes[at] as number;
    value += (byte & 0x7f) * factor;
    if (byte < 0x80) return [value, at + 1];
    factor *= 128;
  }
  throw new Error("frame ends within a number");
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let left = value;
  while (left >= 128) {
    bytes.push((left % 128) + 128);
    left = Math.floor(left / 128);
  }
  return Buffer.from([...bytes, left]);
}

const number = (tag: number, value: number): Buffer =>
  Buffer.concat([varint(tag * 8 + VARINT), varint(value)]);
const field = (tag: number, bytes: Buffer): Buffer =>
  Buffer.concat([varint(tag * 8 + BYTES), varint(bytes.length), bytes]);
