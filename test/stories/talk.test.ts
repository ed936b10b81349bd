import { afterEach, beforeEach, expect, it } from "vitest";
import { type County, county, draw, holder } from "./county.ts";

let stage: County;
beforeEach(async () => {
  stage = await county();
});
afterEach(() => stage.end());

it("helps: a menu by role, the use of one command, the nearest of a mistyped one", async () => {
  const clerk = stage.actor("双随机办");
  await clerk.says("帮助");
  expect((await clerk.card("双随机助手")).text()).toContain("抽取");
  await clerk.says("帮助 进度");
  expect((await clerk.card("命令：进度")).text()).toContain("进度 [抽取编号]");
  await clerk.says("帮组");
  expect((await clerk.card("未能识别")).text()).toContain("帮助");
  const inspector = stage.actor("执法检查人员");
  await inspector.says("帮助");
  expect((await inspector.card("双随机助手")).text()).not.toContain("抽取 [计划任务编号]");
});

it("listens in the group only when it is meant", async () => {
  const clerk = stage.actor("双随机办");
  const before = stage.sandbox.messages(stage.group).length;
  await stage.sandbox.say(clerk.openId, stage.group, "帮助大家看一下这个通知", {});
  await stage.settled();
  expect(stage.sandbox.messages(stage.group).length).toBe(before + 1);
});

it("shows what I owe, first due first, and an empty list as such", async () => {
  const idle = stage.actor("监督人员");
  await idle.says("我的");
  expect((await idle.card("待办事项")).text()).toContain("目前没有待办事项");
  const clerk = stage.actor("双随机办");
  await clerk.says("我的");
  expect((await clerk.card("待办事项")).text()).toContain("组织抽取");
});

it("greets somebody who opens the single chat for the first time, once", async () => {
  const inspector = stage.actor("执法检查人员", 4);
  await stage.sandbox.enter(inspector.openId);
  await stage.sandbox.enter(inspector.openId);
  await stage.settled();
  expect(inspector.cards("您好")).toHaveLength(1);
});

it("opens 我的, 进度 and 看板 from the menu of the single chat", async () => {
  const chief = stage.actor((await holder(stage, "chief")).name);
  for (const key of ["mine", "board", "progress", "help"]) await stage.sandbox.menu(chief.openId, key);
  await stage.settled();
  for (const title of ["待办事项", "看板", "抽取进度", "双随机助手"])
    expect(chief.cards(title).length).toBe(1);
  const inspector = stage.actor("执法检查人员", 2);
  await stage.sandbox.menu(inspector.openId, "board");
  await stage.settled();
  expect((await inspector.card("看板供")).text()).toContain("我的");
});

it("tells the office how a draw stands, and one task to its team", async () => {
  const id = await draw(stage, "2026-01");
  const clerk = stage.actor("双随机办");
  await clerk.says(`进度 ${id}`);
  expect((await clerk.card("抽取进度")).text()).toContain("0/20");
  await clerk.says(`任务 ${id}-001`);
  expect((await clerk.card("检查任务")).text()).toContain(`${id}-001`);
  await clerk.says("任务 2026-99-1-001");
  expect((await clerk.card("未能办理")).text()).toContain("没有编号");
});

it("grants roles; a supervisor only with a second person's word", async () => {
  const [clerk, second] = [stage.actor("双随机办"), stage.actor("双随机办", 1)];
  const inspector = stage.actor("执法检查人员", 5);
  await clerk.says("角色 监督人员", "single", [inspector.openId]);
  expect((await clerk.card("待确认")).text()).toContain("另一人");
  await clerk.says("角色 监督人员", "single", [inspector.openId]);
  expect((await clerk.card("未能办理")).text()).toContain("不能确认自己的提议");
  await second.says("角色 监督人员", "single", [inspector.openId]);
  expect((await second.card("已登记")).text()).toContain("监督人员");
  expect((await stage.serving.store.read.people.byOpenId(inspector.openId))?.roles).toContain("supervisor");
  await clerk.says("角色 厨师", "single", [inspector.openId]);
  expect((await clerk.card("未能办理")).text()).toContain("没有“厨师”这个角色");
});
