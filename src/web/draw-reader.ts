import type { PublicDraw } from "../flows/read-public-draw.ts";
import { type DrawValues, valuesOf } from "./draw-values.ts";

/** A draw as it was read once for everybody who asks while nothing changes. */
export interface SeenDraw {
  draw: PublicDraw;
  version: string;
  /** Null for a draw without a bundle of ours. */
  values: DrawValues | null;
}

interface ReaderDeps {
  readDraw: (drawId: string) => Promise<PublicDraw | null>;
  versionOf: (drawId: string) => Promise<string | null>;
}

/** Bundles of large draws take megabytes. */
const KEPT = 4;

/**
 * Reads draws, each version once: a room full of phones that all ask at the moment of the drawing costs one reading.
 * The version is asked first, so what is kept under it is never older than it says.
 */
export function drawReader({
  readDraw,
  versionOf,
}: ReaderDeps): (drawId: string) => Promise<SeenDraw | null> {
  const kept = new Map<string, { version: string; seen: Promise<SeenDraw | null> }>();

  async function read(drawId: string, version: string): Promise<SeenDraw | null> {
    const draw = await readDraw(drawId);
    return draw && { draw, version, values: draw.bundle === null ? null : valuesOf(draw.bundle) };
  }

  return async (drawId) => {
    const version = await versionOf(drawId);
    if (version === null) return null;
    const had = kept.get(drawId);
    if (had?.version === version) return had.seen;
    const seen = read(drawId, version);
    kept.delete(drawId);
    kept.set(drawId, { version, seen });
    for (const oldest of kept.keys()) if (kept.size > KEPT) kept.delete(oldest);
    seen.catch(() => {
      if (kept.get(drawId)?.seen === seen) kept.delete(drawId);
    });
    return seen;
  };
}
