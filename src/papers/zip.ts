import { promisify } from "node:util";
import { crc32, deflateRaw } from "node:zlib";

const deflate = promisify(deflateRaw);

/** 1980-01-01: the same content gives the same bytes. */
const DATE = 0x21;
const UTF8 = 0x800;
const DEFLATE = 8;

/** Files as a .zip. Compressed off the main thread. */
export async function zip(files: { name: string; text: string }[]): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  const central: Uint8Array[] = [];
  let at = 0;
  for (const { name, text } of files) {
    const path = Buffer.from(name);
    const raw = Buffer.from(text);
    const packed = await deflate(raw);
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0);
    about.writeUInt16LE(UTF8, 2);
    about.writeUInt16LE(DEFLATE, 4);
    about.writeUInt16LE(DATE, 8);
    about.writeUInt32LE(crc32(raw), 10);
    about.writeUInt32LE(packed.length, 14);
    about.writeUInt32LE(raw.length, 18);
    about.writeUInt16LE(path.length, 22);
    const head = Buffer.concat([Buffer.from("PK\u0003\u0004"), about, path]);
    const where = Buffer.alloc(14);
    where.writeUInt32LE(at, 10);
    central.push(Buffer.concat([Buffer.from("PK\u0001\u0002"), Buffer.from([20, 0]), about, where, path]));
    parts.push(head, packed);
    at += head.length + packed.length;
  }
  const list = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006", 0, "latin1");
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, list, end]);
}
