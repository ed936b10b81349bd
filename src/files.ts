// Files that are sent into a chat: what each is made of. Made when they are sent, from the records as they are then.

import { faultSentence } from "./domain/roster-words.ts";
import type { FileRef } from "./flows/page.ts";
import type { Records } from "./flows/ports.ts";
import { stagedOf } from "./flows/stage-import.ts";
import { writeXlsx } from "./papers/write-xlsx.ts";
import { publicationFile } from "./publication-files.ts";

export interface MadeFile {
  /** As the reader sees it, with its extension. */
  name: string;
  bytes: Uint8Array;
}

type Maker<Kind extends FileRef["kind"]> = (
  tx: Records,
  ref: Extract<FileRef, { kind: Kind }>,
) => Promise<MadeFile | null>;

/** Every kind of file has its maker, or this does not compile. */
const makers: { [Kind in FileRef["kind"]]: Maker<Kind> } = {
  "import-faults": importFaults,
  async publication(tx, { publicationId, format }) {
    const publication = await tx.publications.byId(publicationId);
    return publication && publicationFile(publication, format);
  },
};

/** The file; null when what it is about is gone. */
export const makeFile = (tx: Records, ref: FileRef): Promise<MadeFile | null> =>
  (makers[ref.kind] as Maker<typeof ref.kind>)(tx, ref as never);

/** The rows that were not taken over, with the reasons beside them. */
async function importFaults(tx: Records, { importId }: { importId: string }): Promise<MadeFile | null> {
  const row = await tx.imports.byId(importId);
  if (!row) return null;
  const rows = stagedOf(row).diff.faulty.map(({ row: n, name, faults }) => [
    n,
    name,
    faults.map(faultSentence).join("；"),
  ]);
  const columns = [
    { title: "行号", width: 8 },
    { title: "名称", width: 30 },
    { title: "问题", width: 80 },
  ];
  const bytes = await writeXlsx({ name: "有问题的行", columns, rows });
  return { name: `${row.fileName.replace(/\.\w+$/, "")}－有问题的行.xlsx`, bytes };
}
