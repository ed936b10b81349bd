import type { IncomingMessage } from "node:http";
import type { Context } from "koa";
import { ApiRefusal } from "./refusal.ts";

const MOST_BYTES = 32 * 1024 * 1024;

export async function bytesOf(req: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req) {
    size += (chunk as Buffer).length;
    if (size > MOST_BYTES) throw new ApiRefusal(234006, "file size exceeds the limit", 400);
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

/** The JSON object of a request; an empty body is an empty object, as GET and DELETE of the SDK carry `{}` or nothing. */
export async function jsonOf(ctx: Context): Promise<Record<string, unknown>> {
  const text = (await bytesOf(ctx.req)).toString("utf8");
  if (text.trim() === "") return {};
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    throw new ApiRefusal(9499, "Bad Request: invalid JSON", 400);
  }
}

export interface Part {
  name: string;
  filename: string | null;
  bytes: Buffer;
}

/** The parts of a multipart body. A part may be a file without `filename=`, as the SDK sends buffers. */
export async function multipartOf(ctx: Context): Promise<Part[]> {
  const boundary = /boundary="?([^";]+)"?/.exec(ctx.get("content-type"))?.[1];
  if (boundary === undefined) throw new ApiRefusal(234001, "expected multipart/form-data");
  const body = await bytesOf(ctx.req);
  const mark = Buffer.from(`--${boundary}`);
  const parts: Part[] = [];
  for (let at = body.indexOf(mark); at !== -1; ) {
    const next = body.indexOf(mark, at + mark.length);
    if (next === -1) break;
    const part = partOf(body.subarray(at + mark.length + 2, next - 2));
    if (part) parts.push(part);
    at = next;
  }
  return parts;
}

function partOf(raw: Buffer): Part | null {
  const split = raw.indexOf("\r\n\r\n");
  if (split === -1) return null;
  const head = raw.subarray(0, split).toString("utf8");
  const name = /[; ]name="([^"]*)"/i.exec(head)?.[1];
  if (name === undefined) return null;
  const starred = /filename\*=UTF-8''([^;\r\n]+)/i.exec(head)?.[1];
  const filename = starred ? decodeURIComponent(starred) : (/filename="([^"]*)"/i.exec(head)?.[1] ?? null);
  return { name, filename, bytes: raw.subarray(split + 4) };
}
