import { describe, expect, test } from "vitest";
import { parse } from "../../cards/acts.ts";
import type { Card } from "../../cards/kit.ts";
import { checkCard, MAX_BYTES } from "../../cards/kit-check.ts";
import { plainText } from "../../cards/kit-plain.ts";
import { samples as common, huge as commonHuge, hostile, type Sample } from "./samples.ts";
import { hugeSchemeSamples, schemeSamples } from "./samples-schemes.ts";

const samples = [...common, ...schemeSamples];
const huge = [...commonHuge, ...hugeSchemeSamples];

const drawn = (one: Sample, facts: unknown = one.facts): Card => one.draw(facts as never);

type Json = Record<string, unknown>;
/** Every object in the card, however deep. */
function objects(value: unknown): Json[] {
  if (Array.isArray(value)) return value.flatMap(objects);
  if (typeof value !== "object" || value === null) return [];
  return [value as Json, ...Object.values(value).flatMap(objects)];
}
const buttonsOf = (card: Card): Json[] => objects(card.body).filter((one) => one.tag === "button");
const valuesOf = (card: Card): Json[] =>
  buttonsOf(card).flatMap((button) =>
    (button.behaviors as { type: string; value: Json }[])
      .filter(({ type }) => type === "callback")
      .map((behaviour) => behaviour.value),
  );

const sixty = (piece: string): string => piece.repeat(60).slice(0, 60);
const attacks = {
  asterisks: sixty("*"),
  mention: sixty("<at id=all></at>"),
  link: sixty("[点我](https://evil.com)"),
  han: sixty("示例县第一实验小学"),
  emoji: "😀".repeat(60),
  endless: "*".repeat(3_000),
};

describe.each(samples)("$name", (one) => {
  test("is what it was", () => {
    const { header, body } = drawn(one) as { header: Json; body: { elements: Json[] } };
    expect([header, ...body.elements].map((part) => JSON.stringify(part)).join("\n")).toMatchSnapshot();
  });
  test("reads", () => {
    expect(plainText(drawn(one))).toMatchSnapshot();
  });
});

describe("every card", () => {
  test.each([...samples, ...huge])("keeps the platform's rules: $name", (one) => {
    expect(checkCard(drawn(one))).toEqual([]);
  });

  test.each([...samples, ...huge])("keeps them with the worst names: $name", (one) => {
    for (const [attack, words] of Object.entries(attacks)) {
      const card = drawn(one, hostile(one.facts, words));
      expect(checkCard(card), attack).toEqual([]);
      expect(Buffer.byteLength(JSON.stringify(card)), attack).toBeLessThanOrEqual(MAX_BYTES);
    }
  });

  test.each([...samples, ...huge])("shows foreign words as words: $name", (one) => {
    const card = drawn(one, hostile(one.facts, attacks.mention));
    for (const { content } of objects(card.body).filter((object) => object.tag === "markdown")) {
      const tags = String(content).match(/<[^>]*>/g) ?? [];
      for (const tag of tags)
        expect(tag).toMatch(
          /^<(font color='(grey|green|orange|red|blue)'|\/font|text_tag color='[a-z]+'|\/text_tag)>$/,
        );
    }
  });

  test.each([...samples, ...huge])("carries acts that come back: $name", (one) => {
    const form = {
      batch: "1",
      witnesses: ["p1", "p2"],
      deadline: "2026-11-24 17:30 +0800",
      digits: "123456",
      means: "掷骰",
      reason: "理由",
      text: "意见",
      name: "李文博",
      value: "03 08 12",
      more: "2",
      assignmentId: "2026-03-1-005",
      entry: "2026-03-v1|1",
      taskNumber: "HB2026-0311",
      unit: "县疾控中心",
      task: "采样",
      basis: "《学前教育法》",
      content: "收费",
      ratio: "10%",
      times: "1",
      duty: "职责第二项",
      entryId: "2027-01-v1",
      credit: "no",
      grade: "A-",
      stratum: "A",
      points: "20",
      riskier: "up",
      batches: "1",
      draw: "3月",
      visit: "4月—6月",
      gap: "tag",
      period: "2026-12-01",
      leave: "2026-12-01|2026-12-05",
      target: "示例镇第一小学",
      kind: "kin",
      relation: "kin|JY-1",
      reason2: "已毕业",
      ...{
        purpose: "甲",
        matters: "甲",
        scope: "甲",
        staffing: "甲",
        schedule: "甲",
        method: "甲",
        discipline: "甲",
      },
      ...{
        place: "平台编号 1",
        on: "2026年11月24日",
        day: "2026-11-24",
        topic: "食堂",
        trainer: "法规科",
        hours: "4",
      },
      ...{
        groups: ["*"],
        names: "高远、白露",
        skills: "",
        section: "安全科",
        origin: "上级部署",
        why: "部署",
      },
      ...{
        items: ["JY-08"],
        types: [],
        districts: "",
        tags: "",
        percent: "100",
        teamSize: "2",
        announced: "no",
      },
      ...{ address: "https://www.example.gov.cn/1", number: "" },
      headerRow: "1",
      ...{ drawUntil: "2026/12/1", visitFrom: "2026.12.2", visitUntil: "2026-12-15" },
    };
    for (const value of valuesOf(drawn(one))) {
      const kind = /^(plan|item)\./.test(String(value.act)) ? "general" : form.kind;
      expect(parse(value, { ...form, kind })).toMatchObject({ act: value.act });
    }
  });

  test.each(samples)("speaks Chinese: $name", (one) => {
    const said = plainText(drawn(one))
      .replace(/[0-9a-f]{64}|[0-9a-f]{6}…[0-9a-f]{6}|校验值　[0-9a-f]{16}|公示网址　\S+/g, "")
      .replace(/printf .* sha256sum|\.xlsx|HB(?=\d)|[A-Z]{1,2}-/g, "");
    expect(said).not.toMatch(/[A-Za-z]{2,}|undefined|null|NaN|Invalid/);
    expect((drawn(one).config as { summary: { content: string } }).summary.content).not.toMatch(
      /[A-Za-z]{3,}/,
    );
  });

  test.each(samples)("offers a way on, or needs none: $name", (one) => {
    const final =
      /cancelled|expired|import, (checking|applying|undoing|failed|undone)|superseded|applied|reader|shorthanded|asked|settled|acked|given|decided|approved|refused|agreed|all known|refusal|answer|nothing new/;
    if (!final.test(one.name)) expect(buttonsOf(drawn(one)).length).toBeGreaterThan(0);
  });
});

test("a sealed draw's preparation tells no rate and no reason of exclusion", () => {
  const sealed = samples.find((one) => one.name === "draw prepare, sealed") as Sample;
  const said = plainText(drawn(sealed));
  expect(said).not.toMatch(/%|一年内|抽取比例|不参加抽取的原因/);
  expect(said).toContain("5 家");
});

test("an unannounced draw's card names no target and no inspector", () => {
  const card = samples.find((one) => one.name === "ceremony, drawn, unannounced") as Sample;
  expect(plainText(drawn(card))).not.toMatch(/幼儿园、|示例镇|李文博/);
});
