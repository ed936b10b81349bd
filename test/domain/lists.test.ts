import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readItemTable } from "../../src/domain/item-table.ts";
import { readPlanTable } from "../../src/domain/plan-table.ts";
import { readCsv } from "../../src/papers/read-csv.ts";

const list = (name: string) =>
  readCsv(readFileSync(new URL(`../fixtures/${name}`, import.meta.url)), name, 1000);

describe("a list of items as it was published", () => {
  const file = readItemTable(list("rosters/inspection-items.csv"));

  it("is read row by row, with what could not be read named", () => {
    expect(file?.drafts.length).toBeGreaterThan(50);
    const [first] = file?.drafts ?? [];
    expect(first).toMatchObject({ name: "获证食品生产企业监督", methods: ["现场检查"] });
    expect(first?.legalBasis).toContain("《食品安全法》");
    expect(file?.remarks.length).toBeGreaterThan(0);
    const rows = (file?.drafts.length ?? 0) + (file?.faulty.length ?? 0);
    expect(rows).toBe(79);
  });

  it("says why a row stays out", () => {
    for (const { reason, row } of file?.faulty ?? []) {
      expect(reason.length).toBeGreaterThan(4);
      expect(row).toBeGreaterThan(1);
    }
  });

  it("is no roster, nor a plan", () => {
    expect(readPlanTable(list("rosters/inspection-items.csv"), 2027, new Map())).toBeNull();
  });
});

describe("a plan's table as it was published", () => {
  const codes = new Map([["对国家通用语言文字使用的检查", "SX-001"]]);
  const file = readPlanTable(list("lists/plan-guangzhou.csv"), 2027, codes);

  it("becomes entries, the foot of the page none", () => {
    expect(file?.drafts.map(({ name }) => name)).toEqual([
      ...["托幼机构卫生保健工作检查", "民办学校年检", "对国家通用语言文字使用的检查"],
    ]);
    expect(file?.drafts[0]).toMatchObject({
      ...{ section: "体卫艺科", rates: { "-": { num: 2, den: 100 } }, filter: { types: ["kindergarten"] } },
      ...{ drawFrom: "2027-05-20", drawUntil: "2027-12-20" },
    });
    expect(file?.drafts[1]?.filter.ownership).toEqual(["private"]);
    expect(file?.drafts[2]).toMatchObject({ items: ["SX-001"], total: 2 });
  });

  it("names what is left to be filled in", () => {
    expect(file?.remarks.map(({ text }) => text).join()).toContain("抽查事项");
  });
});
