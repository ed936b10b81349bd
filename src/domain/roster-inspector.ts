// One row of a list of inspectors.

import type { Inspector, RelationKind } from "./roster.ts";
import { type Cells, cellsOf } from "./roster-cells.ts";
import { lastDayIn, periodsIn } from "./roster-day.ts";
import { type FaultyRow, fault } from "./roster-fault.ts";
import type { Columns, InspectorField } from "./roster-headers.ts";
import { statusIn } from "./roster-kinds.ts";
import type { SheetRow } from "./roster-sheet.ts";
import { lastingNumber, optional, understood } from "./roster-target.ts";
import { listIn, nameKey, plainText, statedText } from "./roster-text.ts";
import { inspectorFieldNames } from "./roster-words.ts";

export interface InspectorDraft {
  row: number;
  number: string | null;
  /** What the row says. A field that is absent here keeps the value the registry has. */
  stated: { name: string } & Partial<Omit<Inspector, "id" | "name">>;
  /** Targets the row declares a relation with, by name. */
  relations: StatedRelation[];
}

export interface StatedRelation {
  kind: RelationKind;
  targetName: string;
  until: string | null;
}

/** The draft, or the row with every reason against it. `code` of a faulty row is the certificate's number. */
export function readInspector(
  row: SheetRow,
  columns: Columns<InspectorField>,
): { draft: InspectorDraft } | { faulty: FaultyRow } {
  const cells = cellsOf(row, columns, (field) => inspectorFieldNames[field]);
  const name = cells.text("name", 50);
  const certNumber = cells.number("certNumber");
  const number = lastingNumber(cells.text("number", 64));
  const details = readDetails(cells);
  const relations = relationsIn(cells.raw("relations"));
  if (relations === null)
    cells.faults.push(fault("row.relationUnreadable", { text: cells.raw("relations").slice(0, 60) }));
  if (name === null || nameKey(name) === "")
    cells.faults.unshift(fault("row.nameMissing", { field: inspectorFieldNames.name }));
  const faults = cells.faults;
  if (name === null || faults.length > 0) return { faulty: { row: row.row, name, code: certNumber, faults } };
  const stated = { name, ...optional({ certNumber }), ...details };
  return { draft: { row: row.row, number, stated, relations: relations ?? [] } };
}

function readDetails(cells: Cells<InspectorField>): Partial<Omit<Inspector, "id" | "name">> {
  const specialties = listIn(cells.raw("specialties"));
  const tags = listIn(cells.raw("tags"));
  return {
    ...optional({
      certUntil: understood(
        cells,
        "certUntil",
        (text) => lastDayIn(text) ?? undefined,
        "row.dayUnreadable",
        60,
      ),
      section: cells.text("section", 50),
      department: cells.text("department", 50),
      district: cells.text("district", 50),
      mobile: understood(cells, "mobile", mobileIn, "row.mobileShape"),
      email: understood(cells, "email", emailIn, "row.emailShape", 100),
      leave: understood(cells, "leave", (text) => periodsIn(text) ?? undefined, "row.leaveUnreadable", 300),
      status: understood(cells, "status", statusIn, "row.statusUnknown"),
      note: cells.text("note"),
    }),
    ...(specialties.length > 0 ? { specialties } : {}),
    ...(tags.length > 0 ? { tags } : {}),
  };
}

function mobileIn(text: string): string | undefined {
  const digits = text.replace(/^\+?86/, "").replace(/[\s-]/g, "");
  return /^1\d{10}$/.test(digits) ? digits : undefined;
}

const emailIn = (text: string): string | undefined =>
  /^[^\s@<>"',;]{1,64}@[^\s@<>"',;]+\.[A-Za-z]{2,}$/.test(text) ? text.toLowerCase() : undefined;

const relationWords: [RegExp, RelationKind][] = [
  [/曾任职|曾在|原任职|原工作单位|曾工作/, "worked"],
  [/亲属|配偶|子女|父母|近亲/, "kin"],
  [/现任职|在职|兼职|任职/, "works"],
  [/责任督学|督学|包校|包联|联系学校|挂职/, "responsible"],
  [/其他|利害/, "other"],
];

/**
 * "亲属：示例县甲小学；曾任职：示例县乙中学（2024-08-31）". A name without a word before it is of kind `other`: a relation
 * said is never dropped. Null when a part names nobody.
 */
export function relationsIn(cell: string): StatedRelation[] | null {
  const relations: StatedRelation[] = [];
  for (const part of cell.split(/[;；\n]+/).filter((text) => statedText(text) !== null)) {
    const [, word, names = ""] = /^(?:([^：:]{1,12})[：:])?(.*)$/su.exec(plainText(part)) ?? [];
    const kind = word === undefined ? "other" : relationWords.find(([mark]) => mark.test(word))?.[1];
    if (kind === undefined || names.trim() === "") return null;
    for (const name of names.split(/[、,，]+/)) relations.push(relationOf(kind, name));
  }
  return relations;
}

/** The day stands in brackets at the end; brackets without a year belong to the name. */
function relationOf(kind: RelationKind, text: string): StatedRelation {
  const named = plainText(text);
  const open = Math.max(named.lastIndexOf("("), named.lastIndexOf("（"));
  const inside = open > 0 && /[)）]$/.test(named) ? named.slice(open + 1, -1) : "";
  if (!/\d{4}/.test(inside)) return { kind, targetName: named, until: null };
  return { kind, targetName: named.slice(0, open).trim(), until: lastDayIn(inside) };
}
