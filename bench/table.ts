import type { Row } from "./row.ts";

const columns = ["bench", "case", "subject", "ms", "ratio", "rssMb", "violations", "spread"] as const;
const words = new Set<string>(["bench", "case", "subject"]);

/** Rows under each other, words to the left and figures to the right; `-` where there is no figure. */
export function tableOf(rows: readonly Row[], remarks: readonly string[]): string {
  const head: string[] = [...columns];
  const cells = rows.map((row) => columns.map((column) => String(row[column] ?? "-")));
  const widths = head.map((name, at) => Math.max(name.length, ...cells.map((line) => line[at]?.length ?? 0)));
  const line = (texts: readonly string[], remark: string): string =>
    [...texts.map((text, at) => pad(head[at] ?? "", text, widths[at] ?? 0)), remark].join("  ").trimEnd();
  const rule = widths.map((width) => "─".repeat(width)).join("  ");
  return [line(head, ""), rule, ...cells.map((one, at) => line(one, remarks[at] ?? ""))].join("\n");
}

const pad = (column: string, text: string, width: number): string =>
  words.has(column) ? text.padEnd(width) : text.padStart(width);
