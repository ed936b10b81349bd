import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The package's folder, the same from the sources and from dist/. */
const home = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const packageDir = home.endsWith("dist") ? dirname(home) : home;

const SCRIPT = "text/javascript; charset=utf-8";

/** Every file the pages may hand out, and where it was built to; nothing else is ever looked for. */
const files = {
  "draw.css": ["dist/public", "text/css; charset=utf-8"],
  "live.css": ["dist/public", "text/css; charset=utf-8"],
  "draw.js": ["dist/public", SCRIPT],
  "live.js": ["dist/public", SCRIPT],
  "verify-browser.js": ["dist/public", SCRIPT],
  "verify.mjs": ["dist/public", SCRIPT],
  "draw-bundle.schema.json": ["docs", "application/schema+json; charset=utf-8"],
} as const;

export type PublicName = keyof typeof files;

export interface PublicFile {
  text: string;
  type: string;
  etag: string;
}

/** Reads built files, each once a process. Null for a name that is none of ours or was not built. */
export function publicFiles(folder: string = packageDir): (name: string) => Promise<PublicFile | null> {
  const kept = new Map<string, PublicFile>();
  return async (name) => {
    if (!Object.hasOwn(files, name)) return null;
    const had = kept.get(name);
    if (had) return had;
    const [place, type] = files[name as PublicName];
    const text = await readFile(join(folder, place, name), "utf8").catch((fault: NodeJS.ErrnoException) => {
      if (fault.code === "ENOENT") return null;
      throw fault;
    });
    if (text === null) return null;
    const file = { text, type, etag: etagOf(text) };
    kept.set(name, file);
    return file;
  };
}

export const etagOf = (text: string): string =>
  `"${createHash("sha256").update(text).digest("base64url").slice(0, 22)}"`;
