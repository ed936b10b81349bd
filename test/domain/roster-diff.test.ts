import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { creditCheckCharacter } from "../../src/domain/credit-code.ts";
import type { Target } from "../../src/domain/roster.ts";
import { rosterIdPattern } from "../../src/domain/roster.ts";
import { diffTargets } from "../../src/domain/roster-diff.ts";
import { targetsOf } from "./roster-table.ts";

const codeOf = (n: number): string => {
  const first17 = `9113999900000${String(n).padStart(4, "0")}`;
  return first17 + creditCheckCharacter(first17);
};

const target = (fields: Partial<Target> & { id: string; name: string }): Target => ({
  code: null,
  type: "primary",
  ownership: "public",
  subject: "事业单位",
  district: null,
  address: null,
  contact: null,
  phone: null,
  classes: null,
  creditClass: null,
  ...{ creditIndex: null, aliases: [] },
  tags: [],
  note: null,
  status: "active",
  ...fields,
});

const header = ["编号", "单位名称", "代码", "地址", "班数", "状态"];
const row = (cells: {
  id?: string;
  name: string;
  code?: string;
  address?: string;
  classes?: string;
  status?: string;
}): string[] => [
  cells.id ?? "",
  cells.name,
  cells.code ?? "",
  cells.address ?? "",
  cells.classes ?? "",
  cells.status ?? "",
];

describe("new targets", () => {
  test("ids: the code, else the file's number, else the next free one", () => {
    const current = [target({ id: "D0001", name: "甲县一小" }), target({ id: "D0003", name: "甲县三小" })];
    const file = targetsOf(
      header,
      row({ id: "X-9", name: "甲", code: codeOf(1) }),
      row({ id: "X-8", name: "乙" }),
      row({ name: "丙" }),
      row({ name: "丁" }),
      row({ id: "不 行|", name: "戊" }),
    );
    expect(diffTargets(current, file).added.map((one) => one.id)).toEqual([
      codeOf(1),
      "X-8",
      "D0002",
      "D0004",
      "D0005",
    ]);
    let n = 0;
    expect(diffTargets(current, file, { nextId: () => `N${++n}` }).added.map((one) => one.id)).toEqual([
      codeOf(1),
      "X-8",
      "N1",
      "N2",
      "N3",
    ]);
  });

  test("a number that only counts lines is no identity", () => {
    const first = diffTargets([], targetsOf(header, row({ id: "1", name: "甲县一小" }))).added;
    expect(first[0]?.id).toBe("D0001");
    const next = diffTargets(first, targetsOf(header, row({ id: "1", name: "甲县二小" })));
    expect([next.added.map((one) => one.id), next.changed]).toEqual([["D0002"], []]);
  });

  test("every id can be hashed, none occurs twice", () => {
    const name = fc.stringMatching(/^[甲乙丙丁戊己a1 ]{1,6}$/);
    const rows = fc.array(fc.record({ id: fc.option(fc.string(), { nil: "" }), name }), { maxLength: 30 });
    fc.assert(
      fc.property(rows, rows, (first, second) => {
        const safe = [{ id: "", name: "甲县小学" }];
        const { added } = diffTargets([], targetsOf(header, ...[...safe, ...first].map(row)));
        const next = diffTargets(added, targetsOf(header, ...[...safe, ...second].map(row)));
        const ids = [...added, ...next.added].map((one) => one.id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const id of ids) expect(id).toMatch(rosterIdPattern);
      }),
    );
  });
});

describe("known targets", () => {
  const known = target({
    id: "D0007",
    name: "甲县一小",
    code: null,
    address: "东街1号",
    classes: 12,
    note: "旧备注",
  });

  test("by code, by number, by name", () => {
    const coded = target({ id: "D0001", name: "旧名", code: codeOf(1) });
    const diff = diffTargets(
      [coded, known],
      targetsOf(header, row({ name: "新名", code: codeOf(1) }), row({ id: "D0007", name: "甲县第一小学" })),
    );
    expect(diff.changed.map(({ id, fields }) => [id, fields])).toEqual([
      ["D0001", ["name"]],
      ["D0007", ["name"]],
    ]);
    expect(
      diffTargets([known], targetsOf(header, row({ name: "甲县 一小 ", classes: "14" }))).changed,
    ).toEqual([
      {
        id: "D0007",
        before: known,
        after: { ...known, name: "甲县 一小", classes: 14 },
        fields: ["classes", "name"],
      },
    ]);
  });

  test("blank cells and guesses change nothing", () => {
    expect(
      diffTargets([{ ...known, type: "special" }], targetsOf(header, row({ name: "甲县一小" }))),
    ).toEqual({ added: [], changed: [], gone: [], same: ["D0007"], faulty: [] });
  });

  test("the same name at another address is for people to decide, unless codes say that they are two", () => {
    const moved = targetsOf(header, row({ name: "甲县一小", address: "西街2号" }));
    expect(diffTargets([known], moved)).toMatchObject({
      added: [],
      changed: [],
      faulty: [{ faults: [{ code: "row.addressConflict" }] }],
    });
    const both = [known, { ...known, id: "D0008", address: "西街2号" }];
    expect(diffTargets(both, moved).same).toEqual(["D0008"]);
    expect(
      diffTargets(
        [{ ...known, code: codeOf(1) }],
        targetsOf(header, row({ name: "甲县一小", code: codeOf(2), address: "西街2号" })),
      ).added,
    ).toHaveLength(1);
  });

  test("an old number gives way to a code, a code to no other code", () => {
    const old = { ...known, code: "139999000000001" };
    const file = targetsOf(header, row({ name: "甲县一小", code: codeOf(2) }));
    expect(diffTargets([old], file).changed[0]?.after).toMatchObject({ id: "D0007", code: codeOf(2) });
    expect(diffTargets([{ ...known, code: codeOf(1) }], file)).toMatchObject({
      added: [],
      changed: [],
      faulty: [
        { row: 2, faults: [{ code: "row.codeConflict", facts: { name: "甲县一小", code: codeOf(1) } }] },
      ],
    });
  });

  test("a name that fits two is asked about; two rows for one target too", () => {
    const twins = [known, { ...known, id: "D0008", address: "西街2号" }];
    const file = targetsOf(header, row({ name: "甲县一小" }));
    expect(diffTargets(twins, file).faulty[0]?.faults).toEqual([
      { code: "row.ambiguousName", facts: { name: "甲县一小", count: 2 } },
    ]);
    const twice = targetsOf(header, row({ name: "甲县一小" }), row({ id: "D0007", name: "甲县第一小学" }));
    expect(diffTargets([known], twice).faulty[0]).toMatchObject({
      row: 3,
      faults: [{ code: "row.sameEntry", facts: { first: 2 } }],
    });
  });
});

describe("a file that is the whole list", () => {
  const current = [
    target({ id: "D1", name: "甲县一小" }),
    target({ id: "D2", name: "甲县二小" }),
    target({ id: "D3", name: "甲县三小", status: "inactive" }),
  ];

  test("gone is listed and becomes inactive; said to be part, nothing is gone", () => {
    const file = targetsOf(header, row({ name: "甲县一小" }));
    expect(diffTargets(current, file).gone).toEqual([]);
    expect(diffTargets(current, file, { whole: true }).gone).toEqual([
      { id: "D2", before: current[1], after: { ...current[1], status: "inactive" }, fields: ["status"] },
    ]);
  });

  test("what a faulty row is about is not gone", () => {
    const file = targetsOf(header, row({ name: "甲县一小" }), row({ name: "甲县 二小", classes: "多" }));
    expect(diffTargets(current, file, { whole: true })).toMatchObject({ gone: [], faulty: [{ row: 3 }] });
  });

  test("what is back on it is active again, unless the row says otherwise", () => {
    const back = targetsOf(header, row({ name: "甲县三小" }));
    expect(diffTargets(current, back, { whole: true }).changed).toMatchObject([
      { id: "D3", fields: ["status"], after: { status: "active" } },
    ]);
    expect(diffTargets(current, back).changed).toEqual([]);
    const still = targetsOf(header, row({ name: "甲县三小", status: "停办" }));
    expect(diffTargets(current, still, { whole: true }).changed).toEqual([]);
  });
});

test("what was clear and is applied changes nothing a second time; the diff is plain JSON", () => {
  const cells = fc.record({
    name: fc.constantFrom("甲小学", "乙小学", "丙幼儿园", "丁培训有限公司", "戊中学"),
    code: fc.constantFrom("", codeOf(1), codeOf(2), codeOf(3), "139999000000009"),
    address: fc.constantFrom("", "东街1号", "西街2号"),
    classes: fc.constantFrom("", "3", "12班", "多"),
    status: fc.constantFrom("", "正常", "停办"),
  });
  const rows = fc.array(cells, { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(rows, rows, fc.boolean(), (first, second, whole) => {
      const registry = diffTargets([], targetsOf(header, ...first.map(row))).added;
      const read = targetsOf(header, ...second.map(row));
      const unclear = new Set(diffTargets(registry, read).faulty.map((one) => one.row));
      const file = { ...read, drafts: read.drafts.filter((draft) => !unclear.has(draft.row)), faulty: [] };
      const diff = diffTargets(registry, file, { whole });
      expect(JSON.parse(JSON.stringify(diff))).toEqual(diff);
      const after = new Map(registry.map((one) => [one.id, one]));
      for (const { id, after: now } of [...diff.changed, ...diff.gone]) after.set(id, now);
      for (const one of diff.added) after.set(one.id, one);
      expect(diffTargets([...after.values()], file, { whole })).toMatchObject({
        added: [],
        changed: [],
        gone: [],
      });
    }),
    { numRuns: 300 },
  );
});
