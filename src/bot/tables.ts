// What a table that somebody sends may be. The first kind that recognises it takes it.

import { readPlatformExport } from "../domain/platform-export.ts";
import type { Sheet, SheetRefusal } from "../domain/roster-sheet.ts";
import type { PersonCtx, Refusal } from "../flows/ctx.ts";
import type { Page } from "../flows/page.ts";
import { stagePlatform } from "../flows/platform-draw.ts";

export interface Received {
  fileName: string;
  /** SHA-256 of the bytes. */
  fileHash: string;
  chatId: string;
}

/** Keeps what was read, inside the unit of work; the page shows what would come of it. Nothing is applied yet. */
export type Stage = (ctx: PersonCtx, received: Received) => Promise<Page | Refusal>;

/** Null: not this kind of table. */
type TableKind = (sheet: Sheet) => Stage | SheetRefusal | null;

const platform: TableKind = (sheet) => {
  const file = readPlatformExport(sheet);
  if (file === null) return null;
  return async (ctx, received) => {
    const staged = await stagePlatform(ctx, { file, ...received });
    return { card: "platform-draw", importId: staged.id };
  };
};

/** In the order in which they are asked. */
const kinds: TableKind[] = [platform];

/** Null: none of these, so it is taken for a roster, whose headers are the least particular (src/importing.ts). */
export function otherTable(sheet: Sheet): Stage | SheetRefusal | null {
  for (const kind of kinds) {
    const read = kind(sheet);
    if (read !== null) return read;
  }
  return null;
}
