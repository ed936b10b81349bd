import { hash } from "node:crypto";

/** Lower-case hex SHA-256 of UTF-8 text: every hash of draw-v1 and assign-v1. */
export const sha = (text: string): string => hash("sha256", text, "hex");

/** Ascending by UTF-8 bytes, never by UTF-16 or a locale (draw-protocol.md, head). */
export const byBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** Each line followed by a line feed, as every list of draw-v1 is hashed. */
export const linesOf = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join("");

const idPattern = /^[\p{L}\p{N}._-]{1,64}$/u;

/** The id in NFC, or null when it could not be hashed between separators. */
export function drawableId(id: string): string | null {
  const normal = id.normalize("NFC");
  return idPattern.test(normal) ? normal : null;
}
