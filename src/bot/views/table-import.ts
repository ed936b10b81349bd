import { tableImportCard } from "../../../cards/table-import.ts";
import { stagedTableOf } from "../../flows/stage-table.ts";
import type { Draw } from "../view.ts";

export const tableImport: Draw<"table-import"> = async ({ tx }, page) => {
  const row = await tx.imports.byId(page.importId);
  if (!row || (row.kind !== "items" && row.kind !== "plan")) return null;
  const staged = stagedTableOf(row);
  const by = await tx.people.byId(row.byId);
  const { drafts, remarks, faulty } = staged.file;
  return tableImportCard({
    ...{ importId: row.id, kind: staged.kind, fileName: row.fileName, remarks, faulty },
    year: staged.kind === "plan" ? staged.year : null,
    names: drafts.map(({ name }: { name: string }) => name),
    by: by?.name ?? "",
    at: row.createdAt.toISOString(),
    state: row.state === "applied" || row.state === "cancelled" ? row.state : "staged",
  });
};
