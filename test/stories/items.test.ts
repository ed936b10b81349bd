import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type County, county, holder } from "./county.ts";

let stage: County;
beforeEach(async () => {
  stage = await county();
});
afterEach(() => stage.end());

const items = () => stage.serving.store.read.items;

/** A new item with everything it needs but somebody to claim it. */
async function offered(name: string): Promise<string> {
  const clerk = stage.actor("双随机办");
  await clerk.says("事项");
  const list = await clerk.card("抽查事项清单");
  await list.press("新增", { name, basis: "《中华人民共和国学前教育法》第六十九条" });
  await list.press("保存", {
    ...{ name, kind: "general", types: ["kindergarten"], basis: "《中华人民共和国学前教育法》第六十九条" },
    ...{ content: "收费项目、标准和退费规则是否公示。", methods: "现场检查", departments: "", ratio: "10%" },
    ...{ times: "2", source: "", reason: "" },
  });
  return (await items().find({ text: name }, 0, 1)).items[0]?.code ?? "";
}

describe("事项", () => {
  it("is offered, claimed by a section on its duty, changed with history, taken back, retired and restored", async () => {
    const code = await offered("幼儿园收费公示检查");
    const head = stage.actor((await holder(stage, "section")).name);
    const section = (await holder(stage, "section")).section ?? "";
    await head.says("事项 待认领");
    const list = await head.card("抽查事项清单");
    await list.press("查看");
    expect(list.text()).toContain("幼儿园收费公示检查");
    await list.press(`由${section}认领`, { duty: "学前教育管理职责第二项" });
    expect(await items().byCode(code)).toMatchObject({ state: "active", section, version: 3 });

    await list.press("修改检查指引");
    await list.press("保存要点", {
      n: "",
      text: "收费项目是否公示",
      standard: "园门口或公示栏可见，内容齐全",
    });
    expect((await items().byCode(code))?.guide.points).toHaveLength(1);
    await list.press("返回");
    expect(list.text()).toContain("园门口或公示栏可见");
    await list.press("修改记录");
    expect(list.text()).toContain("学前教育管理职责第二项");
    expect(list.text()).toContain("检查要点");
    await list.press("返回");
    await list.press("撤销上次修改");
    expect((await items().byCode(code))?.guide.points).toEqual([]);

    await list.press("停用", { reason: "职责调整" });
    expect(await items().byCode(code)).toMatchObject({ state: "retired" });
    await list.press("恢复使用");
    expect(await items().byCode(code)).toMatchObject({ state: "active" });
    const versions = await items().versions(code);
    expect(versions.map(({ change }) => change).reverse()).toEqual([
      ...["created", "changed", "claimed", "changed", "undone", "retired", "restored"],
    ]);
    expect(versions.find(({ change }) => change === "retired")?.reason).toBe("职责调整");
  });

  it("is not claimed while it lacks what it must have, nor changed by another section", async () => {
    const clerk = stage.actor("双随机办");
    await clerk.says("事项");
    const list = await clerk.card("抽查事项清单");
    await list.press("新增", { name: "缺项的事项", basis: "上级要求" });
    await list.press("返回");
    expect(list.text()).toContain("还缺");
    expect(list.has("指定认领")).toBe(false);
    const other = await holder(stage, "section");
    const [mine] = (await items().all()).filter(
      (item) => item.section !== "" && item.section !== other.section,
    );
    await stage.actor(other.name).says(`事项 ${mine?.code}`);
    const card = await stage.actor(other.name).card(mine?.name ?? "");
    expect(card.has("修改基本信息")).toBe(false);
  });

  it("takes a list as other departments published it, to be claimed", async () => {
    const clerk = stage.actor("双随机办");
    const bytes = readFileSync(new URL("../fixtures/rosters/inspection-items.csv", import.meta.url));
    await clerk.drops("事项.csv", bytes);
    const card = await clerk.card("导入抽查事项清单");
    const before = await items().counts();
    await card.press("应用");
    await stage.settled();
    const entered = (await items().counts()).offered - before.offered;
    expect(entered).toBeGreaterThan(50);
    expect((await stage.serving.store.read.duties.of("items:claim"))[0]).toMatchObject({ kind: "claim" });
    // Again: what is there by name is not entered twice.
    await clerk.drops("事项.csv", bytes);
    await (await clerk.card("导入抽查事项清单")).press("应用");
    expect((await items().counts()).offered).toBe(before.offered + entered);
  });

  it("stays in use while a plan needs it", async () => {
    const clerk = stage.actor("双随机办");
    const entry = (await stage.serving.store.read.plan.entries(2026)).find(({ code }) => code === "2026-01");
    const code = entry?.items[0] ?? "";
    await clerk.says(`事项 ${code}`);
    const name = (await items().byCode(code))?.name ?? "";
    const card = await clerk.card(name);
    expect((await card.press("停用", { reason: "试试" })).toast?.content).toContain(entry?.name);
  });

  it("shows the second of two editors what the first changed", async () => {
    const code = await offered("幼儿园接送制度检查");
    const one = stage.actor("双随机办");
    const two = stage.actor((await holder(stage, "section")).name);
    for (const who of [one, two]) await who.says(`事项 ${code}`);
    const [first, second] = [await one.card("幼儿园接送制度检查"), await two.card("幼儿园接送制度检查")];
    await first.press("修改检查指引");
    await second.press("修改检查指引");
    await first.press("保存材料和步骤", { materials: "接送登记簿", steps: "" });
    const answer = await second.press("保存材料和步骤", { materials: "别的", steps: "" });
    expect(answer.toast?.content).toContain("没有保存");
    expect((await two.card("别人刚刚改过")).text()).toContain("接送登记簿");
    expect((await items().byCode(code))?.guide.materials).toEqual(["接送登记簿"]);
  });
});
