import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { changedFields, changesInWords, partOf, putOnto } from "../../src/domain/registry-change.ts";
import { emptyEntry, formOf, type RegistryEntry, readForm } from "../../src/domain/registry-form.ts";
import { gapDays, scopeOf, scopeSubject } from "../../src/domain/registry-gaps.ts";
import type { Inspector, Target } from "../../src/domain/roster.ts";

const target: Target = {
  id: "JY-0001",
  code: "100000000000001",
  name: "示例镇第一小学",
  type: "primary",
  ownership: "public",
  subject: "事业单位",
  district: "城关学区",
  address: "一街",
  contact: null,
  phone: null,
  classes: 12,
  creditClass: "C",
  creditIndex: 61.5,
  tags: ["寄宿", "校车"],
  aliases: [],
  note: null,
  status: "active",
};
const inspector: Inspector = {
  ...(emptyEntry("inspectors", "I-1") as Inspector),
  name: "李文博",
  certUntil: "2027-12-31",
  leave: [{ from: "2026-12-01", to: "2026-12-05" }],
  specialties: ["财务"],
};

const read = (form: Record<string, string>, base: RegistryEntry = target) =>
  readForm("leave" in base ? "inspectors" : "targets", form, base);

describe("a form", () => {
  it("that nobody touched changes nothing, whatever the record", () => {
    expect(read(formOf("targets", target))).toEqual({ entry: target });
    expect(read(formOf("inspectors", inspector), inspector)).toEqual({ entry: inspector });
    const words = fc.string({ unit: fc.constantFrom(..."城关镇甲乙第一A3"), minLength: 1, maxLength: 20 });
    const some = fc.record({
      name: words,
      address: fc.option(words),
      classes: fc.option(fc.nat(999)),
      tags: fc.uniqueArray(words, { maxLength: 6 }),
    });
    fc.assert(
      fc.property(some, (over) => {
        const one = { ...target, ...over };
        expect(read(formOf("targets", one), one)).toEqual({ entry: one });
      }),
    );
  });

  it("keeps what it does not hold: class, index, leave", () => {
    expect(read({ name: "示例镇中心小学" })).toEqual({ entry: { ...target, name: "示例镇中心小学" } });
    expect(read({ specialties: "财务、 食品安全" }, inspector)).toEqual({
      entry: { ...inspector, specialties: ["财务", "食品安全"] },
    });
  });

  test.each([
    [{ code: "１００００ 00000-00001" }, { code: "100000000000001" }],
    [{ code: "121300000000000012" }, "code"],
    [{ code: "" }, { code: null }],
    [{ name: " （） " }, "name"],
    [{ name: "校".repeat(101) }, "tooLong"],
    [{ classes: "十二" }, "classes"],
    [{ classes: "" }, { classes: null }],
    [{ type: "学校" }, "choice"],
    [{ status: "" }, "choice"],
    [{ tags: "寄宿，校车;寄宿" }, { tags: ["寄宿", "校车"] }],
    [{ tags: "" }, { tags: [] }],
  ])("with %j is read or refused", (form, wanted) => {
    const done = read(form as unknown as Record<string, string>);
    if (typeof wanted === "string") expect(done).toMatchObject({ fault: wanted });
    else expect(done).toMatchObject({ entry: wanted });
  });

  test.each([
    [{ certUntil: "2027年12月31日" }, { certUntil: "2027-12-31" }],
    [{ certUntil: "长期" }, { certUntil: "9999-12-31" }],
    [{ certUntil: "明年" }, "day"],
    [{ mobile: "+86 138-0000-0000" }, { mobile: "13800000000" }],
    [{ mobile: "12345" }, "mobile"],
    [{ email: "a@b" }, "email"],
    [{ email: "A@B.cn" }, { email: "a@b.cn" }],
  ])("of an inspector with %j is read or refused", (form, wanted) => {
    const done = read(form as unknown as Record<string, string>, inspector);
    if (typeof wanted === "string") expect(done).toMatchObject({ fault: wanted });
    else expect(done).toMatchObject({ entry: wanted });
  });

  it("with anything at all never throws", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string()), (form) => {
        expect(Object.keys(read(form))).toBeTruthy();
      }),
    );
  });
});

describe("a change", () => {
  const after = { ...target, address: "二街", tags: ["寄宿"] };
  const fields = changedFields("targets", target, after);
  const change = { before: partOf(target, fields), after: partOf(after, fields) };

  it("is the fields that differ, in words that people read", () => {
    expect(fields).toEqual(["address", "tags"]);
    expect(changesInWords("targets", change.before, change.after)).toEqual([
      { field: "地址", before: "一街", after: "二街" },
      { field: "分类标注", before: "寄宿、校车", after: "寄宿" },
    ]);
    expect(changesInWords("targets", { status: "active" }, { status: "inactive" })).toEqual([
      { field: "状态", before: "正常", after: "停用" },
    ]);
  });

  it("is put onto a record that others changed elsewhere, and taken back again", () => {
    const meanwhile = { ...target, phone: "0310-1" };
    const put = putOnto(meanwhile, change.before, change.after);
    expect(put).toEqual({ ...after, phone: "0310-1" });
    expect(putOnto(put as RegistryEntry, change.after, change.before)).toEqual(meanwhile);
  });

  it("is not put onto a record in which the same field was changed", () => {
    expect(putOnto({ ...target, address: "三街" }, change.before, change.after)).toBeNull();
  });
});

describe("what is missing", () => {
  it("is measured by days", () => {
    expect(gapDays(new Date("2026-11-24T02:00:00Z"), "2026-11-24")).toEqual({
      today: "2026-11-24",
      soon: "2026-12-24",
      staleBefore: new Date("2025-11-24T02:00:00Z"),
    });
  });

  test.each(["城关学区", "a:b", null])("is owed by %j under a subject that can be read back", (district) => {
    expect(scopeOf(scopeSubject(district, "2026-12"))).toEqual({ district, month: "2026-12" });
  });

  it("has no scope for other subjects", () => {
    expect(scopeOf("member:1")).toBeNull();
    expect(scopeOf("registry:x:2026")).toBeNull();
  });
});
