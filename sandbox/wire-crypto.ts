import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";

const keyOf = (encryptKey: string): Buffer => createHash("sha256").update(encryptKey).digest();

/** `{"encrypt": base64(iv + AES-256-CBC(plain))}` as the platform sends events when an Encrypt Key is set. */
export function encrypted(plain: string, encryptKey: string, iv = randomBytes(16)): string {
  const cipher = createCipheriv("aes-256-cbc", keyOf(encryptKey), iv);
  return Buffer.concat([iv, cipher.update(plain, "utf8"), cipher.final()]).toString("base64");
}

export function decrypted(text: string, encryptKey: string): string {
  const bytes = Buffer.from(text, "base64");
  const decipher = createDecipheriv("aes-256-cbc", keyOf(encryptKey), bytes.subarray(0, 16));
  return Buffer.concat([decipher.update(bytes.subarray(16)), decipher.final()]).toString("utf8");
}

/** Over the exact bytes that are sent. */
export const signatureOf = (timestamp: string, nonce: string, encryptKey: string, raw: Buffer): string =>
  createHash("sha256").update(timestamp).update(nonce).update(encryptKey).update(raw).digest("hex");
