import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { TargetType } from "../../src/domain/roster.ts";
import { targetTypeNames } from "../../src/domain/words.ts";

const guide = z.strictObject({
  points: z
    .array(z.strictObject({ text: z.string().min(2).max(60), standard: z.string().min(8).max(120) }))
    .min(3)
    .max(6),
  materials: z.array(z.string().min(2)).min(3).max(5),
  steps: z.array(z.string().min(2)).min(3).max(5),
});

const starterItem = z.strictObject({
  code: z.string().regex(/^QD-\d{2}$/),
  name: z.string().min(4).max(40),
  kind: z.enum(["key", "general"]),
  section: z.string().min(3),
  targetTypes: z.array(z.enum(Object.keys(targetTypeNames) as [TargetType, ...TargetType[]])).min(1),
  legalBasis: z.string().min(1),
  methods: z.array(z.enum(["现场检查", "书面检查", "网络检查"])).min(1),
  content: z.string().min(15).max(120),
  ratioMax: z.strictObject({ num: z.number().int().positive(), den: z.literal(100) }),
  timesAYear: z.union([z.literal(1), z.literal(2)]),
  source: z.string().min(10),
  guide,
});

function read(path: string): unknown {
  return JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8"));
}

const items = z.array(starterItem).parse(read("../../src/domain/starter-items.json"));

/** The last articles of the laws as they stood when the list was made. */
const lastArticle: Record<string, number> = {
  中华人民共和国民办教育促进法: 67,
  中华人民共和国民办教育促进法实施条例: 68,
  中华人民共和国学前教育法: 85,
  幼儿园管理条例: 32,
};

const digits = "零一二三四五六七八九";

function chineseNumber(text: string): number {
  const [tens, ones] = text.includes("十") ? text.split("十") : ["", text];
  const ten = text.includes("十") ? (tens ? digits.indexOf(tens) : 1) * 10 : 0;
  return ten + (ones ? digits.indexOf(ones) : 0);
}

/** "《law》第…条…" parts of a basis, each with its law. */
function articles(basis: string): { law: string; article: number }[] {
  return basis.split("；").flatMap((part) => {
    const law = part.match(/^《([^》]+)》/)?.[1];
    if (law === undefined) return [];
    return [...part.matchAll(/第([一二三四五六七八九十]+)条/g)].map((match) => ({
      law,
      article: chineseNumber(match[1] ?? ""),
    }));
  });
}

/** Items whose basis names 第（nth）项 of the article, whatever other articles stand beside it. */
function naming(law: string, article: string, nth: string): string[] {
  return items
    .filter((item) =>
      item.legalBasis
        .split("；")
        .some((part) => part.startsWith(`《${law}》`) && part.includes(`${article}第（${nth}）项`)),
    )
    .map((item) => item.code);
}

const eight = ["一", "二", "三", "四", "五", "六", "七", "八"];
const twelve = [...eight, "九", "十", "十一", "十二"];

describe("the starter list of items", () => {
  test("has no code or name twice, and no target type or method twice in an item", () => {
    expect(new Set(items.map((item) => item.code)).size).toBe(items.length);
    expect(new Set(items.map((item) => item.name)).size).toBe(items.length);
    for (const item of items) {
      expect(new Set(item.targetTypes).size, item.code).toBe(item.targetTypes.length);
      expect(new Set(item.methods).size, item.code).toBe(item.methods.length);
    }
  });

  test.each(twelve)("has one item for 实施条例 第六十三条第（%s）项", (nth) => {
    expect(naming("中华人民共和国民办教育促进法实施条例", "第六十三条", nth)).toHaveLength(1);
  });

  test.each(eight)("has one item for 促进法 第六十二条第（%s）项", (nth) => {
    expect(naming("中华人民共和国民办教育促进法", "第六十二条", nth)).toHaveLength(1);
  });

  test("gives every item a basis with an article or a document number", () => {
    for (const { code, legalBasis } of items) {
      const law = /《[^》]+》.*第[一二三四五六七八九十]+条/.test(legalBasis);
      expect(law || /〔\d{4}〕\d+号/.test(legalBasis), code).toBe(true);
    }
  });

  test("names no article beyond the end of its law", () => {
    const cited = items.flatMap((item) => articles(item.legalBasis));
    expect(cited.length).toBeGreaterThan(60);
    for (const { law, article } of cited) {
      expect(article, law).toBeGreaterThan(0);
      expect(article, law).toBeLessThanOrEqual(lastArticle[law] ?? 100);
    }
  });

  test("says of every item where and when its source was published", () => {
    for (const { code, source } of items) {
      expect(source, code).toMatch(/https?:\/\/\S+ .*\d{4}-\d{2}-\d{2}/);
    }
  });

  test("says in every standard what passes, never a question or an empty reference to rules", () => {
    for (const { code, guide: own } of items) {
      for (const { standard } of own.points) {
        expect(standard, code).not.toMatch(
          /是否|有没有|有无|^(均|已|都)?(符合|达到)(有关|相关)?(规定|要求|标准)/,
        );
      }
      expect(new Set(own.points.map((point) => point.text)).size, code).toBe(own.points.length);
    }
  });

  test("caps key items at 20% and general ones at 10%", () => {
    for (const item of items) {
      expect(item.ratioMax.num, item.code).toBe(item.kind === "key" ? 20 : 10);
    }
  });
});

test("every demo item has its guide", () => {
  const codes = z.array(z.object({ code: z.string() })).parse(read("../../prisma/demo/items.json"));
  const guides = z.record(z.string(), guide).parse(read("../../prisma/demo/guides.json"));
  expect(Object.keys(guides).sort()).toEqual(codes.map((item) => item.code).sort());
});
