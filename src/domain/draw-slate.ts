// Hashing by the hundred thousand. Joining strings for every hash costs half of the hash and leaves rubbish to collect;
// here the next text is written over the last one, as bytes. What is hashed is what `sha` would be given as a string.

import { hash } from "node:crypto";

/** SHA-256 as 32 characters of one byte each: what `crypto.hash` hands over quickest. */
export type Digest = string;

/** A text that always begins alike; what follows is written anew for each hash. */
export interface Slate {
  bytes: Buffer;
  /** Length of the beginning, in bytes. */
  start: number;
  /** Length of what stands there now. */
  end: number;
  /** What `crypto.hash` is given, by length: making such a view anew would cost a fifth of a hash. */
  views: (Uint8Array | undefined)[];
}

/** Enough for three words of 64 characters and a hash; longer texts make it grow. */
const ROOM = 1024;
const SEPARATOR = 0x7c;

export function slateOf(beginning: string): Slate {
  const start = Buffer.byteLength(beginning);
  const bytes = Buffer.alloc(start + ROOM);
  bytes.write(beginning);
  return { bytes, start, end: start, views: [] };
}

/** Appends text, in UTF-8. */
export function write(slate: Slate, text: string): void {
  if (slate.end + text.length * 3 + 1 > slate.bytes.length) grow(slate, text.length * 3 + 1);
  const { bytes, end } = slate;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit > 0x7f) {
      slate.end = end + bytes.write(text, end);
      return;
    }
    bytes[end + at] = unit;
  }
  slate.end = end + text.length;
}

/** Appends text and the separator of fields. */
export function writeField(slate: Slate, text: string): void {
  write(slate, text);
  slate.bytes[slate.end] = SEPARATOR;
  slate.end += 1;
}

const digits = Buffer.from("0123456789abcdef");
const first = Uint8Array.from({ length: 256 }, (_, byte) => digits.readUInt8(byte >> 4));
const second = Uint8Array.from({ length: 256 }, (_, byte) => digits.readUInt8(byte & 15));

/** Appends a digest as 64 lower-case hex digits. */
export function writeHex(slate: Slate, digest: Digest): void {
  if (slate.end + 64 > slate.bytes.length) grow(slate, 64);
  const { bytes } = slate;
  let { end } = slate;
  for (let at = 0; at < 32; at += 1) {
    const byte = digest.charCodeAt(at);
    bytes[end] = first[byte] as number;
    bytes[end + 1] = second[byte] as number;
    end += 2;
  }
  slate.end = end;
}

/** Of all that stands there; then the slate is wiped down to its beginning. */
export function digestOf(slate: Slate): Digest {
  return hash("sha256", wiped(slate), "binary");
}

/** The same in hex. */
export function hexOf(slate: Slate): string {
  return hash("sha256", wiped(slate), "hex");
}

function wiped(slate: Slate): Uint8Array {
  const { end, views } = slate;
  slate.end = slate.start;
  const known = views[end];
  if (known) return known;
  const view = slate.bytes.subarray(0, end);
  views[end] = view;
  return view;
}

function grow(slate: Slate, more: number): void {
  slate.bytes = Buffer.concat([slate.bytes], (slate.end + more) * 2);
  slate.views = [];
}
