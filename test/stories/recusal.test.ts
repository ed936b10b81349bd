import { afterEach, beforeEach, expect, it } from "vitest";
import type { Actor, Shown } from "../../src/stage.ts";
import { type County, county, draw, holder, team } from "./county.ts";

let stage: County;
beforeEach(async () => {
  stage = await county();
});
afterEach(() => stage.end());

const taskCard = (actor: Actor, id: string): Shown => {
  const card = actor.cards("检查任务").find((one) => one.text().includes(id));
  if (!card) throw new Error(`${actor.name} has no card for ${id}`);
  return card;
};

/** Somebody drawn who is not the head of the own section, so that there is somebody to give an opinion. */
async function applicant(drawId: string) {
  const { people, work } = stage.serving.store.read;
  const heads = (await people.withRole("section")).map((head) => head.id);
  for (const { id } of await work.assignmentsOf(drawId)) {
    const found = (await team(stage, id)).find(({ person }) => !heads.includes(person.id));
    if (found) return { id, ...found };
  }
  throw new Error("only heads were drawn");
}

const headOf = async (section: string | null) => {
  const head = (await stage.serving.store.read.people.withRole("section")).find(
    (one) => one.section === section,
  );
  if (!head) throw new Error(`${section} has no head`);
  return stage.actor(head.name);
};

it("asks the head for an opinion, the leader for a decision, and draws a replacement by the protocol", async () => {
  const { id, actor, person, member } = await applicant(await draw(stage, "2026-01"));
  const card = taskCard(actor, id);
  await card.press("申请回避", { reason: "校长是我的表亲" });
  await stage.settled();
  expect(card.text()).toContain("校长是我的表亲");

  const head = await headOf(person.section);
  const opinion = await head.card("回避");
  await opinion.press("同意回避", { text: "情况属实" });
  await stage.settled();
  const leader = stage.actor((await holder(stage, "deputy")).name);
  const decision = await leader.card("回避");
  expect(decision.text()).toContain("情况属实");
  expect(decision.text()).toContain("第四十三条");
  expect((await decision.press("准予回避", { text: "" })).toast?.content).toContain("递补");
  await stage.settled();

  const after = await team(stage, id);
  expect(after.map((one) => one.member.inspectorId)).not.toContain(member.inspectorId);
  const next = after.find((one) => one.member.round === 1);
  expect(next && taskCard(next.actor, id).text()).toContain("待确认");
  expect(card.text()).toContain("回避");
  expect(card.has("确认接受")).toBe(false);
  expect(opinion.text()).toContain("准予");
  // Pressed twice or by a late second leader: nothing more happens.
  expect(decision.has("准予回避")).toBe(false);
});

it("gives the place back when the leader does not agree, with a fresh time to confirm", async () => {
  const { id, actor, person } = await applicant(await draw(stage, "2026-01"));
  const card = taskCard(actor, id);
  await card.press("申请回避", { reason: "认识该校会计" });
  await stage.settled();
  await (await (await headOf(person.section)).card("回避")).press("不同意", { text: "不属于利害关系" });
  await stage.settled();
  const leader = stage.actor((await holder(stage, "deputy")).name);
  const decision = await leader.card("回避");
  expect((await decision.press("不予回避", { text: "" })).toast?.content).toContain("理由");
  await decision.press("不予回避", { text: "不符合回避情形" });
  await stage.settled();
  expect(card.text()).toContain("不符合回避情形");
  await card.press("确认接受");
  expect(card.text()).toContain("已确认");
});

it("lets the section head alone decide an absence", async () => {
  const { id, actor, person, member } = await applicant(await draw(stage, "2026-01"));
  await taskCard(actor, id).press("无法参加", { reason: "检查期内外出培训" });
  await stage.settled();
  const card = await (await headOf(person.section)).card("无法参加");
  await card.press("同意", { text: "" });
  await stage.settled();
  expect((await team(stage, id)).map((one) => one.member.inspectorId)).not.toContain(member.inspectorId);
});

it("tells somebody who presses another's button whose it is", async () => {
  const id = `${await draw(stage, "2026-01")}-001`;
  const [one] = await team(stage, id);
  if (!one) throw new Error("no team");
  const card = taskCard(one.actor, id);
  const other = stage.actor("双随机办");
  const row = stage.sandbox
    .messages(stage.sandbox.p2p(one.actor.openId))
    .find((message) => message.messageId === card.messageId);
  expect(row).toBeDefined();
  const answer = await stage.serving.app.accept({
    type: "press",
    eventId: "ev-foreign",
    at: stage.clock.now().toISOString(),
    openId: other.openId,
    messageId: card.messageId,
    chatId: "",
    value: { act: "assignment.confirm", memberId: one.member.id },
    token: "c-1",
  });
  expect(answer.toast?.content).toContain(one.person.name);
  expect((await team(stage, id))[0]?.member.state).toBe("pending");
});
