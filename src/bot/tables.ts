// What a table that somebody sends may be. The first kind that recognises it takes it.

import { readCreditFile } from "../domain/credit-file.ts";
import { readPlatformExport } from "../domain/platform-export.ts";
import { readRoster } from "../domain/roster-read.ts";
import type { Sheet, SheetRefusal } from "../domain/roster-sheet.ts";
import type { PersonCtx, Refusal } from "../flows/ctx.ts";
import type { Page } from "../flows/page.ts";
import { stagePlatform } from "../flows/platform-draw.ts";
import { stageCredit } from "../flows/stage-credit.ts";
import { stageImport } from "../flows/stage-import.ts";

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

const credit: TableKind = (sheet) => {
  const file = readCreditFile(sheet);
  return file && ((ctx, received) => stageCredit(ctx, { file, ...received }));
};

const roster: TableKind = (sheet) => {
  const file = readRoster(sheet);
  if ("refused" in file) return file;
  return async (ctx, received) => {
    const row = await stageImport(ctx, { file, ...received });
    return { card: "import", importId: row.id };
  };
};

/** In the order in which they are asked; the roster's headers are the least particular, so it comes last. */
const kinds: TableKind[] = [platform, credit, roster];

export function tableOf(sheet: Sheet): Stage | SheetRefusal {
  for (const kind of kinds) {
    const read = kind(sheet);
    if (read !== null) return read;
  }
  return { refused: "roster.noHeader", file: sheet.name };
}
