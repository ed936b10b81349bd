import { createHash, hash } from "node:crypto";

/** Lower-case hex SHA-256 of UTF-8 text: every hash of draw-v1 and assign-v1. */
export const sha = (text: string): string => hash("sha256", text, "hex");

/** Of 256, 1024, 8192 and all at once, 1024 lines at a time were quickest: 0.07 µs a line, three times less than joining all. */
const LINES_AT_ONCE = 1024;

/** The hash of `head` and a list, each line followed by a line feed, as every list of draw-v1 is hashed. */
export function shaOfLines(lines: readonly string[], head = ""): string {
  const running = createHash("sha256").update(head);
  for (let from = 0; from < lines.length; from += LINES_AT_ONCE)
    running.update(`${lines.slice(from, from + LINES_AT_ONCE).join("\n")}\n`);
  return running.digest("hex");
}

/** Ascending by UTF-8 bytes, never by UTF-16 or a locale (draw-protocol.md, head). For well-formed text. */
export function byBytes(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  for (let at = 0; at < shorter; at += 1) {
    const [one, other] = [a.charCodeAt(at), b.charCodeAt(at)];
    if (one !== other) return placeInUtf8(one) - placeInUtf8(other);
  }
  return a.length - b.length;
}

/** UTF-8 keeps the order of code points; UTF-16 differs only in placing surrogates below U+E000 to U+FFFF. */
const placeInUtf8 = (unit: number): number =>
  unit < 0xd800 ? unit : unit < 0xe000 ? unit + 0x2000 : unit - 0x800;

const idPattern = /^[\p{L}\p{N}._-]{1,64}$/u;
/** Ids that are NFC whatever stands beside what: ASCII and the ideographs of Unicode 1.1 compose with nothing. */
const plainId = /^[A-Za-z0-9._\u4e00-\u9fa5-]{1,64}$/;

/** The id in NFC, or null when it could not be hashed between separators. */
export function drawableId(id: string): string | null {
  if (plainId.test(id)) return id;
  const normal = id.normalize("NFC");
  return idPattern.test(normal) ? normal : null;
}
