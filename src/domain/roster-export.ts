// The registries as tables that the import reads again without losing anything.

import type { Inspector, Relation, Target } from "./roster.ts";
import { inspectorFieldNames, targetFieldNames } from "./roster-words.ts";
import { targetTypeNames } from "./words.ts";

type Cell = string | number | null;

export interface ExportColumn<T> {
  title: string;
  width: number;
  cell: (record: T) => Cell;
}

const statusNames = { active: "正常", inactive: "停用" } as const;
const relationNames = {
  kin: "亲属",
  works: "现任职",
  worked: "曾任职",
  responsible: "责任督学",
  other: "其他",
} as const;

const column = <T>(title: string, width: number, cell: (record: T) => Cell): ExportColumn<T> => ({
  title,
  width,
  cell,
});
const list = (values: string[]): string | null => (values.length === 0 ? null : values.join("、"));

/** `classes`: with what is internal (credit class and index), for who may see it. */
export function targetColumns(classes: boolean): ExportColumn<Target>[] {
  const n = targetFieldNames;
  return [
    column(n.number, 16, (t) => t.id),
    column("单位名称", 30, (t) => t.name),
    column(n.code, 22, (t) => t.code),
    column(n.type, 14, (t) => targetTypeNames[t.type]),
    column(n.ownership, 10, (t) => (t.ownership === "public" ? "公办" : "民办")),
    column(n.subject, 16, (t) => t.subject),
    column(n.district, 14, (t) => t.district),
    column(n.address, 30, (t) => t.address),
    column(n.contact, 12, (t) => t.contact),
    column(n.phone, 16, (t) => t.phone),
    column(n.classes, 8, (t) => t.classes),
    ...(classes
      ? [
          column<Target>(n.creditClass, 14, (t) => t.creditClass),
          column<Target>(n.creditIndex, 14, (t) => t.creditIndex),
        ]
      : []),
    column(n.tags, 20, (t) => list(t.tags)),
    column(n.aliases, 24, (t) => list(t.aliases)),
    column(n.note, 24, (t) => t.note),
    column(n.status, 8, (t) => statusNames[t.status]),
  ];
}

/** An inspector with the names of the targets that are related. */
export type InspectorToExport = Inspector & {
  relations: (Pick<Relation, "kind" | "until"> & { name: string })[];
};

export function inspectorColumns(): ExportColumn<InspectorToExport>[] {
  const n = inspectorFieldNames;
  return [
    column(n.number, 14, (i) => i.id),
    column(n.name, 12, (i) => i.name),
    column(n.certNumber, 18, (i) => i.certNumber),
    column(n.certUntil, 14, (i) => i.certUntil),
    column(n.section, 16, (i) => i.section),
    column(n.department, 16, (i) => i.department),
    column(n.district, 14, (i) => i.district),
    column(n.specialties, 20, (i) => list(i.specialties)),
    column(n.mobile, 14, (i) => i.mobile),
    column(n.email, 22, (i) => i.email),
    column(n.leave, 26, (i) => list(i.leave.map(({ from, to }) => `${from}至${to}`))),
    column(n.relations, 40, (i) => relationsText(i.relations)),
    column(n.tags, 20, (i) => list(i.tags)),
    column(n.note, 24, (i) => i.note),
    column(n.status, 8, (i) => statusNames[i.status]),
  ];
}

const relationsText = (relations: InspectorToExport["relations"]): string | null =>
  relations.length === 0
    ? null
    : relations
        .map(
          ({ kind, name, until }) => `${relationNames[kind]}：${name}${until === null ? "" : `（${until}）`}`,
        )
        .join("；");
