import fc from "fast-check";
import { expect, it } from "vitest";
import { columnWidths } from "../../src/papers/column-widths.ts";

const table = fc.integer({ min: 1, max: 13 }).chain((count) =>
  fc.tuple(
    fc.array(fc.string({ maxLength: 8 }), { minLength: count, maxLength: count }),
    fc.array(fc.array(fc.string({ maxLength: 80 }), { minLength: count, maxLength: count }), {
      maxLength: 5,
    }),
  ),
);

it("fill the page and no more, and leave no column without room", () => {
  fc.assert(
    fc.property(table, ([columns, rows]) => {
      const widths = columnWidths(columns, rows, 13_958);
      const sum = widths.reduce((all, one) => all + one, 0);
      expect(sum).toBeLessThanOrEqual(13_958);
      expect(sum).toBeGreaterThan(13_958 - columns.length);
      expect(Math.min(...widths)).toBeGreaterThan(200);
    }),
  );
});

it("give a day the room it takes, and long text more than a number", () => {
  const [number = 0, text = 0, day = 0] = columnWidths(
    ["序号", "抽查事项", "检查时间"],
    [["1", "校外培训机构办学行为检查、校外培训机构收费与财务管理检查", "2026-11-30 至 2027-01-05"]],
    4_000,
  );
  expect(text).toBeGreaterThan(number);
  expect(day).toBeGreaterThan(number);
});
