// What a table that somebody sends may be. The first kind that recognises it takes it.

import { dayOf } from "../domain/calendar.ts";
import { readCreditFile } from "../domain/credit-file.ts";
import { readItemTable } from "../domain/item-table.ts";
import { readPlanTable } from "../domain/plan-table.ts";
import { readPlatformExport } from "../domain/platform-export.ts";
import type { Sheet, SheetRefusal } from "../domain/roster-sheet.ts";
import { nameKey } from "../domain/roster-text.ts";
import type { PersonCtx, Refusal } from "../flows/ctx.ts";
import type { Page } from "../flows/page.ts";
import { stagePlatform } from "../flows/platform-draw.ts";
import type { Records } from "../flows/ports.ts";
import { stageCredit } from "../flows/stage-credit.ts";
import { stageTable } from "../flows/stage-table.ts";

export interface Received {
  fileName: string;
  /** SHA-256 of the bytes. */
  fileHash: string;
  chatId: string;
}

/** Keeps what was read, inside the unit of work; the page shows what would come of it. Nothing is applied yet. */
export type Stage = (ctx: PersonCtx, received: Received) => Promise<Page | Refusal>;

/** Null: not this kind of table. */
type TableKind = (sheet: Sheet, known: Known) => Stage | SheetRefusal | null;

/** What reading a table has to know of the records. */
export interface Known {
  /** The year the clock shows. */
  year: number;
  /** Items in use: codes by the key of their name. */
  items: ReadonlyMap<string, string>;
}

export async function knownTo(tx: Records, now: Date): Promise<Known> {
  const items = (await tx.plan.activeItems()).map(({ code, name }) => [nameKey(name), code] as const);
  return { year: Number(dayOf(now).slice(0, 4)), items: new Map(items) };
}

const platform: TableKind = (sheet) => {
  const file = readPlatformExport(sheet);
  if (file === null) return null;
  return async (ctx, received) => {
    const staged = await stagePlatform(ctx, { file, ...received });
    return { card: "platform-draw", importId: staged.id };
  };
};

/** The year stands in the title or the file's name, else it is the one the clock shows. */
const plan: TableKind = (sheet, { year: now, items }) => {
  const said = [sheet.name, ...sheet.rows.slice(0, 3).flatMap(({ cells }) => cells.slice(0, 3))].join(" ");
  const year = Number(/20\d{2}(?=\s*年)/.exec(said)?.[0] ?? now);
  const file = readPlanTable(sheet, year, items);
  if (file === null) return null;
  return async (ctx, received) => {
    const row = await stageTable(ctx, { kind: "plan", year, file }, received);
    return { card: "table-import", importId: row.id };
  };
};

const items: TableKind = (sheet) => {
  const file = readItemTable(sheet);
  if (file === null) return null;
  return async (ctx, received) => {
    const row = await stageTable(ctx, { kind: "items", file }, received);
    return { card: "table-import", importId: row.id };
  };
};

const credit: TableKind = (sheet) => {
  const file = readCreditFile(sheet);
  return file && ((ctx, received) => stageCredit(ctx, { file, ...received }));
};

/** In the order in which they are asked. */
const kinds: TableKind[] = [platform, plan, items, credit];

/** Null: none of these, so it is taken for a roster, whose headers are the least particular (src/importing.ts). */
export function otherTable(sheet: Sheet, known: Known): Stage | SheetRefusal | null {
  for (const kind of kinds) {
    const read = kind(sheet, known);
    if (read !== null) return read;
  }
  return null;
}
