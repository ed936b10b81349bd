import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Target } from "../../src/domain/roster.ts";
import { diffTargets } from "../../src/domain/roster-diff.ts";
import { readRoster, type TargetFile } from "../../src/domain/roster-read.ts";
import { readSheet } from "../../src/papers/read-sheet.ts";

// Real files nobody on this project wrote, exactly as they came: test/fixtures/rosters/README.md.

async function read(name: string) {
  const bytes = readFileSync(new URL(`../fixtures/rosters/${name}`, import.meta.url));
  const sheet = await readSheet(bytes, name, { maxRows: 5000 });
  if ("refused" in sheet) throw new Error(sheet.refused);
  return readRoster(sheet);
}

const targetsIn = async (name: string): Promise<TargetFile> => (await read(name)) as TargetFile;

function count<T>(items: T[], key: (item: T) => unknown): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[String(key(item))] = (counts[String(key(item))] ?? 0) + 1;
  return counts;
}

test("the unit list of a county bureau: 187 units, none faulty", async () => {
  const file = await targetsIn("education-bureau-units.csv");
  const { added } = diffTargets([], file);
  expect([file.kind, file.headerRow, file.drafts.length, file.ignored]).toEqual(["targets", 2, 187, []]);
  expect([file.faulty, file.remarks]).toEqual([[], []]);
  expect(count(added, (one) => one.type)).toEqual({
    agency: 1,
    "nine-year": 8,
    junior: 22,
    primary: 66,
    community: 12,
    kindergarten: 78,
  });
  expect(count(added, (one) => `${one.ownership} ${one.subject}`)).toEqual({
    "public 事业单位": 178,
    "private 民办非企业单位": 9,
  });
  expect(added.filter((one) => one.classes === null)).toHaveLength(16);
  expect(added.filter((one) => one.note !== null)).toHaveLength(10);
  expect(added[136]?.classes).toBe(12);
  expect(added[127]).toMatchObject({ id: "D0128", classes: 18, type: "kindergarten" });
});

test("drawn enterprises: 478, every code and old number accepted", async () => {
  const file = await targetsIn("enterprises-with-codes.csv");
  const { added } = diffTargets([], file);
  expect([file.drafts.length, file.faulty, file.ignored]).toEqual([478, [], ["RegOrgName"]]);
  expect(count(added, (one) => one.code?.length)).toEqual({ 13: 1, 15: 47, 18: 430 });
  expect(count(added, (one) => one.subject)).toEqual({ 企业: 478 });
  expect(added.every((one) => one.id === one.code && one.district !== null)).toBe(true);
});

test("published lists of private kindergartens: what they are follows from the list's title", async () => {
  const file = await targetsIn("private-kindergartens.csv");
  const { added } = diffTargets([], file);
  expect([file.drafts.length, file.faulty, file.ignored]).toEqual([30, [], ["county", "date", "source"]]);
  expect(count(added, (one) => `${one.type} ${one.ownership} ${one.subject}`)).toEqual({
    "kindergarten private 民办非企业单位": 30,
  });
});

test("all three into one registry, and once more: nothing changes", async () => {
  const files = [
    await targetsIn("education-bureau-units.csv"),
    await targetsIn("enterprises-with-codes.csv"),
    await targetsIn("private-kindergartens.csv"),
  ];
  const registry: Target[] = [];
  for (const file of files) registry.push(...diffTargets(registry, file).added);
  expect(registry).toHaveLength(187 + 478 + 30);
  expect(new Set(registry.map((one) => one.id)).size).toBe(695);
  for (const file of files) {
    const again = diffTargets(registry, file);
    expect([again.added, again.changed, again.faulty, again.same.length]).toEqual([
      [],
      [],
      [],
      file.drafts.length,
    ]);
  }
});

test("a list of items is no roster", async () => {
  expect(await read("inspection-items.csv")).toMatchObject({ refused: "roster.noHeader" });
});
