import { readdirSync, readFileSync } from "node:fs";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type County, county } from "./county.ts";

let stage: County;
beforeEach(async () => {
  stage = await county();
});
afterEach(() => stage.end());

const samples = new URL("../../prisma/demo/samples/", import.meta.url);
const sample = (end: string): { name: string; bytes: Buffer } => {
  const name = readdirSync(samples).find((one) => one.endsWith(end)) ?? "";
  return { name, bytes: readFileSync(new URL(encodeURIComponent(name), samples)) };
};

it("shows what a roster would change, and writes nothing before 应用", async () => {
  const clerk = stage.actor("双随机办");
  const { name, bytes } = sample(".xlsx");
  const before = await stage.serving.store.read.registry.counts();
  await clerk.drops(name, bytes);
  const card = await clerk.card("导入检查对象名录");
  expect(card.text()).toContain("12");
  expect(await stage.serving.store.read.registry.counts()).toEqual(before);
  expect((await card.press("应用")).toast?.content).toContain("新增 12");
  expect((await stage.serving.store.read.registry.counts()).targets).toBe(before.targets + 12);
  expect(card.has("应用")).toBe(false);
  await clerk.drops(name, bytes);
  expect((await clerk.card("导入检查对象名录")).has("应用")).toBe(false);
});

it("names faulty rows with their reasons, and can be called off", async () => {
  const clerk = stage.actor("双随机办");
  const { name, bytes } = sample(".csv");
  await clerk.drops(name, bytes, "group");
  const card = await clerk.card("导入检查对象名录", "group");
  expect(card.text()).toContain("校验位");
  await card.press("取消");
  expect(card.text()).toContain("已取消");
});

it("says in a sentence what is wrong with a file", async () => {
  const clerk = stage.actor("双随机办");
  await clerk.drops("空.xlsx", Buffer.alloc(0));
  await clerk.drops("坏.xlsx", Buffer.from("PK\u0003\u0004 nothing"));
  const rows = Array.from({ length: 100_001 }, (_, index) => `D${index},某校${index}`);
  await clerk.drops("大.csv", Buffer.from(`编号,单位名称\n${rows.join("\n")}`));
  const texts = clerk
    .cards("没有导入")
    .map((card) => card.text())
    .join("\n");
  expect(texts).toContain("文件是空的");
  expect(texts).toMatch(/损坏|不完整/);
  expect(texts).toContain("行");
});

it("leaves files in the group alone that are none of its business", async () => {
  const inspector = stage.actor("执法检查人员");
  const before = stage.sandbox.messages(stage.group).length;
  await inspector.drops("照片.xlsx", Buffer.from("x"), "group");
  expect(stage.sandbox.messages(stage.group).length).toBe(before + 1);
});
