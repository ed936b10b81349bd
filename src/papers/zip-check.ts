// A ZIP is asked how big it becomes before anybody unpacks it, and whether it told the truth.

import { inflateRawSync } from "node:zlib";
import { Refused } from "./refuse.ts";

const mega = 1024 * 1024;
/** A registry of 100,000 rows is about 60 MB of XML; deflate cannot do better than 1 : 1032. */
export const zipLimits = { total: 200 * mega, ratio: 200, ratioFrom: 20 * mega, entries: 2000 };

interface Entry {
  name: string;
  method: number;
  packed: number;
  unpacked: number;
  /** Where its local header stands. */
  at: number;
}

/** `look` is shown every unpacked entry. Refuses macros, links to other files, a broken archive, one whose entries together declare more than the limits, and one that lies about it. */
export function checkZip(zip: Buffer, look: (name: string, content: Buffer) => void = () => {}): void {
  const entries = entriesOf(zip);
  if (entries.some(({ name }) => /vbaProject\.bin$/i.test(name))) throw new Refused("file.macros");
  if (entries.some(({ name }) => /^xl\/externalLinks\//i.test(name))) throw new Refused("file.links");
  const total = entries.reduce((sum, entry) => sum + entry.unpacked, 0);
  const squeezed = entries.some(
    (entry) => entry.unpacked > zipLimits.ratioFrom && entry.unpacked > entry.packed * zipLimits.ratio,
  );
  if (total > zipLimits.total || squeezed)
    throw new Refused("file.zipBomb", { megabytes: Math.ceil(total / mega) });
  for (const entry of entries) {
    const content = checkEntry(zip, entry);
    if (content) look(entry.name, content);
  }
}

function entriesOf(zip: Buffer): Entry[] {
  const end = zip.lastIndexOf("PK\x05\x06", undefined, "latin1");
  if (end < 0 || end + 22 > zip.length) throw new Refused("file.broken");
  const count = zip.readUInt16LE(end + 10);
  let at = zip.readUInt32LE(end + 16);
  if (count > zipLimits.entries) throw new Refused("file.zipBomb", { megabytes: 0 });
  const entries: Entry[] = [];
  for (let n = 0; n < count; n += 1) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== 0x02014b50) throw new Refused("file.broken");
    entries.push({
      name: zip.toString("utf8", at + 46, at + 46 + zip.readUInt16LE(at + 28)),
      method: zip.readUInt16LE(at + 10),
      packed: zip.readUInt32LE(at + 20),
      unpacked: zip.readUInt32LE(at + 24),
      at: zip.readUInt32LE(at + 42),
    });
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return entries;
}

function checkEntry(zip: Buffer, { method, packed, unpacked, at }: Entry): Buffer | null {
  if (at + 30 > zip.length || zip.readUInt32LE(at) !== 0x04034b50) throw new Refused("file.broken");
  const start = at + 30 + zip.readUInt16LE(at + 26) + zip.readUInt16LE(at + 28);
  if (start + packed > zip.length || (method !== 0 && method !== 8)) throw new Refused("file.broken");
  if (method === 0) return null;
  try {
    return inflateRawSync(zip.subarray(start, start + packed), { maxOutputLength: Math.max(unpacked, 1) });
  } catch (error) {
    const lied = (error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE";
    throw lied
      ? new Refused("file.zipBomb", { megabytes: Math.ceil(unpacked / mega) })
      : new Refused("file.broken");
  }
}
