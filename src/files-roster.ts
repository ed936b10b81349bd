// 导出名录: the registries as a file, read in pages so that others come in between.

import { setImmediate } from "node:timers/promises";
import type { Target } from "./domain/roster.ts";
import {
  type ExportColumn,
  type InspectorToExport,
  inspectorColumns,
  targetColumns,
} from "./domain/roster-export.ts";
import type { Records } from "./flows/ports.ts";
import { writeXlsx } from "./papers/write-xlsx.ts";

const PAGE = 500;

export async function rosterFile(
  tx: Records,
  { roster, classes }: { roster: "targets" | "inspectors"; classes: boolean },
): Promise<{ name: string; bytes: Uint8Array }> {
  if (roster === "targets")
    return table(
      "检查对象名录",
      targetColumns(classes),
      pages((after) => tx.registry.targetsAfter(after, PAGE)),
    );
  const relations = await tx.registry.relations();
  const related = await names(tx, [...new Set(relations.map(({ targetId }) => targetId))]);
  const inspectors = (await tx.registry.inspectors()).map((one) => ({
    ...one,
    relations: relations
      .filter(({ inspectorId, targetId }) => inspectorId === one.id && related.has(targetId))
      .map(({ kind, until, targetId }) => ({ kind, until, name: related.get(targetId) ?? "" })),
  }));
  return table<InspectorToExport>("执法检查人员名录", inspectorColumns(), inspectors);
}

async function table<T>(
  name: string,
  columns: ExportColumn<T>[],
  records: Iterable<T> | AsyncIterable<T>,
): Promise<{ name: string; bytes: Uint8Array }> {
  async function* rows() {
    for await (const record of records) yield columns.map(({ cell }) => cell(record));
  }
  return { name: `${name}.xlsx`, bytes: await writeXlsx({ name, columns, rows: rows() }) };
}

async function* pages(read: (after: string) => Promise<Target[]>): AsyncIterable<Target> {
  for (let after = ""; ; ) {
    const page = await read(after);
    const last = page.at(-1);
    if (!last) return;
    yield* page;
    await setImmediate();
    after = last.id;
  }
}

async function names(tx: Records, ids: string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (let at = 0; at < ids.length; at += PAGE)
    for (const { id, name } of await tx.registry.targetsByIds(ids.slice(at, at + PAGE))) found.set(id, name);
  return found;
}
