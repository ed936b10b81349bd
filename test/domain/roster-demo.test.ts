import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { demoCounty } from "../../prisma/demo/county.ts";
import { demoFiles } from "../../prisma/demo/make/files.ts";
import { demoFile } from "../../prisma/demo/package-file.ts";
import { addWorkdays, chinaCalendar } from "../../src/domain/calendar.ts";
import { isCreditCode } from "../../src/domain/credit-code.ts";
import { entryState, isPublished, selects } from "../../src/domain/plan-entry.ts";
import { rosterIdPattern } from "../../src/domain/roster.ts";
import { diffTargets } from "../../src/domain/roster-diff.ts";
import { readRoster, type TargetFile } from "../../src/domain/roster-read.ts";
import { readSheet } from "../../src/papers/read-sheet.ts";

const today = "2026-03-10";
const plus = (day: string, n: number): string => addWorkdays(chinaCalendar, day, n);
const county = demoCounty(today, plus);
const fixture = (name: string): Buffer =>
  readFileSync(new URL(`../fixtures/rosters/${name}`, import.meta.url));

function count<T>(items: T[], key: (item: T) => unknown): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[String(key(item))] = (counts[String(key(item))] ?? 0) + 1;
  return counts;
}

describe("targets", () => {
  const active = county.targets.filter((target) => target.status === "active");
  const companies = active.filter((target) => target.subject === "企业");

  test("187 units, 30 private kindergartens and 60 companies, of which 220 are to be inspected", () => {
    expect([county.targets.length, active.length, companies.length]).toEqual([277, 220, 60]);
    expect(new Set(county.targets.map((target) => target.id)).size).toBe(277);
    expect(new Set(county.targets.map((target) => target.name)).size).toBe(277);
    expect(new Set(active.map((target) => target.district)).size).toBe(8);
    for (const { id } of county.targets) expect(id).toMatch(rosterIdPattern);
  });

  test("types, class counts and notes are those of the real list", async () => {
    const sheet = await readSheet(fixture("education-bureau-units.csv"), "real", { maxRows: 1000 });
    const file = "refused" in sheet ? sheet : readRoster(sheet);
    const real = diffTargets([], file as TargetFile).added;
    const units = county.targets.slice(0, 187);
    expect(count(units, (one) => one.type)).toEqual(count(real, (one) => one.type));
    expect(units.map((one) => one.classes)).toEqual(real.map((one) => one.classes));
    expect(units.filter((one) => one.note !== null)).toHaveLength(10);
  });

  test("classes of risk among companies only, every one of them in use", () => {
    expect(count(companies, (one) => one.creditClass)).toEqual({ A: 4, B: 46, C: 4, D: 1, null: 5 });
    expect(county.targets.filter((one) => one.subject !== "企业" && one.creditClass !== null)).toEqual([]);
  });

  test("codes are valid and of a division that does not exist", () => {
    const codes = county.targets.flatMap((one) => one.code ?? []);
    expect(codes.length).toBeGreaterThan(220);
    for (const code of codes) expect([isCreditCode(code), code.slice(2, 8)]).toEqual([true, "139999"]);
  });
});

describe("people", () => {
  test("40 inspectors in 6 sections; certificates, leave and relations as the demo needs them", () => {
    const { inspectors, relations } = county;
    expect(inspectors).toHaveLength(40);
    expect(Object.keys(count(inspectors, (one) => one.section))).toHaveLength(6);
    expect(inspectors.filter((one) => one.certNumber === null)).toHaveLength(1);
    expect(inspectors.filter((one) => one.certUntil !== null && one.certUntil < today)).toHaveLength(1);
    expect(
      inspectors.filter(
        (one) => one.certUntil !== null && one.certUntil >= today && one.certUntil < "2026-04-09",
      ),
    ).toHaveLength(2);
    expect(inspectors.filter((one) => one.leave.length > 0)).toHaveLength(3);
    expect(count(relations, (one) => one.kind)).toEqual({ kin: 2, worked: 2, responsible: 2, other: 1 });
    for (const { mobile, email } of inspectors)
      expect(`${mobile} ${email}`).toMatch(/^1990000\d{4} \S+@example\.cn$/);
  });

  test("who else there is", () => {
    const roles = county.people.flatMap((person) => person.roles);
    expect(count(roles, (role) => role)).toEqual({
      office: 2,
      section: 6,
      deputy: 1,
      chief: 1,
      supervisor: 2,
      district: 8,
      inspector: 40,
    });
    expect(new Set(county.people.map((person) => person.mobile)).size).toBe(county.people.length);
    expect(new Set(county.people.map((person) => person.name)).size).toBe(county.people.length);
  });
});

describe("plan", () => {
  test("every entry is published, selects somebody and names known items, sections and specialties", () => {
    const sections = new Set(county.inspectors.map((one) => one.section));
    for (const entry of county.entries) {
      expect(isPublished(entry), entry.name).toBe(true);
      expect(
        county.targets.filter((target) => target.status === "active" && selects(entry.filter, target)).length,
        entry.name,
      ).toBeGreaterThan(4);
      expect(entry.items.filter((code) => !county.items.some((item) => item.code === code))).toEqual([]);
      expect(sections.has(entry.section), entry.section).toBe(true);
      if (entry.specialty !== null)
        expect(
          county.inspectors.filter((one) => one.specialties.includes(entry.specialty ?? "")).length,
        ).toBeGreaterThan(7);
    }
  });

  test("one window ends in two working days, others have time, one is not due yet", () => {
    const states = county.entries.map((entry) => entryState(entry, 0, today));
    expect(states).toEqual(["open", "open", "open", "open", "open", "notYet"]);
    expect(county.entries.map((entry) => entry.drawUntil).sort()[0]).toBe(plus(today, 2));
    expect(county.entries.map((entry) => entry.code)).toEqual([1, 2, 3, 4, 5, 6].map((n) => `2026-0${n}`));
    for (const entry of county.entries)
      expect([
        entry.drawFrom < entry.drawUntil,
        entry.visitFrom < entry.visitUntil,
        entry.drawUntil < entry.visitUntil,
      ]).toEqual([true, true, true]);
  });
});

test("the files are what the generator makes of the real list", async () => {
  // Compared as what they say: how tightly a .xlsx is packed depends on Node's zlib.
  const says = (bytes: Uint8Array) => readSheet(bytes, "file", { maxRows: 1000 });
  const files = await demoFiles(fixture("education-bureau-units.csv"));
  for (const [path, bytes] of files) expect(await says(demoFile(path)), path).toEqual(await says(bytes));
});

/** Words that say what a school is, not what it is called. */
const generic =
  /艺术|计划|中心|小学|中学|学校|附属|幼儿园|实验|初级|第[一二三七]|外国语|双语|特殊教育|成人文化技术|街道|镇|托幼|国际|机关|[0-9+]/;

test("no name of the real lists survives, not even two characters of one", async () => {
  const texts = ["units.csv", "kindergartens.csv", "enterprises.csv", "inspectors.csv", "staff.csv"].map(
    (name) => demoFile(`data/${name}`).toString(),
  );
  const clean = JSON.stringify(
    await readSheet(demoFile("samples/新增和变更检查对象.xlsx"), "a.xlsx", { maxRows: 100 }),
  );
  const made = [
    ...texts,
    clean,
    new TextDecoder("gb18030").decode(demoFile("samples/青穗学区核对表.csv")),
  ].join("\n");
  const schools = await Promise.all(
    ["education-bureau-units.csv", "private-kindergartens.csv"].map(realNames),
  );
  const own = new Set(schools.flat().flatMap((name) => name.split(generic)));
  const pairs = new Set(
    [...own].flatMap((part) => [...part].slice(1).map((character, n) => (part[n] ?? "") + character)),
  );
  expect(pairs.size).toBeGreaterThan(250);
  expect([...pairs].filter((pair) => made.includes(pair))).toEqual([]);
  for (const name of await realNames("enterprises-with-codes.csv")) expect(made).not.toContain(name);
});

async function realNames(name: string): Promise<string[]> {
  const sheet = await readSheet(fixture(name), name, { maxRows: 1000 });
  const file = "refused" in sheet ? sheet : readRoster(sheet);
  return (file as TargetFile).drafts.map((draft) => draft.stated.name);
}

describe("samples to drop into the chat", () => {
  const read = async (path: string) => {
    const sheet = await readSheet(demoFile(path), path, { maxRows: 1000 });
    const file = "refused" in sheet ? sheet : readRoster(sheet);
    return diffTargets(county.targets, file as TargetFile);
  };

  test("the clean one: 12 new, 5 changed", async () => {
    const diff = await read("samples/新增和变更检查对象.xlsx");
    expect([diff.added.length, diff.changed.length, diff.same.length, diff.faulty]).toEqual([12, 5, 0, []]);
    expect(diff.changed.map((change) => change.fields.join())).toEqual([
      "classes,note",
      "contact",
      "address",
      "creditClass",
      "creditClass",
    ]);
  });

  test("the messy one: what is good comes through, every fault is named", async () => {
    const diff = await read("samples/青穗学区核对表.csv");
    expect([diff.added.length, diff.changed.length]).toEqual([2, 1]);
    expect(diff.faulty.map((row) => [row.row, row.faults.map((fault) => fault.code).join()])).toEqual([
      [5, "row.duplicateCode"],
      [6, "row.codeCheck"],
      [7, "row.digitsLost"],
      [8, "row.nameMissing"],
      [9, "row.creditUnknown"],
      [10, "row.classesNumber"],
      [12, "row.duplicateCode"],
      [13, "row.codeLength"],
    ]);
  });
});
