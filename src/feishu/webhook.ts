import { z } from "zod";
import { type Envelope, envelope } from "./envelope.ts";
import { parseStrangeJson } from "./json.ts";
import { decrypt, judge, type SignatureHeaders, sameSecret } from "./signature.ts";

export interface WebhookKeys {
  encryptKey: string;
  verificationToken: string;
}

/** Why a request is turned away. */
export type Fault = "malformed" | "signature" | "stale" | "token";
export type Opened = { challenge: string } | { envelope: Envelope } | { fault: Fault };

const challenge = z.object({ type: z.literal("url_verification"), challenge: z.string(), token: z.string() });
const sealed = z.object({ encrypt: z.string().min(1) });

/**
 * Opens one request to the webhook: decrypts, answers for its origin, checks its shape (feishu-protocol §2).
 * Only the URL verification comes unsigned; it is known by its token.
 */
export function openRequest(headers: SignatureHeaders, raw: Buffer, keys: WebhookKeys, now: Date): Opened {
  const verdict = judge(headers, raw, keys.encryptKey, now);
  const content = contentOf(raw, keys.encryptKey);
  if (content === "malformed") return { fault: "malformed" };
  // Told apart from a wrong signature, a wrong padding would let a stranger decrypt what he overheard.
  if (content === "sealed") return { fault: verdict === "valid" ? "malformed" : "signature" };
  const asked = challenge.safeParse(content);
  if (asked.success) {
    return sameSecret(asked.data.token, keys.verificationToken)
      ? { challenge: asked.data.challenge }
      : { fault: "token" };
  }
  if (verdict !== "valid") return { fault: verdict === "stale" ? "stale" : "signature" };
  const read = envelope.safeParse(content);
  if (!read.success) return { fault: "malformed" };
  const known = sameSecret(read.data.header.token ?? "", keys.verificationToken);
  return known ? { envelope: read.data } : { fault: "token" };
}

/** The body as JSON, decrypted where it was encrypted; `sealed` when the key does not open it. */
function contentOf(raw: Buffer, encryptKey: string): unknown {
  const body = parseStrangeJson(raw.toString("utf8"));
  if (body === undefined) return "malformed";
  const closed = sealed.safeParse(body);
  if (!closed.success) return body;
  try {
    return parseStrangeJson(decrypt(closed.data.encrypt, encryptKey)) ?? "sealed";
  } catch {
    return "sealed";
  }
}
