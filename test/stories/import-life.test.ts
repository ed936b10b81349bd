import { readFileSync } from "node:fs";
import { afterEach, beforeEach, expect, it } from "vitest";
import { readRoster } from "../../src/domain/roster-read.ts";
import { makeFile } from "../../src/files.ts";
import { readSheet } from "../../src/papers/read-sheet.ts";
import { type County, county, draw } from "./county.ts";

let stage: County;
beforeEach(async () => {
  stage = await county();
});
afterEach(() => stage.end());

const csv = (...rows: string[]): Buffer => Buffer.from(rows.join("\n"));
const PREVIEW = "导入检查对象名录";
const counts = () => stage.serving.store.read.registry.counts();

async function applied(...rows: string[]) {
  const clerk = stage.actor("双随机办");
  await clerk.drops("名录.csv", csv(...rows));
  const card = await clerk.card(PREVIEW);
  await card.press("应用");
  await stage.settled();
  return card;
}

it("asks about a row that is nearly a target of ours, and leaves it out until somebody has decided", async () => {
  const clerk = stage.actor("双随机办");
  await applied("单位名称,学区", "示例县青石岭实验小学,青石学区", "示例县黄坡寄宿小学,青石学区");
  const before = await counts();
  await clerk.drops(
    "相似.csv",
    csv(
      "单位名称,学区,班数",
      "示例县青石岭试验小学,青石学区,12",
      "示例县黄坡寄读小学,青石学区,6",
      "示例县云台书院,青石学区,3",
    ),
  );
  const card = await clerk.card(PREVIEW);
  expect(card.text()).toContain("2 行与名录中的单位很像");
  await card.press("决定 2 行是否同一单位");
  const pairs = await clerk.card("是否同一单位");
  expect(pairs.text()).toContain("青石岭试验小学");
  await pairs.press("是同一单位（合并）");
  expect(pairs.text()).toContain("黄坡寄读小学");
  expect(pairs.text()).not.toContain("青石岭试验小学");
  await pairs.press("返回导入预览");
  expect((await card.press("应用")).toast?.content).toContain("新增 1，变更 1");
  expect((await counts()).targets).toBe(before.targets + 1);
  const all = await stage.serving.store.read.registry.targets();
  expect(all.find((one) => one.name === "示例县青石岭试验小学")).toMatchObject({
    aliases: ["示例县青石岭实验小学"],
    classes: 12,
  });
  expect(all.some((one) => one.name === "示例县黄坡寄读小学")).toBe(false);
});

it("takes an import back, and nothing of it is left", async () => {
  const before = await stage.serving.store.read.registry.targets();
  const name = before[0]?.name;
  const card = await applied(
    "单位名称,备注,地址",
    `${name},改过,示例镇新址 9 号`,
    "示例县云台书院,新,示例镇云台路 1 号",
  );
  expect((await counts()).targets).toBeGreaterThan(0);
  expect(await stage.serving.store.read.registry.targets()).not.toEqual(before);
  await card.press("撤销导入");
  await stage.settled();
  expect(card.text()).toContain("已恢复到导入之前");
  expect(await stage.serving.store.read.registry.targets()).toEqual(before);
});

it("does not take back what a draw was frozen from, or what was changed since", async () => {
  const first = await applied("单位名称,备注,地址", "示例县云台书院,新,示例镇云台路 1 号");
  const second = await applied("单位名称,备注,地址", "示例县云台书院,又改,示例镇云台路 1 号");
  await first.press("撤销导入");
  await stage.settled();
  expect(first.text()).toContain("又改过");
  await draw(stage, "2026-01");
  expect((await second.press("撤销导入")).toast?.content).toContain("锁定过抽取名单");
});

it("says that the registry is being written while it is", async () => {
  const clerk = stage.actor("双随机办");
  const rows = Array.from(
    { length: 6_000 },
    (_, n) => `JY${10_000 + n},示例县第${10_000 + n}书院,示例镇 ${n} 号`,
  );
  await clerk.drops("大名录.csv", csv("编号,单位名称,地址", ...rows));
  const card = await clerk.card(PREVIEW);
  expect(card.text()).toContain("6000");
  const before = await counts();
  expect((await card.press("应用")).toast?.content).toContain("正在写入");
  await stage.settled();
  expect(card.text()).toContain("名录已更新");
  expect((await counts()).targets).toBe(before.targets + 6_000);
  const importId = /"importId":"([^"]+)"/.exec(
    JSON.stringify(stage.sandbox.messages(stage.sandbox.p2p(clerk.openId)).at(-1)?.card),
  )?.[1];
  const trail = await stage.serving.store.read.audit.of(`import:${importId}`);
  expect(trail.map(({ action }) => action)).toEqual(["import.staged", "import.applied"]);
  expect(trail[1]?.after).toMatchObject({ added: 6_000, digest: expect.stringMatching(/^[0-9a-f]{64}$/) });
  await card.press("撤销导入");
  await stage.settled();
  expect(await counts()).toEqual(before);
});

it("hands out the registries as files that change nothing when they come back", async () => {
  const clerk = stage.actor("双随机办");
  await applied("单位名称,曾用名,信用风险指数,标签", "示例县云台书院,云台学堂、云台义学,61.25,寄宿制、食堂");
  for (const roster of ["targets", "inspectors"] as const) {
    const file = await makeFile(stage.serving.store.read, { kind: "roster", roster, classes: true });
    if (!file) throw new Error("no file");
    const sheet = await readSheet(file.bytes, file.name, { maxRows: 2_001 });
    if ("refused" in sheet) throw new Error(sheet.refused);
    expect(readRoster(sheet)).toMatchObject({ kind: roster, faulty: [], ignored: [] });
    await clerk.drops(file.name, file.bytes);
    const card = await clerk.card(roster === "targets" ? PREVIEW : "导入执法检查人员名录");
    expect(card.text()).toContain("没有需要写入的变动");
  }
  await clerk.says("导出 名录 人员");
  const messages = stage.sandbox.messages(stage.sandbox.p2p(clerk.openId));
  expect(JSON.stringify(messages.at(-1))).toContain("执法检查人员名录.xlsx");
});

it.each([["education-bureau-units.csv"], ["private-kindergartens.csv"], ["enterprises-with-codes.csv"]])(
  "takes the real list %s over, and finds nothing new in it the second time",
  async (name) => {
    const clerk = stage.actor("双随机办");
    const bytes = readFileSync(new URL(`../fixtures/rosters/${name}`, import.meta.url));
    await clerk.drops(name, bytes);
    const card = await clerk.card(PREVIEW);
    await card.press("应用");
    await stage.settled();
    expect(card.text()).toContain("名录已更新");
    await clerk.drops(name, bytes);
    const again = await clerk.card(PREVIEW);
    expect(again.text()).toMatch(/没有需要写入的变动|是否同一单位/);
  },
);
