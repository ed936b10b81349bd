// Files that are sent into a chat: what each is made of. Made when they are sent, from the records as they are then.

import { setImmediate } from "node:timers/promises";
import { faultSentence } from "./domain/roster-words.ts";
import { rosterFile } from "./files-roster.ts";
import type { FileRef } from "./flows/page.ts";
import type { Records } from "./flows/ports.ts";
import { summaryOf } from "./flows/stage-import.ts";
import { writeXlsx } from "./papers/write-xlsx.ts";

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
  roster: rosterFile,
};

/** The file; null when what it is about is gone. */
export const makeFile = (tx: Records, ref: FileRef): Promise<MadeFile | null> =>
  (makers[ref.kind] as Maker<typeof ref.kind>)(tx, ref as never);

/** The rows that were not taken over, with the reasons beside them and as they stood, to be mended and sent again. */
async function importFaults(tx: Records, { importId }: { importId: string }): Promise<MadeFile | null> {
  const row = await tx.imports.byId(importId);
  if (!row || row.kind === "platform") return null;
  const { headers } = summaryOf(row);
  const columns = [
    { title: "工作表", width: 12 },
    { title: "原行号", width: 8 },
    { title: "问题", width: 60 },
    ...headers.map((title) => ({ title, width: 18 })),
  ];
  async function* rows(): AsyncIterable<(string | number | null)[]> {
    for (let after = 0; ; ) {
      const page = await tx.staging.lines(importId, ["faulty"], after, 500);
      const last = page.at(-1);
      if (!last) return;
      for (const { sheet, row: at, facts } of page)
        yield [
          sheet,
          at,
          (facts.faults ?? []).map(faultSentence).join("；"),
          ...headers.map((_, column) => facts.cells?.[column] || null),
        ];
      await setImmediate();
      after = last.n;
    }
  }
  const bytes = await writeXlsx({ name: "有问题的行", columns, rows: rows() });
  return { name: `${row.fileName.replace(/\.\w+$/, "")}－有问题的行.xlsx`, bytes };
}
