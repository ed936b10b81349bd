import { afterEach, beforeEach, expect, it } from "vitest";
import type { Actor } from "../../src/stage.ts";
import { type County, county, draw, holder, team } from "./county.ts";

let stage: County;
beforeEach(async () => {
  stage = await county();
});
afterEach(() => stage.end());

const titles = (actor: Actor): string[] => actor.cards("").map((card) => card.title);

it("reminds, supervises and then draws somebody else when a task is not confirmed", async () => {
  const id = `${await draw(stage, "2026-01")}-004`;
  const before = await team(stage, id);
  const heads = (await stage.serving.store.read.people.withRole("section")).map((head) => head.id);
  const late = before.find(({ person }) => !heads.includes(person.id)) ?? before[0];
  if (!late) throw new Error("no team");
  const head = (await stage.serving.store.read.people.withRole("section")).find(
    (one) => one.section === late.person.section,
  );

  const reminded = () =>
    late.actor.cards("").some((card) => card.text().includes(id) && /提醒/.test(card.title));
  await stage.step("workday");
  expect(reminded()).toBe(false);
  await stage.step("workday");
  expect(reminded()).toBe(true);
  expect(titles(late.actor).some((title) => /督办/.test(title))).toBe(false);
  await stage.step("workday");
  const sheet = await late.actor.card("督办单");
  expect(sheet.text()).toMatch(/双随机督办〔2026〕\d+号/);
  const heading = stage.actor(head?.name ?? "");
  expect(heading.cards("").some((card) => card.text().includes(id) && /督办/.test(card.text()))).toBe(true);
  expect((await sheet.press("已知悉")).toast?.type).toBe("success");
  expect((await team(stage, id)).map((one) => one.member.id)).toContain(late.member.id);

  await stage.step("workday");
  const after = await team(stage, id);
  expect(after.map((one) => one.member.inspectorId)).not.toContain(late.member.inspectorId);
  const own = late.actor.cards("检查任务").find((card) => card.text().includes(id));
  expect(own?.has("确认接受")).toBe(false);
});

it("says nothing about what was confirmed in time", async () => {
  const id = `${await draw(stage, "2026-01")}`;
  for (const task of await stage.serving.store.read.work.assignmentsOf(id)) {
    for (const { actor } of await team(stage, task.id)) {
      const card = actor.cards("检查任务").find((one) => one.text().includes(task.id));
      await card?.press("确认接受");
    }
  }
  await stage.settled();
  const before = stage.sandbox.counters.sent;
  await stage.step("workday");
  const sent = stage.sandbox.counters.sent - before;
  const others = (await stage.serving.store.read.duties.allOpen()).filter((duty) => duty.kind === "confirm");
  expect(others).toEqual([]);
  // What is said now concerns the plan entry whose window ends, not these tasks.
  expect(sent).toBeLessThanOrEqual(2);
});

it("takes a plan entry that nobody draws to the leader as a draft of a 问责单", async () => {
  const clerk = stage.actor("双随机办");
  await stage.step("workdays5");
  await stage.step("workdays5");
  const everything = clerk
    .cards("")
    .map((card) => card.text())
    .join("\n");
  expect(everything).toContain("民办幼儿园规范办园检查");
  expect(everything).toContain("督办");
  const chief = stage.actor((await holder(stage, "chief")).name);
  const draft = await chief.card("失职问责单（建议稿）");
  expect(draft.text()).toContain("民办幼儿园规范办园检查");
  expect(draft.text()).not.toContain("督办单号");
  await draft.press("已知悉");
  expect(draft.text()).toContain("知悉");
});

it("sends nothing outside working hours, and no sheet twice when the clock stands still", async () => {
  await draw(stage, "2026-01");
  for (let step = 0; step < 6; step += 1) await stage.step("workday");
  const sent = stage.sandbox.counters.sent;
  for (let tick = 0; tick < 3; tick += 1) await stage.serving.app.tick();
  await stage.settled();
  expect(stage.sandbox.counters.sent).toBe(sent);
  const bot = stage.sandbox.bot.openId;
  const chats = stage.sandbox.people().map((person) => stage.sandbox.p2p(person.openId));
  const notices = chats
    .flatMap((chat) => stage.sandbox.messages(chat))
    .filter(
      (message) =>
        message.from.openId === bot && /提醒|督办|问责/.test(JSON.stringify(message.card?.header ?? "")),
    );
  expect(notices.length).toBeGreaterThan(10);
  for (const { at } of notices) {
    const minute = (((Date.parse(at) / 60_000 + 480) % 1440) + 1440) % 1440;
    expect(minute).toBeGreaterThanOrEqual(8 * 60 + 30);
    expect(minute).toBeLessThanOrEqual(17 * 60 + 30);
  }
});
