// A roster whose headers nobody here knows: the file is kept, a person says which column is what, and checking goes on.

import type { KeptTable } from "../domain/import-line.ts";
import type { RosterKind } from "../domain/roster-headers.ts";
import { columnLetters, mappingFault, type RosterMapping } from "../domain/roster-mapping.ts";
import { type Ctx, type PersonCtx, type Refusal, record, redraw, refuse } from "./ctx.ts";
import { type ImportRow, isRosterImport } from "./ports-imports.ts";
import { summaryOf, withSummary } from "./stage-import.ts";

/** Base64 of the deflated file; what is larger is refused as a file without headers. */
export const MOST_PACKED = 1024 * 1024;

/** Checking found a table and no headers: the card asks. */
export async function askMapping(ctx: Ctx, importId: string, table: Omit<KeptTable, "said">): Promise<void> {
  const row = await ctx.tx.imports.byId(importId);
  if (!row) return;
  const asked = withSummary(
    { ...row, kind: table.kind, state: "mapping" },
    { kind: table.kind, mapping: { ...table, said: null } },
  );
  if (!(await ctx.tx.staging.advance(asked, "checking"))) return;
  await redraw(ctx, `import:${importId}`);
}

/** Which of the two lists it is; the card then asks for the columns of that one. */
export async function chooseMappedKind(
  ctx: PersonCtx,
  input: { importId: string; kind: RosterKind },
): Promise<{ kind: RosterKind } | Refusal> {
  const found = await waiting(ctx, input.importId);
  if ("refused" in found) return found;
  const { row, table } = found;
  const next = withSummary(
    { ...row, kind: input.kind },
    { kind: input.kind, mapping: { ...table, kind: input.kind } },
  );
  await ctx.tx.staging.advance(next, "mapping");
  await record(ctx, "import.kindChosen", `import:${row.id}`, {
    before: { kind: table.kind },
    after: { kind: input.kind },
  });
  await redraw(ctx, `import:${row.id}`);
  return { kind: input.kind };
}

/** 应用 on the mapping card: the file is checked with what the person said. */
export async function mapImport(
  ctx: PersonCtx,
  input: { importId: string; mapping: RosterMapping },
): Promise<{ mapped: true } | Refusal> {
  const found = await waiting(ctx, input.importId);
  if ("refused" in found) return found;
  const { row, table } = found;
  const { mapping } = input;
  const fault = mappingFault(mapping);
  if (fault?.fault === "noName")
    return refuse("import.mapNoName", { field: mapping.kind === "targets" ? "名称" : "姓名" });
  if (fault?.fault === "twice")
    return refuse("import.mapTwice", { column: `${columnLetters(fault.column)} 列` });
  const known =
    Object.values(mapping.columns).every((column) => table.head.columns.includes(column)) &&
    (mapping.headerRow === 0 || table.head.rows.some((one) => one.row === mapping.headerRow));
  // The card was drawn from this head: only a press made by hand says anything else.
  if (!known || mapping.kind !== table.kind) return refuse("import.mapOutdated");
  const next = withSummary({ ...row, state: "checking" }, { mapping: { ...table, said: mapping } });
  await ctx.tx.staging.advance(next, "mapping");
  await record(ctx, "import.mapped", `import:${row.id}`, {
    before: recorded(table.guesses[mapping.kind]),
    after: recorded(mapping),
  });
  await redraw(ctx, `import:${row.id}`);
  return { mapped: true };
}

/** Columns by their letters, as people speak of them. */
const recorded = ({ kind, headerRow, columns }: RosterMapping) => ({
  kind,
  headerRow,
  columns: Object.fromEntries(
    Object.entries(columns).map(([field, column]) => [field, columnLetters(column)]),
  ),
});

async function waiting(
  ctx: PersonCtx,
  importId: string,
): Promise<{ row: ImportRow; table: KeptTable } | Refusal> {
  const row = await ctx.tx.imports.byId(importId);
  const table = row && isRosterImport(row) ? summaryOf(row).mapping : undefined;
  if (!row || !isRosterImport(row)) return refuse("import.unknown");
  if (row.state !== "mapping" || !table)
    return refuse(row.state === "mapping" ? "import.unknown" : `import.${row.state}`);
  return { row, table };
}
