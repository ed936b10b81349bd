import { afterEach, beforeEach, expect, it } from "vitest";
import { type County, county } from "./county.ts";

let stage: County;
beforeEach(async () => {
  stage = await county();
});
afterEach(() => stage.end());

const csv = (...rows: string[]): Buffer => Buffer.from(rows.join("\n"));
const MAPPING = "请对应各列";
const unknown = csv(
  "甲,乙,丙",
  "示例县云台书院,青石学区,13900000001",
  "示例县黄坡寄宿学校,黄坡学区,13900000002",
);
const nothing = {
  c_code: "none",
  c_type: "none",
  c_address: "none",
  c_contact: "none",
  c_creditClass: "none",
};
const targets = () => stage.serving.store.read.registry.targets();

it("asks which column is what when nobody knows the headers, and goes on with the answer", async () => {
  const clerk = stage.actor("双随机办");
  const before = (await targets()).length;
  await clerk.drops("学校.csv", unknown);
  await stage.settled();
  const card = await clerk.card(MAPPING);
  expect(card.text()).toContain("示例县云台书院");
  const chosen = { ...nothing, headerRow: "1", c_district: "1", c_phone: "2" };
  await expect(card.press("应用", chosen)).rejects.toThrow("必填");
  expect((await card.press("应用", { ...chosen, c_name: "1" })).toast?.content).toContain("B 列选了两次");
  expect((await targets()).length).toBe(before);
  await card.press("应用", { ...chosen, c_name: "0" });
  await stage.settled();
  expect(card.text()).toContain("待应用");
  expect((await targets()).length).toBe(before);
  await card.press("应用");
  await stage.settled();
  const all = await targets();
  expect(all).toHaveLength(before + 2);
  expect(all.find(({ name }) => name === "示例县云台书院")).toMatchObject({
    district: "青石学区",
    phone: "13900000001",
  });
  const importId = await lastImport(clerk.openId);
  const trail = await stage.serving.store.read.audit.of(`import:${importId}`);
  expect(trail.map(({ action }) => action)).toEqual(["import.staged", "import.mapped", "import.applied"]);
  expect(trail[1]).toMatchObject({
    before: { columns: { name: "A", district: "B", phone: "C" }, headerRow: 1 },
    after: { columns: { name: "A", district: "B", phone: "C" }, headerRow: 1 },
  });
  const kept = await stage.serving.store.read.imports.byId(importId);
  expect(kept?.diff).not.toHaveProperty("mapping");
});

it("takes the other list when a person says so, and a table without headers", async () => {
  const clerk = stage.actor("双随机办");
  await clerk.drops("人员.csv", csv("示例县青石岭小学,欧阳示例,安全科", "示例县黄坡小学,司马示例,安全科"));
  await stage.settled();
  const card = await clerk.card(MAPPING);
  expect(card.text()).toContain("导入检查对象名录");
  await card.press("改为导入执法检查人员名录");
  await stage.settled();
  expect(card.text()).toContain("导入执法检查人员名录");
  await card.press("应用", {
    headerRow: "none",
    c_name: "1",
    c_certNumber: "none",
    c_certUntil: "none",
    c_section: "2",
    c_mobile: "none",
    c_specialties: "none",
  });
  await stage.settled();
  await card.press("应用");
  await stage.settled();
  const all = await stage.serving.store.read.registry.inspectors();
  expect(all.filter(({ name }) => name.endsWith("示例")).map(({ section }) => section)).toEqual([
    "安全科",
    "安全科",
  ]);
});

it("forgets the file when it is cancelled, and refuses what is no table as before", async () => {
  const clerk = stage.actor("双随机办");
  await clerk.drops("学校.csv", unknown);
  await stage.settled();
  const card = await clerk.card(MAPPING);
  await card.press("取消");
  await stage.settled();
  const row = await stage.serving.store.read.imports.byId(await lastImport(clerk.openId));
  expect(row?.state).toBe("cancelled");
  expect(row?.diff).not.toHaveProperty("mapping");
  await clerk.drops("一列.csv", csv("甲", "乙", "丙"));
  expect((await clerk.card("没有导入")).text()).toContain("没有找到表头");
});

async function lastImport(openId: string): Promise<string> {
  const cards = stage.sandbox.messages(stage.sandbox.p2p(openId)).map(({ card }) => JSON.stringify(card));
  const ids = cards.map((text) => /"importId":"([^"]+)"/.exec(text ?? "")?.[1]).filter(Boolean);
  if (ids.length > 0) return String(ids.at(-1));
  const [row] = await stage.serving.store.read.staging.inState("cancelled");
  return row?.id ?? "";
}
