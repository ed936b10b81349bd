import { Refused } from "./refuse.ts";

/**
 * Text of a .csv: UTF-8 (with or without mark), UTF-16 with its mark (what Excel saves as "Unicode 文本"), else GB18030,
 * what Chinese Excel and WPS save. Anything that is none of these, or holds zero characters, is refused.
 */
export function decodeText(bytes: Buffer): string {
  const marked =
    bytes.length > 1 &&
    (bytes.readUInt16BE(0) === 0xfffe ? "utf-16le" : bytes.readUInt16BE(0) === 0xfeff && "utf-16be");
  const tries = marked ? [marked] : ["utf-8", "gb18030"];
  for (const encoding of tries) {
    const text = decoded(bytes, encoding);
    if (text !== null && !text.includes("\0")) return text;
  }
  throw new Refused("file.encoding");
}

function decoded(bytes: Buffer, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
