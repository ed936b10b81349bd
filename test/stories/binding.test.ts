import { afterEach, beforeEach, expect, it } from "vitest";
import { type County, county, draw, team } from "./county.ts";

let stage: County;
beforeEach(async () => {
  stage = await county();
});
afterEach(() => stage.end());

/** Takes somebody's account away, as if the platform's contacts had not known the mobile. */
async function unbind(name: string): Promise<string> {
  const { people } = stage.serving.store.read;
  const [person] = await people.named(name);
  if (!person?.openId) throw new Error(`${name} has no account`);
  await stage.serving.store.write((tx) => tx.people.save({ ...person, openId: null }, stage.clock.now()));
  return person.openId;
}

it("names to the office who cannot be reached, and sends what waited once the account is bound", async () => {
  const inspectors = stage.sandbox.people().filter((person) => person.label === "执法检查人员");
  for (const { name } of inspectors) await unbind(name);
  const id = await draw(stage, "2026-01");
  const clerk = stage.actor("双随机办");
  expect((await clerk.card("收不到任务卡片")).text()).toContain("绑定");

  const tasks = await stage.serving.store.read.work.assignmentsOf(id);
  const everybody = (await Promise.all(tasks.map((task) => team(stage, task.id)))).flat();
  const waiting = everybody.find(({ person }) => person.openId === null);
  if (!waiting) throw new Error("everybody drawn has an account");
  expect(waiting.actor.cards("检查任务")).toEqual([]);
  await clerk.says(`绑定 ${waiting.person.name}`, "single", [waiting.actor.openId]);
  expect((await clerk.card("已绑定")).text()).toContain("已补发");
  expect((await waiting.actor.card("检查任务")).text()).toContain(waiting.person.name);

  await clerk.says("绑定 无此人", "single", [waiting.actor.openId]);
  expect((await clerk.card("未能办理")).text()).toContain("无此人");
});

it("finds accounts by mobile when a roster of inspectors is applied", async () => {
  const person = stage.sandbox.people().find((one) => one.label === "执法检查人员");
  if (!person) throw new Error("no inspector");
  await unbind(person.name);
  const [before] = await stage.serving.store.read.people.named(person.name);
  const inspector = (await stage.serving.store.read.registry.inspectorsByIds([before?.inspectorId ?? ""]))[0];
  const csv = `姓名,执法证号,科室,手机号码,专长\n${person.name},${inspector?.certNumber},${inspector?.section},${person.mobile},财务收费、学籍\n`;
  const clerk = stage.actor("双随机办");
  await clerk.drops("检查人员.csv", Buffer.from(csv));
  const card = await clerk.card("导入执法检查人员名录");
  expect((await card.press("应用")).toast?.type).toBe("success");
  expect((await stage.serving.store.read.people.named(person.name))[0]?.openId).toBe(person.openId);
});
