import { describe, expect, test } from "vitest";
import type { Inspector, Relation, Target } from "../../src/domain/roster.ts";
import { diffTargets } from "../../src/domain/roster-diff.ts";
import { diffInspectors, type InspectorRegistry } from "../../src/domain/roster-diff-inspectors.ts";
import { rowSentence } from "../../src/domain/roster-words.ts";
import { inspectorsOf, targetsOf } from "./roster-table.ts";

const header = ["姓名", "执法证号", "有效期至", "科室", "专长", "手机号码", "邮箱", "请假", "回避关系"];
const targets: Target[] = diffTargets([], targetsOf(["单位名称"], ["甲县一小"], ["甲县中学"])).added;
const empty: InspectorRegistry = { inspectors: [], relations: [], targets };

const added = (...rows: string[][]): { inspectors: Inspector[]; relations: Relation[] } => {
  const diff = diffInspectors(empty, inspectorsOf(header, ...rows));
  return { inspectors: diff.added, relations: diff.relations };
};

describe("a row", () => {
  test("everything it can say", () => {
    const row = [
      "张 三",
      "１３９９ 99-01",
      "2024.1.1-2027.12.31",
      "安全科",
      "校车安全、消防安全",
      "+86 199 0000 0001",
      "Zhang@Example.cn",
      "2026-03-02至2026-03-06；2026-05-08",
      "亲属：甲县一小；曾任职：甲县中学（2025年8月31日）",
    ];
    expect(added(row)).toEqual({
      inspectors: [
        {
          id: "R0001",
          name: "张 三",
          certNumber: "13999901",
          certUntil: "2027-12-31",
          section: "安全科",
          department: null,
          district: null,
          specialties: ["校车安全", "消防安全"],
          leave: [
            { from: "2026-03-02", to: "2026-03-06" },
            { from: "2026-05-08", to: "2026-05-08" },
          ],
          mobile: "19900000001",
          email: "zhang@example.cn",
          tags: [],
          note: null,
          status: "active",
        },
      ],
      relations: [
        { inspectorId: "R0001", targetId: "D0001", kind: "kin", until: null },
        { inspectorId: "R0001", targetId: "D0002", kind: "worked", until: "2025-08-31" },
      ],
    });
  });

  test("nothing but a name is enough; the certificate is then missing, not invented", () => {
    expect(added(["张三", "", "", "", "", "", "", "", ""]).inspectors[0]).toMatchObject({
      certNumber: null,
      certUntil: null,
      leave: [],
      specialties: [],
    });
  });

  test("what cannot be read keeps the row out, in words", () => {
    const file = inspectorsOf(
      header,
      ["张三", "1", "明年", "", "", "1990000", "a@b", "下周", ""],
      ["李四", "1.39E+15", "", "", "", "", "", "", "表弟：甲县一小"],
      ["", "2", "", "", "", "", "", "", ""],
    );
    expect(file.faulty.map(rowSentence)).toEqual([
      "第 2 行（张三）：日期“明年”无法识别，请按 2026-12-31 的样式填写；手机号“1990000”不是 11 位手机号码；邮箱“a@b”格式不对；请假时间“下周”无法识别，请按“2026-12-01至2026-12-05”的样式填写",
      "第 3 行（李四）：“执法证号”按数字保存，后几位已被 Excel 改成 0，无法还原；请把该列设为文本格式后重新填写；回避关系“表弟：甲县一小”无法识别，请按“亲属：某某小学；曾任职：某某中学（2025-08-31）”的样式填写",
      "第 4 行：没有填写姓名",
    ]);
  });

  test("a relation is never lost: without a word it is of another kind, with an unknown name the row stays out", () => {
    expect(
      added(["张三", "", "", "", "", "", "", "", "甲县一小、甲县中学"]).relations.map((one) => [
        one.targetId,
        one.kind,
      ]),
    ).toEqual([
      ["D0001", "other"],
      ["D0002", "other"],
    ]);
    const diff = diffInspectors(
      empty,
      inspectorsOf(header, ["张三", "", "", "", "", "", "", "", "亲属：甲县十小"]),
    );
    expect([diff.added, diff.relations]).toEqual([[], []]);
    expect(diff.faulty.map(rowSentence)).toEqual([
      "第 2 行（张三）：回避关系中的“甲县十小”不在检查对象名录中，请核对名称，或先导入检查对象",
    ]);
  });
});

describe("against the registry", () => {
  const [zhang] = added([
    "张三",
    "139999-1",
    "2026-12-31",
    "安全科",
    "校车安全",
    "19900000001",
    "",
    "",
    "",
  ]).inspectors;
  if (!zhang) throw new Error("no inspector");
  const registry: InspectorRegistry = { ...empty, inspectors: [zhang] };
  const diff = (...rows: string[][]) => diffInspectors(registry, inspectorsOf(header, ...rows));

  test("the same certificate, a new certificate with the old mobile, a namesake", () => {
    expect(diff(["张三丰", "1399991", "", "", "", "", "", "", ""]).changed).toMatchObject([
      { id: "R0001", fields: ["name"] },
    ]);
    expect(diff(["张三", "139999-2", "2029-12-31", "", "", "19900000001", "", "", ""]).changed).toMatchObject(
      [{ fields: ["certNumber", "certUntil"] }],
    );
    expect(diff(["张三", "139999-3", "", "基教科", "", "19900000003", "", "", ""]).added).toMatchObject([
      { id: "R0002", name: "张三" },
    ]);
    expect(diff(["张三", "", "", "", "", "", "", "", ""]).same).toEqual(["R0001"]);
  });

  test("only relations that are new are in the difference", () => {
    const row = ["张三", "", "", "", "", "", "", "", "亲属：甲县一小"];
    const { relations } = diff(row);
    expect(relations).toEqual([{ inspectorId: "R0001", targetId: "D0001", kind: "kin", until: null }]);
    expect(diffInspectors({ ...registry, relations }, inspectorsOf(header, row)).relations).toEqual([]);
  });

  test("whoever is missing from a whole list becomes inactive", () => {
    const whole = diffInspectors(registry, inspectorsOf(header, ["李四", "", "", "", "", "", "", "", ""]), {
      whole: true,
    });
    expect(whole.gone).toMatchObject([{ id: "R0001", after: { status: "inactive" } }]);
  });
});
