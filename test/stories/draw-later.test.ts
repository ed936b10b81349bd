import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type County, county, draw, holder, lock, team, witness } from "./county.ts";

let stage: County;
beforeEach(async () => {
  stage = await county();
});
afterEach(() => stage.end());

const draws = () => stage.serving.store.read.draws;
const tasks = (id: string) => stage.serving.store.read.work.assignmentsOf(id);

describe("补抽", () => {
  it("takes the next of the list once a leader agrees, with teams, and leaves what was drawn as it was", async () => {
    const id = await draw(stage, "2026-02");
    const before = await tasks(id);
    const teams = await Promise.all(before.map((task) => team(stage, task.id)));
    const clerk = stage.actor("双随机办");
    await clerk.says(`补抽 ${id}`);
    const asked = await clerk.card("补抽：");
    await asked.press("申请补抽", { more: "2", assignmentId: "", reason: "扩大抽查面" });
    expect(asked.text()).toContain("待决定");
    // Who asked cannot decide.
    expect((await asked.press("同意", { text: "" })).toast?.content).toContain("须由他人决定");

    const leader = stage.actor((await holder(stage, "deputy")).name);
    const decision = await leader.card("补抽申请");
    expect(decision.text()).toContain("扩大抽查面");
    expect((await decision.press("同意", { text: "同意" })).toast?.content).toContain("增加 2 家");
    await stage.settled();

    const after = await tasks(id);
    expect(after.slice(0, before.length)).toEqual(before);
    expect(after.slice(before.length).map(({ added, showOrder }) => [added, showOrder])).toEqual([
      [true, before.length + 1],
      [true, before.length + 2],
    ]);
    expect(new Set(after.map(({ targetId }) => targetId)).size).toBe(after.length);
    for (const [index, task] of before.entries())
      expect((await team(stage, task.id)).map(({ member }) => member.id)).toEqual(
        teams[index]?.map(({ member }) => member.id),
      );
    for (const task of after.slice(before.length)) {
      const members = await team(stage, task.id);
      expect(new Set(members.map(({ member }) => member.inspectorId)).size).toBe(2);
      for (const { actor } of members) expect((await actor.card("检查任务")).text()).toContain("检查期限");
    }
    expect((await clerk.card("补抽申请已获同意")).text()).toContain(id);
    expect((await clerk.card("抽取结果", "group")).text()).toContain("补抽 2 家");
  });

  it("puts the next of its kind in the place of one that cannot be visited", async () => {
    const id = await draw(stage, "2026-02");
    const before = await tasks(id);
    const [first] = await team(stage, `${id}-001`);
    const clerk = stage.actor("双随机办");
    await clerk.says(`补抽 ${id}`);
    const asked = await clerk.card("补抽：");
    await asked.press("申请另补一家", { more: "", assignmentId: `${id}-001`, reason: "已停办" });
    const leader = stage.actor((await holder(stage, "deputy")).name);
    await (await leader.card("另补一家的申请")).press("同意", { text: "" });
    await stage.settled();
    const after = await tasks(id);
    expect(after).toHaveLength(before.length + 1);
    expect(after[0]).toMatchObject({ state: "replaced", endedWhy: "已停办" });
    const old = first?.actor.cards("检查任务").find((card) => card.text().includes("已停办"));
    expect(old?.has("确认接受")).toBe(false);
    const open = await stage.serving.store.read.duties.allOpen();
    expect(open.map(({ subject }) => subject)).not.toContain(`member:${first?.member.id}`);
  });

  it("is not done when the leader does not agree, and not without words why", async () => {
    const id = await draw(stage, "2026-02");
    const before = await tasks(id);
    const clerk = stage.actor("双随机办");
    await clerk.says(`补抽 ${id}`);
    await (await clerk.card("补抽：")).press("申请补抽", {
      more: "500",
      assignmentId: "",
      reason: "全部检查",
    });
    const leader = stage.actor((await holder(stage, "deputy")).name);
    const decision = await leader.card("补抽申请");
    expect((await decision.press("同意", { text: "" })).toast?.content).toContain("只剩");
    expect((await decision.press("不同意", { text: "" })).toast?.content).toContain("理由");
    await decision.press("不同意", { text: "超出人力" });
    await stage.settled();
    expect(await tasks(id)).toEqual(before);
    expect((await clerk.card("未获同意")).text()).toContain("超出人力");
  });
});

it("still holds, recomputed by a stranger to the program, after re-picks, 补抽 and a replacement", async () => {
  const id = await draw(stage, "2026-02");
  const clerk = stage.actor("双随机办");
  const leader = stage.actor((await holder(stage, "deputy")).name);
  const more = async (label: string, form: Record<string, string>, title: string) => {
    await clerk.says(`补抽 ${id}`);
    await (await clerk.card("补抽：")).press(label, {
      more: "",
      assignmentId: "",
      reason: "按程序",
      ...form,
    });
    await (await leader.card(title)).press("同意", { text: "" });
    await stage.settled();
  };
  await more("申请补抽", { more: "2" }, "补抽申请");
  for (let days = 0; days < 4; days += 1) await stage.step("workday");
  await more("申请另补一家", { assignmentId: `${id}-002` }, "另补一家的申请");
  const again = (await draws().after(id)).map(({ kind }) => kind);
  expect(again.filter((kind) => kind === "repick").length).toBeGreaterThan(2);
  expect(again).toContain("extend");
  expect(again.at(-1)).toBe("replace");
  const supervisor = stage.actor((await holder(stage, "supervisor")).name);
  await supervisor.says(`复核 ${id}`);
  const card = await supervisor.card("校验结果");
  expect(card.text()).toContain("核对相符");
  expect(card.text()).toContain("补抽");
  expect(card.text()).toContain("签认");
});

describe("作废", () => {
  it("after somebody has contributed takes a supervisor and a leader together", async () => {
    const id = await draw(stage, "2026-02");
    const clerk = stage.actor("双随机办");
    await clerk.says(`作废 ${id}`);
    expect(
      (await (await clerk.card("作废抽取")).press("提出作废", { reason: "重来" })).toast?.content,
    ).toContain("监督人员");

    const supervisor = stage.actor((await holder(stage, "supervisor")).name);
    await supervisor.says(`作废 ${id}`);
    await (await supervisor.card("作废抽取")).press("提出作废", { reason: "名单导入有误" });
    const other = stage.actor((await holder(stage, "supervisor", 1)).name);
    expect(other.cards("作废申请")).toEqual([]);
    const leader = stage.actor((await holder(stage, "deputy")).name);
    expect((await (await leader.card("作废申请")).press("同意", { text: "" })).toast?.content).toContain(
      "作废",
    );
    await stage.settled();

    const voided = await draws().byId(id);
    expect(voided).toMatchObject({ state: "voided", voidReason: "名单导入有误" });
    expect(voided?.openedSecret).not.toBeNull();
    const open = await stage.serving.store.read.duties.allOpen();
    expect(open.filter(({ kind }) => kind === "confirm")).toEqual([]);
    const [member] = await team(stage, `${id}-001`);
    const card = member?.actor.cards("检查任务").find((one) => one.text().includes("名单导入有误"));
    expect(card?.has("确认接受")).toBe(false);
    expect((await clerk.card("抽取已作废", "group")).text()).toContain("名单导入有误");
    // The batch may be drawn anew, under a number of its own.
    expect(await draw(stage, "2026-02", ["111111", "222222"])).toBe("2026-02-1");
    expect((await draws().byId("2026-02-1-2"))?.state).toBe("drawn");
  });
});

describe("a deadline that passed", () => {
  it("is extended in sight of all with the same secrets, and the draw goes on", async () => {
    const { id, witnesses } = await lock(stage, "2026-02");
    const before = await draws().byId(id);
    await witness(stage, witnesses[0], "314159");
    await stage.step("workday");
    await stage.step("workday");
    const extended = await draws().byId(id);
    expect(extended?.deadline.getTime()).toBeGreaterThan(before?.deadline.getTime() ?? 0);
    expect(extended?.commit).toBe(before?.commit);
    expect(extended?.rulesHash).toBe(before?.rulesHash);
    const clerk = stage.actor("双随机办");
    expect((await clerk.card("见证时间顺延", "group")).text()).toContain(witnesses[1].name);
    expect((await clerk.card("公开抽取", "group")).text()).toContain("顺延");
    const late = stage.actor(witnesses[1].name);
    expect((await late.card("督办单")).text()).toContain("见证");
    await witness(stage, witnesses[1], "271828");
    await stage.settled();
    expect((await draws().byId(id))?.state).toBe("drawn");
  });
});

describe("strict mode", () => {
  it("awaits a public number that a supervisor enters after the witnesses", async () => {
    const strict = { source: "中国福利彩票双色球", period: "第2026137期" };
    const { id, witnesses } = await lock(stage, "2026-02", strict);
    const supervisor = stage.actor(witnesses[0].name);
    await witness(stage, witnesses[0], "314159");
    const answer = await witness(stage, witnesses[1], "271828");
    expect(answer.toast?.content).toContain("第2026137期");
    expect((await draws().byId(id))?.state).toBe("committed");
    const clerk = stage.actor("双随机办");
    const card = await clerk.card("公开抽取", "group");
    expect((await card.press("登记公开数", { value: "030812" })).toast?.content).toContain("监督人员登记");
    const own = await supervisor.card("公开抽取", "group");
    expect((await own.press("登记公开数", { value: "三八" })).toast?.content).toContain("数字");
    await own.press("登记公开数", { value: "03 08 12 19 25 31 + 07" });
    await stage.settled();
    const drawn = await draws().byId(id);
    expect(drawn?.entropy).toBe("1:314159;2:271828;x:03081219253107");
    expect(card.text()).toContain("03081219253107");
  });
});

it("is published when the visits are over: the list of an unannounced check and the second secret", async () => {
  const id = await draw(stage, "2026-03");
  const [task] = await tasks(id);
  // Straight to the day after the last visit; what fell due on the way is told late.
  stage.clock.set(new Date(`${task?.visitUntil}T18:00:00+08:00`));
  await stage.serving.app.tick();
  expect((await draws().byId(id))?.state).toBe("drawn");
  stage.clock.set(new Date(stage.clock.now().getTime() + 86_400_000));
  await stage.serving.app.tick();
  await stage.settled();
  const published = await draws().byId(id);
  expect(published?.state).toBe("published");
  expect(published?.openedAgain).not.toBeNull();
  const card = await stage.actor("双随机办").card("抽取结果", "group");
  const [first] = await tasks(id);
  const target = first && (await stage.serving.store.read.registry.target(first.targetId));
  expect(card.text()).toContain(target?.name);
});
