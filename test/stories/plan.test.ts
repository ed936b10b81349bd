import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type County, county, draw, holder } from "./county.ts";

let stage: County;
beforeEach(async () => {
  stage = await county();
});
afterEach(() => stage.end());

const plans = () => stage.serving.store.read.plan;

/** Fills in the three forms of a new entry and comes back to the plan. */
async function addEntry(
  year: number,
  fields: { name: string; rate?: string; credit?: "yes" | "no"; types?: string[] },
) {
  const clerk = stage.actor("双随机办");
  const plan = await clerk.card(`${year}年度抽查计划`);
  await plan.press("新增计划任务");
  const items = (await plans().activeItems()).map(({ code }) => code);
  const basics = { kind: "general", partners: "", departments: "", lead: "", section: "学前教育科" };
  await plan.press("保存，下一步", { ...basics, name: fields.name, items: items.slice(0, 1) });
  await plan.press("保存，下一步", {
    ...{ types: fields.types ?? ["kindergarten"], ownership: [], subjects: [], districts: "", tags: "" },
    ...{ credit: fields.credit ?? "no", rate: fields.rate ?? "5%", total: "" },
    ...{ rateA: "3", rateB: "5", rateC: "20%", rateD: "100%" },
  });
  const times = {
    batches: "1",
    draw: "3月",
    visit: "4月—6月",
    teamSize: "2",
    specialty: "",
    announced: "yes",
  };
  await plan.press("保存，返回计划", times);
  return plan;
}

async function publish(year: number) {
  const clerk = stage.actor("双随机办");
  const plan = clerk.cards(`${year}年度抽查计划`).find((card) => card.has("办理公示"));
  await plan?.press("办理公示");
  return plan?.press("登记公示", {
    ...{ address: "https://www.example.gov.cn/plan.html", number: "", on: "2026-11-24 09:30 +0800" },
  });
}

describe("计划", () => {
  it("is made on form cards, forecast, approved by a leader, and in force only once it is public", async () => {
    const clerk = stage.actor("双随机办");
    await clerk.says("计划 2027 新建");
    const plan = await clerk.card("2027年度抽查计划");
    // Last year's six entries, a year on.
    expect((await plans().versions(2027))[0]?.entryIds).toHaveLength(6);
    await addEntry(2027, { name: "幼儿园卫生保健检查" });
    const [draft] = await plans().versions(2027);
    expect(draft?.entryIds).toHaveLength(7);
    const [entry] = await plans().entriesByIds(draft?.entryIds.slice(-1) ?? []);
    expect(entry).toMatchObject({
      ...{ code: "2027-07", name: "幼儿园卫生保健检查", rates: { "-": { num: 5, den: 100 } } },
      ...{
        drawFrom: "2027-03-01",
        drawUntil: "2027-03-31",
        visitFrom: "2027-04-01",
        visitUntil: "2027-06-30",
      },
    });
    expect(plan.text()).toContain("信用分类占比");
    expect(await plans().entries(2027)).toEqual([]);
    expect((await plan.press("送审")).toast?.content).toContain("已送领导审批");
    expect(plan.has("新增计划任务")).toBe(false);
    const leader = stage.actor((await holder(stage, "deputy")).name);
    const asked = await leader.card("2027年度抽查计划");
    expect(asked.text()).toContain("幼儿园卫生保健检查");
    expect(asked.text()).toContain("抽查占比");
    expect((await asked.press("退回修改", { text: "" })).toast?.content).toContain("写明理由");
    await asked.press("退回修改", { text: "比例再核一核" });
    expect((await clerk.card("退回修改")).text()).toContain("比例再核一核");
    await stage.settled();
    expect(plan.has("送审")).toBe(true);
    await plan.press("送审");
    await stage.settled();
    await (await leader.card("2027年度抽查计划")).press("同意", { text: "" });
    await stage.settled();
    expect(await plans().entries(2027)).toEqual([]);
    expect((await publish(2027))?.toast?.content).toContain("已公示");
    const inForce = await plans().entries(2027);
    expect(inForce).toHaveLength(7);
    expect(inForce.every(({ approvedAt, publishedAt }) => approvedAt !== null && publishedAt !== null)).toBe(
      true,
    );
  });

  it("takes a published table as it is, and comes out as one again", async () => {
    const clerk = stage.actor("双随机办");
    const bytes = readFileSync(new URL("../fixtures/lists/plan-guangzhou.csv", import.meta.url));
    await clerk.drops("plan.csv", bytes);
    const card = await clerk.card("导入2027年度抽查计划");
    expect(card.text()).toContain("需要补正");
    expect(await plans().versions(2027)).toEqual([]);
    expect((await card.press("应用")).toast?.content).toContain("3 项");
    await stage.settled();
    const plan = await clerk.card("2027年度抽查计划");
    expect(plan.text()).toContain("没有选择抽查事项");
    expect(plan.has("送审")).toBe(false);
    await clerk.drops("plan.csv", bytes);
    await (await clerk.card("导入2027年度抽查计划")).press("取消");
    expect((await plans().versions(2027))[0]?.entryIds).toHaveLength(3);
    await plan.press("下载计划表");
    await stage.settled();
    const sent = stage.sandbox.messages(stage.sandbox.p2p(clerk.openId)).at(-1);
    expect(sent?.type).toBe("file");
  });

  it("is decided by a leader who did not propose it, and seen by who may", async () => {
    const clerk = stage.actor("双随机办");
    await clerk.says("计划 2027 新建");
    await (await clerk.card("2027年度抽查计划")).press("送审");
    const [approval] = await stage.serving.store.read.approvals.pending("plan");
    const group = stage.actor((await holder(stage, "deputy")).name);
    const asked = await group.card("2027年度抽查计划");
    expect((await asked.press("撤回（提出人）")).toast?.content).toContain("只有提出人");
    const inspector = stage.actor("执法检查人员");
    await inspector.says("计划 2027");
    expect(inspector.cards("2027年度抽查计划")).toEqual([]);
    const own = clerk.cards("2027年度抽查计划").find((card) => card.has("查看送审"));
    await own?.press("查看送审");
    expect((await own?.press("同意", { text: "" }))?.toast?.content).toContain("由");
    await own?.press("撤回（提出人）");
    expect(await stage.serving.store.read.approvals.byId(approval?.id ?? "")).toMatchObject({
      state: "withdrawn",
    });
    expect((await plans().versions(2027))[0]?.state).toBe("draft");
  });

  it("shows the second of two editors what the first changed, and writes nothing over it", async () => {
    const clerk = stage.actor("双随机办");
    const head = stage.actor((await holder(stage, "section")).name);
    await clerk.says("计划 2027 新建");
    await head.says("计划 2027");
    const [one, two] = [await clerk.card("2027年度抽查计划"), await head.card("2027年度抽查计划")];
    const id = (await plans().versions(2027))[0]?.entryIds[0] ?? "";
    await one.press("修改", { entryId: id });
    await two.press("修改", { entryId: id });
    const [entry] = await plans().entriesByIds([id]);
    const form = {
      section: entry?.section ?? "",
      kind: entry?.kind ?? "",
      items: entry?.items ?? [],
      partners: "",
      departments: "",
      lead: "",
    };
    await one.press("保存，下一步", { ...form, name: "甲的名称" });
    const answer = await two.press("保存，下一步", { ...form, name: "乙的名称" });
    expect(answer.toast?.content).toContain("没有保存");
    expect((await head.card("别人刚刚改过")).text()).toContain("甲的名称");
    expect((await plans().entriesByIds([id]))[0]?.name).toBe("甲的名称");
    await two.press("保存，下一步", { ...form, name: "乙的名称" });
    expect((await plans().entriesByIds([id]))[0]?.name).toBe("乙的名称");
  });

  it("shows what another made of a published entry in the draft", async () => {
    const clerk = stage.actor("双随机办");
    const head = stage.actor((await holder(stage, "section")).name);
    await clerk.says("计划");
    const one = await clerk.card("2026年度抽查计划");
    await one.press("调整计划", { reason: "试" });
    await head.says("计划");
    const two = await head.card("2026年度抽查计划");
    for (const card of [one, two]) await card.press("修改", { entryId: "2026-02-v1" });
    const [entry] = await plans().entriesByIds(["2026-02-v1"]);
    const form = { section: entry?.section ?? "", kind: entry?.kind ?? "", items: entry?.items ?? [] };
    const rest = { partners: "", departments: "", lead: "" };
    await one.press("保存，下一步", { ...form, ...rest, name: "甲的名称" });
    expect(
      (await two.press("保存，下一步", { ...form, ...rest, name: "乙的名称" })).toast?.content,
    ).toContain("没有保存");
    expect((await head.card("别人刚刚改过")).text()).toContain("甲的名称");
    expect(two.text()).toContain("甲的名称");
    await two.press("保存，下一步", { ...form, ...rest, name: "乙的名称" });
    const [draft] = await plans().versions(2026);
    expect(draft?.entryIds.filter((id) => id.startsWith("2026-02"))).toEqual(["2026-02-v2"]);
    expect((await plans().entriesByIds(["2026-02-v1"]))[0]?.name).toBe(entry?.name);
    expect((await plans().entriesByIds(["2026-02-v2"]))[0]?.name).toBe("乙的名称");
  });

  it("tells a group no rate by class, and offers it nothing to press", async () => {
    const clerk = stage.actor("双随机办");
    await clerk.says("计划", "group");
    const card = await clerk.card("2026年度抽查计划", "group");
    expect(card.text()).toContain("按信用风险分类差异化确定");
    expect(card.text()).not.toMatch(/[A-D] \d+%/);
    expect(card.has("调整计划")).toBe(false);
    await clerk.says("计划");
    expect((await clerk.card("2026年度抽查计划")).text()).toMatch(/D 100%/);
  });

  it("takes back what was done last", async () => {
    const clerk = stage.actor("双随机办");
    await clerk.says("计划 2027 新建");
    const plan = await clerk.card("2027年度抽查计划");
    const before = (await plans().versions(2027))[0]?.entryIds ?? [];
    await plan.press("删除", { entryId: before[1] ?? "" });
    expect((await plans().versions(2027))[0]?.entryIds).toHaveLength(5);
    await plan.press("撤销上一步");
    expect((await plans().versions(2027))[0]?.entryIds).toEqual(before);
  });

  it("is adjusted by a new version with a reason; what was drawn stays under its own", async () => {
    const id = await draw(stage, "2026-02");
    const clerk = stage.actor("双随机办");
    await clerk.says("计划");
    const plan = await clerk.card("2026年度抽查计划");
    await plan.press("调整计划", { reason: "上级部署" });
    const drawn = "2026-02-v1";
    await plan.press("删除", { entryId: drawn });
    expect(plan.text()).toContain("不能从计划中取消");
    expect(plan.has("送审")).toBe(false);
    await plan.press("撤销上一步");
    await plan.press("修改", { entryId: drawn });
    const [entry] = await plans().entriesByIds([drawn]);
    await plan.press("保存，下一步", {
      ...{
        name: "改了名称的检查",
        section: entry?.section ?? "",
        kind: entry?.kind ?? "",
        items: entry?.items ?? [],
      },
      ...{ partners: "", departments: "", lead: "" },
    });
    await plan.press("返回计划");
    await plan.press("送审");
    const leader = stage.actor((await holder(stage, "deputy")).name);
    const asked = await leader.card("计划调整");
    expect(asked.text()).toContain("上级部署");
    expect(asked.text()).toContain("改了名称的检查");
    await asked.press("同意", { text: "" });
    await stage.settled();
    await publish(2026);
    const inForce = await plans().entries(2026);
    expect(inForce.find(({ code }) => code === "2026-02")).toMatchObject({
      version: 2,
      name: "改了名称的检查",
    });
    const kept = await stage.serving.store.read.draws.byId(id);
    expect(kept).toMatchObject({ entryId: drawn, entryVersion: 1 });
    expect((await plans().versions(2026)).map(({ state }) => state)).toEqual(["published", "replaced"]);
    // The batch was drawn under version 1 and is not drawn again under version 2.
    await clerk.says("抽取 2026-02", "group");
    expect((await clerk.card("准备抽取", "group")).has("锁定名单，开始见证")).toBe(false);
  });
});
