import { readdirSync, readlinkSync } from "node:fs";
import { expect, it } from "vitest";
import { scratch } from "./scratch.ts";

/** How many times this process has the database `file` open, its journal and index too. */
const openFiles = (file: string): number =>
  readdirSync("/proc/self/fd").filter((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`).startsWith(file);
    } catch {
      return false; // closed meanwhile
    }
  }).length;

it("works every unit on the same connection, also after one that failed", async ({ skip }) => {
  if (process.platform !== "linux") return skip("no /proc on this system");
  const { url, store, drop } = await scratch("sqlite");
  const file = url.slice("file:".length);
  try {
    await store.write((tx) => tx.settings.set("first", 1));
    const before = openFiles(file);
    for (let n = 0; n < 50; n += 1) {
      await store.write((tx) => tx.settings.set("n", n));
      const failing = store.write(async (tx) => {
        await tx.settings.set("n", -1);
        throw new Error("no");
      });
      await expect(failing).rejects.toThrow("no");
      expect(await store.read.settings.get("n")).toBe(n);
    }
    expect(openFiles(file)).toBe(before);
  } finally {
    await drop();
  }
});
