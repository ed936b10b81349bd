import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createDrawing } from "./drawing.ts";
import { readFullBundle, readPublicBundle } from "./flows/read-bundle.ts";
import type { Stage } from "./stage.ts";

/** The draw's bundles as anybody and as a supervisor has them, for `--out`. */
export async function writeBundles({ serving: { store } }: Stage, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const drawing = createDrawing();
  for (const draw of await store.read.draws.list()) {
    const told = await readPublicBundle(store.read, drawing, draw);
    const full = await readFullBundle(store.read, drawing, draw);
    if (told !== null) writeFileSync(join(folder, `${draw.id}.public.json`), `${told}\n`);
    if (full !== null) writeFileSync(join(folder, `${draw.id}.full.json`), `${full}\n`);
  }
}
