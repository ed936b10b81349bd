// A small file inside a record: deflated, in base64.

import { promisify } from "node:util";
import { deflate, inflate } from "node:zlib";

/** The file had at most so many bytes when it came (src/bot/files.ts). */
const MOST_BYTES = 30 * 1024 * 1024;

export const packed = async (bytes: Uint8Array): Promise<string> =>
  (await promisify(deflate)(bytes)).toString("base64");

export const unpacked = async (text: string): Promise<Uint8Array> =>
  promisify(inflate)(Buffer.from(text, "base64"), { maxOutputLength: MOST_BYTES });
