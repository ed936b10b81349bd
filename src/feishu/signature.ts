import { createDecipheriv, createHash, timingSafeEqual } from "node:crypto";

/** Signed requests older or newer than this are refused; the inbox remembers events for longer. */
export const REPLAY_WINDOW_MS = 12 * 3600 * 1000;

export interface SignatureHeaders {
  timestamp: string | undefined;
  nonce: string | undefined;
  signature: string | undefined;
}

export type Verdict = "valid" | "unsigned" | "forged" | "stale";

/**
 * Judges a request by the bytes that came, never by bytes written anew from the parsed body (feishu-protocol §2.1).
 * `timestamp` is in seconds. A forged request is forged however old it says it is.
 */
export function judge(headers: SignatureHeaders, raw: Buffer, encryptKey: string, now: Date): Verdict {
  const { timestamp, nonce, signature } = headers;
  if (!timestamp || !nonce || !signature) return "unsigned";
  const expected = createHash("sha256")
    .update(timestamp + nonce + encryptKey)
    .update(raw)
    .digest("hex");
  if (!sameSecret(signature, expected)) return "forged";
  if (!/^\d{1,12}$/.test(timestamp)) return "stale";
  return Math.abs(now.getTime() - Number(timestamp) * 1000) <= REPLAY_WINDOW_MS ? "valid" : "stale";
}

/** Compares without telling by its time how much agreed. */
export function sameSecret(given: string, expected: string): boolean {
  return timingSafeEqual(digest(given), digest(expected));
}

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

/** Opens `base64(iv[16] + AES-256-CBC(sha256(encryptKey), text))`. Throws when the key is not the one it was closed with. */
export function decrypt(sealed: string, encryptKey: string): string {
  const bytes = Buffer.from(sealed, "base64");
  const decipher = createDecipheriv("aes-256-cbc", digest(encryptKey), bytes.subarray(0, 16));
  return Buffer.concat([decipher.update(bytes.subarray(16)), decipher.final()]).toString("utf8");
}
