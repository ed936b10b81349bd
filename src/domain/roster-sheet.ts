/** A table file as the rules see it, whatever it was stored as. */
export interface Sheet {
  name: string;
  /** The worksheet's name, where the file has several. */
  sheet?: string;
  /** In order; rows that hold nothing are left out. */
  rows: SheetRow[];
}

export interface SheetRow {
  /** As the spreadsheet program counts, from 1. */
  row: number;
  cells: string[];
  /** Columns (from 0) whose number of more than 15 digits the spreadsheet program had already rounded. */
  destroyed?: number[];
  /** Columns (from 0) that hold a formula. */
  formulas?: number[];
}

/** Why a file or a table cannot be used at all. */
export type SheetRefusal = { refused: SheetRefusalCode } & Facts;

export type SheetRefusalCode =
  | "file.empty"
  | "file.tooBig"
  | "file.tooManyRows"
  | "file.password"
  | "file.oldXls"
  | "file.html"
  | "file.notTable"
  | "file.zipBomb"
  | "file.broken"
  | "file.macros"
  | "file.links"
  | "file.tooManyColumns"
  | "file.encoding"
  | "file.quotes"
  | "file.tooSlow"
  | "file.tooHeavy"
  | "roster.noHeader"
  | "roster.noRows";

export type Facts = { [name: string]: string | number };
