import { expect, it } from "vitest";
import { alarmsOf } from "../../src/domain/credit-change.ts";
import { monthIn, monthsBefore, readCreditFile } from "../../src/domain/credit-file.ts";
import { defaultGrades, defaultThreshold, stratumOfGrade } from "../../src/domain/credit-grades.ts";

const sheet = (...rows: string[][]) => ({
  name: "x",
  rows: rows.map((cells, index) => ({ row: index + 1, cells })),
});

it("knows the nine levels and the four words, and names nothing it does not know", () => {
  const said = ["a+", "B-级", "C类", "D", "低风险", "信用风险较高", "高", "E", "超高", "constructor"];
  expect(said.map((grade) => stratumOfGrade(defaultGrades, grade))).toEqual([
    "A",
    "B",
    "C",
    "D",
    "A",
    "C",
    "D",
    null,
    null,
    null,
  ]);
});

it("reads months however they are written", () => {
  for (const text of ["2026年3月", "2026-03", "202603", "2026/3/1"]) expect(monthIn(text)).toBe("2026-03");
  for (const text of ["", "3月", "2026-13", "20261"]) expect(monthIn(text)).not.toBe("2026-03");
  expect(monthsBefore("2026-01", 1)).toBe("2025-12");
});

it("takes a class table, and leaves a roster with a class column to the roster", () => {
  expect(readCreditFile(sheet(["单位名称", "信用风险等级"], ["甲", "A"]))?.rows).toHaveLength(1);
  expect(readCreditFile(sheet(["单位名称", "信用风险等级", "地址"], ["甲", "A", "路"]))).toBeNull();
  expect(readCreditFile(sheet(["单位名称", "统一社会信用代码"], ["甲", "1"]))).toBeNull();
});

it("warns only of what worsens: into C yellow, into D red, the index beyond the threshold", () => {
  for (const from of "ABCD")
    for (const to of "ABCD") {
      const alarms = alarmsOf("t", { stratum: from, index: 1 }, { stratum: to, index: 21 }, defaultThreshold);
      const level = from >= to || to < "C" ? [] : [to === "D" ? "red" : "yellow"];
      expect(alarms.map((one) => one.level)).toEqual(level);
    }
  const grown = (before: number, index: number, riskier: "up" | "down") =>
    alarmsOf("t", { stratum: null, index: before }, { stratum: null, index }, { points: 20, riskier }).length;
  expect([grown(1, 21.5, "up"), grown(21.5, 1, "up"), grown(21.5, 1, "down")]).toEqual([1, 0, 1]);
});
