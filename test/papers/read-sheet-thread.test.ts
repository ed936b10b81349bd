import { monitorEventLoopDelay } from "node:perf_hooks";
import { writeXlsx } from "hucre/xlsx";
import { beforeAll, expect, test } from "vitest";
import { readSheet } from "../../src/papers/read-sheet.ts";
import { builtWorker } from "./worker-file.ts";

// Timing on a busy machine: a block of our own making would show every time, one of the machine's does not.

let worker: URL;
beforeAll(() => {
  worker = builtWorker();
});

const rowsOf = (count: number): string[][] =>
  Array.from({ length: count }, (_, n) => [`甲县第${n}小学`, `${n}`, "小学", "公办", "甲学区", "甲县大街"]);

/** The longest time, in milliseconds, that nothing else could run while `work` did. */
async function longestBlock<T>(work: () => Promise<T>): Promise<{ value: T; blockMs: number }> {
  const monitor = monitorEventLoopDelay({ resolution: 5 });
  monitor.enable();
  const value = await work();
  monitor.disable();
  return { value, blockMs: monitor.max / 1e6 };
}

test("100,000 rows are refused in seconds, and meanwhile the process goes on", {
  timeout: 30_000,
  retry: 2,
}, async () => {
  const rows = [["名称", "编号", "类型", "性质", "学区", "地址"], ...rowsOf(100_000)];
  const files: [string, Uint8Array][] = [
    ["名录.xlsx", await writeXlsx({ sheets: [{ name: "表", rows }] })],
    ["名录.csv", Buffer.from(rows.map((row) => row.join()).join("\n"))],
  ];
  for (const [name, bytes] of files) {
    const started = performance.now();
    const { value, blockMs } = await longestBlock(() => readSheet(bytes, name, { maxRows: 5000, worker }));
    expect(value).toEqual({ refused: "file.tooManyRows", file: name, max: 5000 });
    expect(performance.now() - started).toBeLessThan(8000);
    expect(blockMs).toBeLessThan(50);
  }
});

test("a file at the limit comes back whole without blocking", { retry: 2 }, async () => {
  const bytes = await writeXlsx({
    sheets: [{ name: "表", rows: [["名称", "编号", "类型", "性质", "学区", "地址"], ...rowsOf(4999)] }],
  });
  const { value, blockMs } = await longestBlock(() =>
    readSheet(bytes, "名录.xlsx", { maxRows: 5000, worker }),
  );
  expect(value).toMatchObject({ name: "名录.xlsx", rows: { length: 5000 } });
  expect(blockMs).toBeLessThan(50);
});

test("a reading that takes too long is ended", async () => {
  const bytes = Buffer.from("名称\n甲县一小\n");
  expect(await readSheet(bytes, "a.csv", { maxRows: 10, timeMs: 1, worker })).toEqual({
    refused: "file.tooSlow",
    file: "a.csv",
  });
});

test("a thread that cannot start is a fault, not a refusal", async () => {
  const gone = new URL("file:///nowhere/worker.mjs");
  await expect(
    readSheet(Buffer.from("名称\n"), "a.csv", { maxRows: 10, worker: gone }),
  ).rejects.toMatchObject({ code: expect.stringContaining("MODULE_NOT_FOUND") });
});
