import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { commitment } from "../../src/domain/draw-freeze.ts";
import { commitmentOf } from "../../src/domain/draw-record.ts";
import { seedOf } from "../../src/domain/draw-seed.ts";
import { type County, county, draw, holder, team } from "./county.ts";

let stage: County;
beforeEach(async () => {
  stage = await county();
});
afterEach(() => stage.end());

describe("a draw", () => {
  it("is prepared, committed, witnessed and drawn on one card in the group", async () => {
    const clerk = stage.actor("双随机办");
    await clerk.says("抽取", "group");
    const due = await clerk.card("可以抽取的计划任务", "group");
    expect(due.text()).toContain("校外培训机构办学与收费行为检查");
    await due.press("准备抽取");
    const card = await clerk.card("准备抽取", "group");
    expect(card.messageId).toBe(due.messageId);
    const [supervisor, second] = [await holder(stage, "supervisor"), await holder(stage, "district")];
    const form = { batch: "1", witnesses: [supervisor.id, second.id], deadline: "2026-11-25 17:30 +0800" };
    const locked = await card.press("锁定名单，开始见证", form);
    expect(locked.toast?.type).toBe("success");
    expect(card.text()).toContain("等待见证");
    expect((await stage.actor(supervisor.name).card("请您见证抽取")).text()).toContain("2026-01-1");

    const first = await stage.actor(supervisor.name).card("公开抽取", "group");
    await first.press("提交见证数字", { digits: "３１４１５９", means: "掷骰" });
    expect(card.text()).toContain("1/2");
    await first.press("提交见证数字", { digits: "999999", means: "掷骰" });
    await (await stage.actor(second.name).card("公开抽取", "group")).press("提交见证数字", {
      digits: "271828",
      means: "摇号球",
    });
    expect(card.text()).toContain("抽取结果");
    expect(card.text()).toContain("1:314159;2:271828");

    const drawn = await stage.serving.store.read.draws.byId("2026-01-1");
    if (!drawn?.openedSecret || !drawn.entropy) throw new Error("not drawn");
    expect(commitment(drawn.openedSecret)).toBe(drawn.commit);
    const { entropy } = drawn;
    const { rosterHash, rulesHash } = commitmentOf(drawn);
    expect(drawn.seed).toBe(
      seedOf({ secret: drawn.openedSecret, drawId: drawn.id, rosterHash, rulesHash, entropy }),
    );
    for (const hash of [rosterHash, rulesHash, drawn.commit ?? "", drawn.seed ?? ""])
      expect(card.text()).toContain(hash);
  });

  it("sends every drawn inspector a task card, which all copies tell alike", async () => {
    const id = await draw(stage, "2026-01");
    const tasks = await stage.serving.store.read.work.assignmentsOf(id);
    expect(tasks).toHaveLength(10);
    for (const task of tasks) {
      for (const { actor } of await team(stage, task.id))
        expect((await actor.card("检查任务")).text()).toContain("请在");
    }
    const [one, other] = await team(stage, `${id}-001`);
    if (!one || !other) throw new Error("no team");
    const mine = one.actor.cards("检查任务").find((card) => card.text().includes(`${id}-001`));
    const theirs = other.actor.cards("检查任务").find((card) => card.text().includes(`${id}-001`));
    expect((await mine?.press("确认接受"))?.toast).toEqual({ type: "success", content: "已确认接受任务。" });
    await stage.settled();
    expect(mine?.text()).toContain("您已于");
    expect(theirs?.text()).toMatch(new RegExp(`已确认</text_tag> ${one.person.name}`));
  });

  it("refuses who may not, and says who may", async () => {
    const inspector = stage.actor("执法检查人员");
    await inspector.says("抽取", "group");
    expect((await inspector.card("未能办理", "group")).text()).toContain("双随机办");
    const clerk = stage.actor("双随机办");
    await clerk.says("抽取");
    expect((await clerk.card("未能办理")).text()).toContain("工作群");
  });

  it("lets neither the organiser nor a stranger witness, nor anybody without a supervisor", async () => {
    const clerk = stage.actor("双随机办");
    await clerk.says("抽取 2026-01", "group");
    const card = await clerk.card("准备抽取", "group");
    const ids = [await holder(stage, "district"), await holder(stage, "district", 1)].map((one) => one.id);
    const form = (witnesses: string[]) => ({ batch: "1", witnesses, deadline: "2026-11-25 17:30 +0800" });
    expect((await card.press("锁定名单，开始见证", form(ids))).toast?.content).toContain("监督人员");
    const supervisor = await holder(stage, "supervisor");
    expect((await card.press("锁定名单，开始见证", form([supervisor.id]))).toast?.content).toContain("两名");
    await card.press("锁定名单，开始见证", form([supervisor.id, ...ids.slice(0, 1)]));
    const stranger = await stage.actor("执法检查人员", 3).card("公开抽取", "group");
    expect(
      (await stranger.press("提交见证数字", { digits: "123456", means: "掷骰" })).toast?.content,
    ).toContain("不是这次抽取的见证人");
    const own = await clerk.card("公开抽取", "group");
    expect((await own.press("提交见证数字", { digits: "123456", means: "掷骰" })).toast?.content).toContain(
      "不能兼任见证人",
    );
    const right = await stage.actor(supervisor.name).card("公开抽取", "group");
    expect((await right.press("提交见证数字", { digits: "12a456", means: "掷骰" })).toast?.content).toContain(
      "6 至 40 位",
    );
    expect(await stage.serving.store.read.draws.contributions("2026-01-1")).toEqual([]);
  });

  it("can be voided before anybody has contributed, stays visible, and the batch can be drawn anew", async () => {
    const clerk = stage.actor("双随机办");
    await clerk.says("抽取 2026-01", "group");
    const card = await clerk.card("准备抽取", "group");
    const witnesses = [(await holder(stage, "supervisor")).id, (await holder(stage, "district")).id];
    await card.press("锁定名单，开始见证", { batch: "1", witnesses, deadline: "2026-11-25 17:30 +0800" });
    await card.press("作废本次抽取", { reason: "见证人选错" });
    expect(card.text()).toContain("见证人选错");
    await clerk.says("抽取 2026-01", "group");
    await (await clerk.card("准备抽取", "group")).press("锁定名单，开始见证", {
      batch: "1",
      witnesses,
      deadline: "2026-11-25 17:30 +0800",
    });
    expect((await clerk.card("公开抽取", "group")).text()).toContain("2026-01-1-2");
  });

  it("draws by the rules that were hashed, whatever the plan says by then", async () => {
    const clerk = stage.actor("双随机办");
    const witnesses = [await holder(stage, "supervisor"), await holder(stage, "district")];
    await clerk.says("抽取 2026-01", "group");
    const form = {
      batch: "1",
      witnesses: witnesses.map((one) => one.id),
      deadline: "2026-11-25 17:30 +0800",
    };
    await (await clerk.card("准备抽取", "group")).press("锁定名单，开始见证", form);
    const entry = await stage.serving.store.read.plan.entry("2026-01-v1");
    if (!entry) throw new Error("no entry");
    const everybody = Object.fromEntries(
      Object.keys(entry.rates).map((stratum) => [stratum, { num: 1, den: 1 }]),
    );
    await stage.serving.store.write((tx) => tx.plan.saveEntries([{ ...entry, rates: everybody }]));
    for (const witness of witnesses) {
      const card = await stage.actor(witness.name).card("公开抽取", "group");
      await card.press("提交见证数字", { digits: "123456", means: "掷骰" });
    }
    expect((await stage.serving.store.read.draws.byId("2026-01-1"))?.drawnSize).toBe(10);
  });

  it("shows the group of an unannounced check nothing but counts and hashes", async () => {
    const id = await draw(stage, "2026-03");
    const clerk = stage.actor("双随机办");
    const card = await clerk.card("抽取结果", "group");
    const targets = await stage.serving.store.read.registry.targetsByIds(
      (await stage.serving.store.read.work.assignmentsOf(id)).map((task) => task.targetId),
    );
    expect(targets.length).toBeGreaterThan(0);
    const everythingSaid = stage.sandbox
      .messages(stage.group)
      .map((message) => JSON.stringify(message))
      .join("\n");
    for (const target of targets) expect(everythingSaid).not.toContain(target.name);
    expect(card.text()).toContain("抽中名单校验值");
    await clerk.says(`任务 ${id}-001`, "group");
    expect((await clerk.card("未能办理", "group")).text()).toContain("不预先通知");
  });

  it("leaves a target in an open visit window out of the next draw", async () => {
    const first = await draw(stage, "2026-02");
    const taken = (await stage.serving.store.read.work.assignmentsOf(first)).map((task) => task.targetId);
    await draw(stage, "2026-04", ["111111", "222222"]);
    const second = await stage.serving.store.read.work.assignmentsOf("2026-04-1");
    expect(second.filter((task) => taken.includes(task.targetId))).toEqual([]);
  });
});
