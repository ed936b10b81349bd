import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { creditCheckCharacter } from "../../src/domain/credit-code.ts";
import { guessMapping } from "../../src/domain/roster-guess.ts";
import {
  columnLetters,
  type MappedField,
  mappedFields,
  mappingFault,
  tableHead,
} from "../../src/domain/roster-mapping.ts";
import { readRoster } from "../../src/domain/roster-read.ts";
import { inspectorFieldNames, targetFieldNames } from "../../src/domain/roster-words.ts";
import { sheetOf } from "./roster-table.ts";

const codeOf = (n: number): string => {
  const body = `12139999${String(n).padStart(9, "0")}`;
  return body + creditCheckCharacter(body);
};
/** What cells of each field look like in row n. */
const cells: { [kind in "targets" | "inspectors"]: Partial<Record<MappedField, (n: number) => string>> } = {
  targets: {
    name: (n) => `示例县第${n}小学`,
    code: codeOf,
    type: () => "小学",
    district: (n) => `第${n % 3}学区`,
    address: (n) => `示例镇学府路${n}号`,
    contact: (n) => `张${"一二三四五"[n % 5]}`,
    phone: (n) => String(13_900_000_000 + n),
    creditClass: (n) => "ABCD"[n % 4] ?? "A",
  },
  inspectors: {
    name: (n) => `张${"一二三四五"[n % 5]}明`,
    certNumber: (n) => `HB${20_260_000 + n}999`,
    certUntil: () => "2027-12-31",
    section: () => "安全科",
    mobile: (n) => String(13_900_000_000 + n),
    specialties: () => "财务",
  },
};

const kind = fc.constantFrom("targets" as const, "inspectors" as const);
/** Some fields of one kind with the name among them, in any order. */
const table = kind.chain((kind) =>
  fc
    .tuple(
      fc.subarray([...mappedFields[kind].slice(1)] as MappedField[], { minLength: 1 }),
      fc.integer({ min: 2, max: 12 }),
    )
    .chain(([fields, rows]) =>
      fc
        .shuffledSubarray(["name", ...fields] as MappedField[], {
          minLength: fields.length + 1,
          maxLength: fields.length + 1,
        })
        .map((fields) => ({ kind, fields, rows })),
    ),
);
const entries = (kind: "targets" | "inspectors", fields: MappedField[], rows: number): string[][] =>
  Array.from({ length: rows }, (_, n) => fields.map((field) => cells[kind][field]?.(n + 1) ?? ""));
const names: Record<string, string> = { ...targetFieldNames };
const people: Record<string, string> = { ...inspectorFieldNames };

describe("a table nobody knows the headers of", () => {
  test("is read with a mapping as the same table is with known headers", () => {
    fc.assert(
      fc.property(table, fc.boolean(), ({ kind, fields, rows }, headed) => {
        const body = entries(kind, fields, rows);
        const known = fields.map((field) => (kind === "targets" ? names : people)[field] ?? "");
        const told = readRoster(sheetOf(known, ...body));
        const columns = Object.fromEntries(fields.map((field, column) => [field, column]));
        const sheet = sheetOf(...(headed ? [fields.map((_, n) => `甲${n}`)] : []), ...body);
        const mapped = readRoster(sheet, { kind, headerRow: headed ? 1 : 0, columns });
        if ("refused" in told || "refused" in mapped) throw new Error("refused");
        const drafts = (file: typeof told) => file.drafts.map(({ row: _row, ...draft }) => draft);
        const alone =
          kind === "inspectors" && !fields.includes("certNumber") && !fields.includes("specialties");
        if (told.kind === kind || !alone) expect(told.kind).toBe(kind);
        expect(mapped.kind).toBe(kind);
        expect(drafts(mapped)).toEqual(drafts(told));
      }),
    );
  });

  test("a guess names columns of the table, each once", () => {
    const cell = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.constantFrom("", "示例小学", "13900000001", codeOf(1), "张三", "安全科", "2027-12-31", "联系方式"),
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 30 }), { maxLength: 12 }), kind, (rows, kind) => {
        const sheet = sheetOf(...rows);
        const head = tableHead(sheet);
        for (const guess of [guessMapping(sheet), guessMapping(sheet, kind)]) {
          const columns = Object.values(guess.columns);
          expect(new Set(columns).size).toBe(columns.length);
          for (const column of columns) expect(head?.columns).toContain(column);
          if (head !== null && guess.headerRow !== 0)
            expect(head.rows.map(({ row }) => row)).toContain(guess.headerRow);
        }
      }),
    );
  });

  test("is guessed by what its cells look like", () => {
    for (const kind of ["targets", "inspectors"] as const) {
      const fields = mappedFields[kind].filter((field) => field !== "specialties") as MappedField[];
      const sheet = sheetOf(
        fields.map((_, n) => "甲乙丙丁戊己庚辛"[n] ?? ""),
        ...entries(kind, fields, 6),
      );
      expect(guessMapping(sheet)).toEqual({
        kind,
        headerRow: 1,
        columns: Object.fromEntries(fields.map((field, column) => [field, column])),
      });
      expect(guessMapping(sheetOf(...entries(kind, fields, 6))).headerRow).toBe(0);
    }
  });

  test("may have a comment or a title above its headers", () => {
    const body = entries("targets", ["name", "code"], 3);
    expect(guessMapping(sheetOf(["# 来源", "某处"], ["学校情况"], ["甲", "乙"], ...body))).toEqual({
      kind: "targets",
      headerRow: 3,
      columns: { name: 0, code: 1 },
    });
  });

  test("is guessed by words like the known ones", () => {
    const sheet = sheetOf(
      ["机构全名称", "办学地址情况", "其他"],
      ["某某某某", "某处沟口", "x"],
      ["某某某甲", "别处", "y"],
    );
    expect(guessMapping(sheet)).toMatchObject({ kind: "targets", columns: { name: 0, address: 1 } });
  });
});

test("one column, or one row, is no table", () => {
  expect(tableHead(sheetOf(["甲"], ["乙"], ["丙"]))).toBeNull();
  expect(tableHead(sheetOf(["甲", "乙"]))).toBeNull();
  expect(tableHead(sheetOf(["甲", "乙"], ["一", "二"]))).toMatchObject({ columns: [0, 1] });
});

test("what a person cannot mean", () => {
  expect(mappingFault({ kind: "targets", headerRow: 1, columns: { code: 0 } })).toEqual({ fault: "noName" });
  expect(mappingFault({ kind: "targets", headerRow: 1, columns: { name: 2, code: 2 } })).toEqual({
    fault: "twice",
    column: 2,
  });
  expect(mappingFault({ kind: "targets", headerRow: 1, columns: { name: 2, code: 1 } })).toBeNull();
});

test("columns are called as in the spreadsheet program", () => {
  expect([0, 25, 26, 51, 52, 701, 702].map(columnLetters)).toEqual(["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
});
