import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  canonicalText,
  itemChanges,
  type PublicContent,
  publicAddress,
  registrationFault,
  whitelisted,
} from "../../src/domain/publication.ts";
import { blocksOf } from "../../src/domain/publication-table.ts";

const entry = {
  code: "2026-01",
  name: "学校食堂检查",
  kind: "key" as const,
  section: "安全科",
  partners: [],
  departments: [],
  lead: null,
  items: ["A1"],
  scope: "全部检查对象",
  ratio: "按信用风险分类确定",
  times: 1,
  drawFrom: "2026-03-01",
  drawUntil: "2026-03-31",
  visitFrom: "2026-04-01",
  visitUntil: "2026-04-30",
};
const item = {
  code: "A1",
  name: "食堂",
  kind: "key" as const,
  section: "安全科",
  targets: "小学",
  basis: "食品安全法",
  content: "留样",
  methods: ["现场"],
  ratio: "10%",
  frequency: "每年一次",
  departments: [],
};
const contents: PublicContent[] = [
  {
    kind: "items",
    bureau: "示例县教育局",
    items: [item],
    changes: [{ change: "added", code: "A1", name: "食堂", what: "新增" }],
  },
  { kind: "plan", bureau: "示例县教育局", year: 2026, version: 1, reason: "", entries: [entry], changes: [] },
  { kind: "task", bureau: "示例县教育局", entry, reason: "群众反映" },
  {
    kind: "scheme",
    bureau: "示例县教育局",
    code: "2026-01",
    batch: 1,
    name: "食堂",
    sections: [{ heading: "时间", text: "四月" }],
  },
];

/** Hangs the field on every object of the content. */
const laden = (value: unknown, field: string, secret: string): unknown => {
  if (Array.isArray(value)) return value.map((one) => laden(one, field, secret));
  if (value === null || typeof value !== "object") return value;
  const rest = Object.entries(value).map(([key, one]) => [key, laden(one, field, secret)]);
  return { ...Object.fromEntries(rest), [field]: secret };
};

describe("what is public", () => {
  it("never holds a field that the model does not name, wherever it hung", () => {
    const names = [
      "creditClass",
      "creditIndex",
      "rates",
      "coolDown",
      "cap",
      "mobile",
      "idNumber",
      "inspectors",
      "x",
    ];
    fc.assert(
      fc.property(fc.constantFrom(...contents), fc.constantFrom(...names), (content, field) => {
        const told = laden(content, field, "SECRET-13900000000") as PublicContent;
        expect(whitelisted(told)).toEqual(content);
        expect(canonicalText(told)).toBe(canonicalText(content));
        expect(JSON.stringify(blocksOf(told))).not.toContain("SECRET");
      }),
    );
  });

  it("has the same text whatever the order of its fields", () => {
    const turned = Object.fromEntries(
      Object.entries(contents[0] ?? {}).reverse(),
    ) as unknown as PublicContent;
    expect(canonicalText(turned)).toBe(canonicalText(contents[0] as PublicContent));
  });

  it("tells what differs from the list that was public", () => {
    const changed = { ...item, name: "学校食堂" };
    const added = { ...item, code: "B1" };
    expect(itemChanges([item, { ...item, code: "C1" }], [changed, added])).toEqual([
      { change: "changed", code: "A1", name: "学校食堂", what: "调整名称" },
      { change: "added", code: "B1", name: "食堂", what: "新增" },
      { change: "retired", code: "C1", name: "食堂", what: "停用" },
    ]);
    expect(itemChanges([item], [{ ...item }])).toEqual([]);
  });
});

describe("登记公示", () => {
  it.each([
    "javascript:alert(1)",
    "ftp://a.cn",
    "https://",
    "https://a b.cn",
    `https://a.cn/${"x".repeat(500)}`,
  ])("takes no address like %s", (said) => expect(publicAddress(said)).toBeNull());
  it("wants an address or a number, and a day between approval and today", () => {
    const fault = (over: object) =>
      registrationFault({ address: "", number: "1", on: "2026-11-24", ...over }, "2026-11-23", "2026-11-25");
    expect(fault({})).toBeNull();
    expect(fault({ number: "" })).toBe("publication.where");
    expect(fault({ address: "x" })).toBe("publication.address");
    expect(fault({ on: "2026-11-26" })).toBe("publication.future");
    expect(fault({ on: "2026-11-22" })).toBe("publication.early");
  });
});
