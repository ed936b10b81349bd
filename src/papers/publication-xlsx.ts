import { setImmediate as breath } from "node:timers/promises";
import type { PublicBlock } from "../domain/publication-table.ts";
import { writeXlsx } from "./write-xlsx.ts";

type Cells = (string | number | null)[];

/** The tables of a publication on one sheet, one under the other; what has no table as heading and text. */
export async function publicationXlsx(title: string, blocks: PublicBlock[]): Promise<Uint8Array> {
  const [first, ...rest] = blocks.filter(({ table }) => table !== null);
  if (!first?.table) {
    const columns = [
      { title: "部分", width: 24 },
      { title: "内容", width: 100 },
    ];
    return writeXlsx({
      name: title,
      columns,
      rows: blocks.map(({ heading, text }) => [heading, text.join("\n")]),
    });
  }
  const columns = first.table.columns.map((one) => ({ title: one, width: one.length > 3 ? 24 : 10 }));
  return writeXlsx({ name: title, columns, rows: rowsOf(first, rest) });
}

async function* rowsOf(first: PublicBlock, rest: PublicBlock[]): AsyncGenerator<Cells> {
  yield* slowly(first.table?.rows ?? []);
  for (const { heading, table } of rest) {
    yield [];
    yield [heading];
    if (table) yield table.columns;
    yield* slowly(table?.rows ?? []);
  }
}

async function* slowly(rows: string[][]): AsyncGenerator<Cells> {
  for (const [index, row] of rows.entries()) {
    if (index % 200 === 199) await breath();
    yield row;
  }
}
