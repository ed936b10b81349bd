import type { SheetRow } from "../domain/roster-sheet.ts";
import { Refused } from "./refuse.ts";

/** From here on (16 digits) a spreadsheet's number may already have been rounded. */
const exactBelow = 1e15;

/** What leaves the reading thread is bounded, so that nothing behind it can be kept busy for long. */
const most = { columns: 200, cell: 2000, charactersARow: 400, characters: 2_000_000 };

/** Collects rows as they come, leaves out empty ones, and refuses the file at the first row over the limits. */
export class RowList {
  readonly rows: SheetRow[] = [];
  readonly #max: number;
  #characters = 0;

  constructor(max: number) {
    this.#max = max;
  }

  /** `formulas`: columns (from 0) that hold one. */
  add(row: number, all: unknown[], formulas: number[] = []): void {
    if (all.length > most.columns && all.slice(most.columns).some((value) => cellText(value).trim() !== ""))
      throw new Refused("file.tooManyColumns", { max: most.columns });
    const values = all.slice(0, most.columns);
    const cells = values.map((value) => cellText(value).slice(0, most.cell));
    while (cells.length > 0 && cells.at(-1)?.trim() === "") cells.pop();
    if (cells.length === 0) return;
    if (this.rows.length >= this.#max) throw new Refused("file.tooManyRows", { max: this.#max });
    this.#characters += cells.reduce((sum, cell) => sum + cell.length, 0);
    if (this.#characters > Math.max(most.characters, this.#max * most.charactersARow))
      throw new Refused("file.tooHeavy");
    const destroyed = values.flatMap((value, column) => (isDestroyed(value) ? [column] : []));
    const added: SheetRow = destroyed.length > 0 ? { row, cells, destroyed } : { row, cells };
    this.rows.push(formulas.length > 0 ? { ...added, formulas } : added);
  }
}

const isDestroyed = (value: unknown): boolean => typeof value === "number" && Math.abs(value) >= exactBelow;

/** A date becomes its day, a number its digits (never 9.1E+17), rich values nothing. */
function cellText(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value === "number") return Number.isInteger(value) ? BigInt(value).toString() : String(value);
  if (typeof value === "boolean") return value ? "是" : "否";
  return value instanceof Date && !Number.isNaN(value.getTime()) ? value.toISOString().slice(0, 10) : "";
}
