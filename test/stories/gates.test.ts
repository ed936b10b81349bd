import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { publicScheme } from "../../src/flows/read-public-scheme.ts";
import { publicTask } from "../../src/flows/read-public-task.ts";
import { type County, county, draw, holder } from "./county.ts";

let stage: County;
beforeEach(async () => {
  stage = await county();
});
afterEach(() => stage.end());

const today = "2026年11月24日";
const form = async () => {
  const { people } = stage.serving.store.read;
  const [supervisor] = await people.withRole("supervisor");
  const [district] = await people.withRole("district");
  return {
    batch: "1",
    witnesses: [supervisor?.id ?? "", district?.id ?? ""],
    deadline: "2026-11-25 17:30 +0800",
  };
};
const published = async (title: string) => {
  const clerk = stage.actor("双随机办");
  const card = await clerk.card(title);
  return card.press("登记公示", { place: "http://www.example.gov.cn/1", on: today });
};

describe("a batch without a scheme", () => {
  it("is not drawn before one is written, approved by another and published", async () => {
    await stage.tamper(`DELETE FROM "Scheme" WHERE "entryCode" = '2026-02'`);
    const clerk = stage.actor("双随机办");
    await clerk.says("抽取 2026-02", "group");
    const prepare = await clerk.card("准备抽取", "group");
    expect(prepare.text()).toContain("还没有实施方案");
    expect(prepare.has("锁定名单，开始见证")).toBe(false);
    await prepare.press("编制方案");
    await stage.settled();
    const scheme = await clerk.card("实施方案：民办幼儿园规范办园检查");
    expect(scheme.text()).toContain("预计抽取");
    expect(scheme.text()).toContain("纪律");
    // A rate is nobody's business in public.
    expect(scheme.text()).not.toContain("%");

    await scheme.press("修改");
    const edit = await clerk.card("修改实施方案");
    const text = "按方案开展";
    await edit.press("保存", {
      purpose: "目的已改",
      matters: text,
      scope: text,
      staffing: text,
      schedule: text,
      method: text,
      discipline: text,
    });
    const changed = await clerk.card("实施方案：民办幼儿园规范办园检查");
    expect(changed.text()).toContain("目的已改");
    await changed.press("送审");
    const leader = stage.actor((await holder(stage, "deputy")).name);
    const asked = await leader.card("实施方案：民办幼儿园规范办园检查");
    expect(asked.text()).toContain("目的已改");
    await asked.press("同意", { text: "" });
    await stage.settled();

    await clerk.says("抽取 2026-02", "group");
    expect((await clerk.card("准备抽取", "group")).text()).toContain("还没有登记公示");
    await clerk.says("方案 2026-02");
    expect((await published("实施方案：民办幼儿园规范办园检查")).toast?.content).toContain("已登记公示");
    const [one] = await stage.serving.store.read.schemes.of("2026-02", 1);
    expect(one?.state).toBe("published");
    expect((await publicScheme(stage.serving.store.read, one?.id ?? "", "2026-11-24"))?.parts.purpose).toBe(
      "目的已改",
    );
    // What was said and pressed before has gone out: the newest card in the group is the one that is locked.
    await stage.settled();
    expect(await draw(stage, "2026-02")).toBe("2026-02-1");
    expect((await stage.serving.store.read.draws.byId("2026-02-1"))?.state).toBe("drawn");
  });

  it("is not written over by who has not read what another wrote", async () => {
    await stage.tamper(`DELETE FROM "Scheme" WHERE "entryCode" = '2026-02'`);
    const clerk = stage.actor("双随机办");
    const head = stage.actor(
      (await stage.serving.store.read.people.withRole("section")).find(
        ({ section }) => section === "学前教育科",
      )?.name ?? "",
    );
    await clerk.says("抽取 2026-02", "group");
    await (await clerk.card("准备抽取", "group")).press("编制方案");
    await stage.settled();
    await head.says("方案 2026-02");
    const [one, two] = [await clerk.card("实施方案：民办幼儿园"), await head.card("实施方案：民办幼儿园")];
    await one.press("修改");
    await two.press("修改");
    const parts = ["purpose", "matters", "scope", "staffing", "schedule", "method", "discipline"];
    const text = (words: string) => Object.fromEntries(parts.map((part) => [part, words]));
    await one.press("保存", text("甲写的"));
    expect((await two.press("保存", text("乙写的"))).toast?.content).toContain("没有保存");
    expect((await head.card("别人刚刚改过")).text()).toContain("甲写的");
    const [kept] = await stage.serving.store.read.schemes.of("2026-02", 1);
    expect(kept?.data.purpose).toBe("甲写的");
    await two.press("保存", text("乙写的"));
    expect((await stage.serving.store.read.schemes.of("2026-02", 1))[0]?.data.purpose).toBe("乙写的");
  });

  it("of an unannounced check is drawn once approved; its scheme stays inside until the visits are over", async () => {
    const { schemes } = stage.serving.store.read;
    const [one] = await schemes.of("2026-03", 1);
    expect(one?.state).toBe("approved");
    const clerk = stage.actor("双随机办");
    await clerk.says("方案 2026-03");
    expect((await published("实施方案：校车安全突击检查")).toast?.content).toContain("检查期");
    const open = await publicScheme(stage.serving.store.read, one?.id ?? "", "2026-11-24");
    expect(open?.parts.scope).toBe("");
    expect(await draw(stage, "2026-03")).toBe("2026-03-1");
  });
});

it("a draw without a training on record needs a reason, which the supervisors get", async () => {
  await stage.tamper(`DELETE FROM "Training"`);
  const clerk = stage.actor("双随机办");
  await clerk.says("抽取 2026-02", "group");
  const prepare = await clerk.card("准备抽取", "group");
  expect(prepare.text()).toContain("没有登记培训");
  const refused = await prepare.press("锁定名单，开始见证", { ...(await form()), untrained: " " });
  expect(refused.toast?.content).toContain("培训");
  await prepare.press("锁定名单，开始见证", { ...(await form()), untrained: "上级限期" });
  await stage.settled();
  expect((await stage.serving.store.read.draws.byId("2026-02-1"))?.untrained).toBe("上级限期");
  const supervisor = stage.actor((await holder(stage, "supervisor")).name);
  expect((await supervisor.card("未先培训即抽取")).text()).toContain("上级限期");
  expect((await stage.actor("双随机办").card("公开抽取", "group")).text()).not.toContain("上级限期");
});

it("an untrained year is a duty of the office, ended by logging a training; a correction keeps what stood there", async () => {
  await stage.tamper(`DELETE FROM "Training"`);
  await stage.step("workday");
  const open = async () =>
    (await stage.serving.store.read.duties.allOpen()).filter(({ kind }) => kind === "train");
  expect(await open()).toHaveLength(1);
  const clerk = stage.actor("双随机办");
  await clerk.says("培训 登记");
  const log = await clerk.card("登记培训");
  const filled = { day: today, topic: "食堂检查", trainer: "法规科", hours: "3", skills: "食品卫生" };
  expect((await log.press("登记", { ...filled, groups: [], names: "查无此人" })).toast?.content).toContain(
    "查无此人",
  );
  await log.press("登记", { ...filled, groups: ["*"], names: "" });
  await stage.settled();
  expect(await open()).toEqual([]);
  const list = await clerk.card("抽查培训");
  expect(list.text()).toContain("食堂检查");
  await list.press("更正");
  await (await clerk.card("更正培训记录")).press("保存更正", {
    ...filled,
    hours: "2",
    groups: ["*"],
    names: "",
    reason: "学时写错",
  });
  const { trainings, audit } = stage.serving.store.read;
  const [training] = await trainings.since("2026-01-01");
  expect(training?.hours).toBe(2);
  const rows = await audit.of(`training:${training?.id}`);
  expect(rows.at(-1)).toMatchObject({ before: { hours: 3 }, after: { hours: 2, reason: "学时写错" } });
});

it("a check that another department leads is not drawn here", async () => {
  const { store } = stage.serving;
  const entry = await store.read.plan.entry("2026-02-v1");
  if (!entry) throw new Error("no entry");
  await store.write((tx) => tx.plan.saveEntries([{ ...entry, lead: "县市场监督管理局" }]));
  const clerk = stage.actor("双随机办");
  await clerk.says("抽取 2026-02", "group");
  const card = await clerk.card("准备抽取", "group");
  expect(card.text()).toContain("由发起部门抽取，请导入名单");
  expect(card.has("锁定名单，开始见证")).toBe(false);
});

describe("临时任务", () => {
  const fields = {
    name: "校园欺凌防治专项检查",
    section: "安全管理科",
    origin: "投诉举报",
    why: "家长反映",
    types: [],
    districts: [],
    tags: "",
    percent: "100",
    teamSize: "2",
    announced: "yes",
    drawUntil: "2026-12-01",
    visitFrom: "2026-12-02",
    visitUntil: "2026-12-15",
  };

  it("goes from a proposal through approval, publication and scheme to a draw of all its targets", async () => {
    const { store } = stage.serving;
    const [first, second] = (await store.read.registry.targets()).filter(({ type }) => type === "primary");
    const [item] = await store.read.tasks.items();
    const clerk = stage.actor("双随机办");
    // Who will be visited is not for the group.
    await clerk.says("临时任务 新建", "group");
    await stage.settled();
    expect(clerk.cards("新建临时任务", "group")).toEqual([]);
    await clerk.says("临时任务 新建");
    const blank = await clerk.card("新建临时任务");
    const given = { ...fields, items: [item?.code ?? ""], names: `${first?.name}、${second?.name}` };
    expect((await blank.press("保存", { ...given, visitUntil: "2026-11-25" })).toast?.content).toContain(
      "检查结束日期",
    );
    await blank.press("保存", given);
    const task = await clerk.card("临时任务：校园欺凌防治专项检查");
    expect(task.text()).toContain(first?.name ?? "?");
    await task.press("送审");
    // Taken back it can be changed, and is sent again.
    await (await clerk.card("临时任务：校园欺凌防治专项检查")).press("撤回（提出人）");
    expect((await store.read.tasks.byId("2026-L01-v1"))?.state).toBe("draft");
    await clerk.says("临时任务");
    await (await clerk.card("年临时任务")).press("查看");
    await (await clerk.card("临时任务：校园欺凌防治专项检查")).press("送审");
    await stage.settled();
    const leader = stage.actor((await holder(stage, "deputy")).name);
    await (await leader.card("临时任务：校园欺凌防治专项检查")).press("同意", { text: "" });
    await stage.settled();
    expect((await store.read.tasks.byId("2026-L01-v1"))?.entry.approvedAt).not.toBeNull();

    await clerk.says("临时任务");
    await (await clerk.card("年临时任务")).press("查看");
    await published("临时任务：校园欺凌防治专项检查");
    const open = await publicTask(store.read, "2026-L01-v1", "2026-11-24");
    expect(open).toMatchObject({ reason: "投诉举报", scope: "指定的 2 家单位" });
    await (await clerk.card("临时任务：校园欺凌防治专项检查")).press("编制方案");
    await (await clerk.card("实施方案：校园欺凌防治专项检查")).press("送审");
    await (await leader.card("实施方案：校园欺凌防治专项检查")).press("同意", { text: "" });
    await stage.settled();
    await clerk.says("方案 2026-L01");
    await published("实施方案：校园欺凌防治专项检查");
    const id = await draw(stage, "2026-L01");
    const tasks = await store.read.work.assignmentsOf(id);
    expect(tasks.map(({ targetId }) => targetId).sort()).toEqual([first?.id, second?.id].sort());
    const audit = await store.read.audit.of("entry:2026-L01-v1");
    expect(audit.map(({ action }) => action)).toEqual([
      "task.drafted",
      "task.returned",
      "task.approved",
      "task.published",
    ]);
  });

  it("can be cancelled with a reason, and is not drawn then", async () => {
    const { store } = stage.serving;
    const [item] = await store.read.tasks.items();
    const clerk = stage.actor("双随机办");
    await clerk.says("临时任务 新建");
    await (await clerk.card("新建临时任务")).press("保存", {
      ...fields,
      items: [item?.code ?? ""],
      names: "",
      types: ["primary"],
      percent: "10",
    });
    const task = await clerk.card("临时任务：校园欺凌防治专项检查");
    await task.press("取消任务", { reason: "已并入年度计划" });
    expect((await store.read.tasks.byId("2026-L01-v1"))?.state).toBe("cancelled");
  });
});
