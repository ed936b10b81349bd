// One row of a list of targets.

import { codeFault } from "./credit-code.ts";
import { rosterIdPattern, type Target } from "./roster.ts";
import { type Cells, cellsOf } from "./roster-cells.ts";
import { type Fault, type FaultyRow, fault, type Remark } from "./roster-fault.ts";
import type { Columns, TargetField } from "./roster-headers.ts";
import { creditClassIn, type Kind, kindOf, statusIn } from "./roster-kinds.ts";
import type { SheetRow } from "./roster-sheet.ts";
import { listIn, nameKey, statedText } from "./roster-text.ts";
import { targetFieldNames } from "./roster-words.ts";
import { targetTypeNames } from "./words.ts";

export interface TargetDraft {
  row: number;
  /** The file's own lasting number (编号) where it can serve as an id; a running 序号 cannot. */
  number: string | null;
  /** What the row says. A field that is absent here keeps the value the registry has. */
  stated: { name: string } & Partial<Omit<Target, "id" | "name">>;
  /** For a new target: what the row says or, failing that, what name and code suggest. */
  guess: Kind;
}

/** The draft, or the row with every reason against it. */
export function readTarget(
  row: SheetRow,
  columns: Columns<TargetField>,
): { draft: TargetDraft; remarks: Remark[] } | { faulty: FaultyRow } {
  const cells = cellsOf(row, columns, (field) => targetFieldNames[field]);
  const name = cells.text("name", 100);
  const code = cells.number("code");
  const number = lastingNumber(cells.text("number", 64));
  const { stated, guess } = kindOf({
    name: name ?? "",
    type: cells.text("type", 50),
    ownership: cells.text("ownership", 50),
    subject: cells.text("subject", 50),
    code,
    list: cells.text("list", 100),
  });
  const details = readDetails(cells);
  const faults = [...nameFaults(name), ...codeFaults(code), ...cells.faults];
  if (name === null || faults.length > 0) return { faulty: { row: row.row, name, code, faults } };
  const draft = {
    row: row.row,
    number,
    stated: { name, ...stated, ...optional({ code }), ...details },
    guess,
  };
  return { draft, remarks: typeRemarks(row.row, cells, stated, guess) };
}

/** A fault of one kind is enough: the first cell that shows it is named. */
function readDetails(cells: Cells<TargetField>): Partial<Omit<Target, "id" | "name">> {
  const tags = listIn(cells.raw("tags"));
  const aliases = namesIn(cells.raw("aliases"));
  return {
    ...optional({
      district: cells.text("district", 50),
      address: cells.text("address", 200),
      contact: cells.text("contact", 50),
      phone: cells.text("phone", 60),
      note: cells.text("note"),
      classes: readClasses(cells),
      creditClass: understood(cells, "creditClass", creditClassIn, "row.creditUnknown"),
      creditIndex: understood(cells, "creditIndex", indexIn, "row.indexNumber"),
      status: understood(cells, "status", statusIn, "row.statusUnknown"),
    }),
    ...(tags.length > 0 ? { tags } : {}),
    ...(aliases.length > 0 ? { aliases } : {}),
  };
}

/** Drops what is null: a blank cell changes nothing. */
export function optional<T extends object>(fields: T): { [K in keyof T]?: NonNullable<T[K]> } {
  const entries = Object.entries(fields).filter(([, value]) => value !== null);
  return Object.fromEntries(entries) as { [K in keyof T]?: NonNullable<T[K]> };
}

/** Reads a cell of at most `max` characters with `read`; what it does not understand becomes a fault. */
export function understood<F extends string, T>(
  cells: Cells<F>,
  field: F,
  read: (text: string) => T | undefined,
  code: Fault["code"],
  max = 30,
): T | null {
  const text = cells.text(field, max);
  const value = text === null ? null : read(text);
  if (text !== null && value === undefined) cells.faults.push(fault(code, { text: text.slice(0, 30) }));
  return value ?? null;
}

const indexIn = (text: string): number | undefined =>
  /^-?\d{1,9}(\.\d{1,9})?$/.test(text) ? Number(text) : undefined;

/** Names may hold blanks, so only marks between names separate them. */
const namesIn = (cell: string): string[] => [
  ...new Set(
    cell
      .split(/[、,，;；\r\n]+/)
      .map((part) => statedText(part)?.slice(0, 100) ?? "")
      .filter((part) => part !== ""),
  ),
];

const readClasses = (cells: Cells<TargetField>): number | null =>
  understood(
    cells,
    "classes",
    (text) => {
      const digits = /^(\d{1,3})(?:\.0+)?\s*个?\s*(?:教学)?班?$/.exec(text)?.[1];
      return digits === undefined ? undefined : Number(digits);
    },
    "row.classesNumber",
  );

const nameFaults = (name: string | null): Fault[] =>
  name === null || nameKey(name) === "" ? [fault("row.nameMissing", { field: targetFieldNames.name })] : [];

function codeFaults(code: string | null): Fault[] {
  const wrong = code === null ? null : codeFault(code);
  return wrong === null ? [] : [fault(`row.${wrong}`, { text: code ?? "", length: code?.length ?? 0 })];
}

/** A bare number of up to four digits counts lines: in the next file it means another. */
export function lastingNumber(text: string | null): string | null {
  const number = text?.normalize("NFC") ?? "";
  return rosterIdPattern.test(number) && !/^\d{1,4}$/.test(number) ? number : null;
}

function typeRemarks(row: number, cells: Cells<TargetField>, stated: Partial<Kind>, guess: Kind): Remark[] {
  const said = cells.text("type", 50);
  const understoodType = said === null || stated.type !== undefined || stated.ownership !== undefined;
  return understoodType
    ? []
    : [
        {
          row,
          code: "row.typeGuessed",
          facts: { text: said.slice(0, 30), type: targetTypeNames[guess.type] },
        },
      ];
}
