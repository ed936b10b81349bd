import { readdirSync, readFileSync } from "node:fs";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type County, county, draw, holder } from "./county.ts";

let stage: County;
beforeEach(async () => {
  stage = await county();
});
afterEach(() => stage.end());

const read = () => stage.serving.store.read;
const fixture = (path: string) => readFileSync(new URL(`../fixtures/${path}`, import.meta.url));

/** A bureau that has people and nothing else. */
async function emptied(): Promise<void> {
  const tables = ["Scheme", "Training", "Plan", "PlanEntry", "ItemVersion", "Item", "Relation", "Target"];
  for (const table of tables) await stage.tamper(`DELETE FROM "${table}"`);
}

/** A roster dropped into the chat, until its preview stands, and applied. */
async function imported(name: string, bytes: Buffer): Promise<string> {
  const clerk = stage.actor("双随机办");
  await clerk.drops(name, bytes);
  // It is checked in the background: the card says so until there is something to apply.
  const ready = () => clerk.cards("导入检查对象名录").find((one) => one.has("应用"));
  const card = await stage.sandbox.waitFor(ready, 15_000, `the preview of ${name}`);
  await card.press("应用");
  await stage.settled();
  return card.text();
}

it("goes from empty registries to a published plan, a scheme, a training and a draw", async () => {
  await emptied();
  const clerk = stage.actor("双随机办");
  const leader = stage.actor((await holder(stage, "deputy")).name);

  // 两库: the bureau's own list, the kindergartens, the enterprises.
  const lists = ["education-bureau-units.csv", "private-kindergartens.csv", "enterprises-with-codes.csv"];
  for (const name of lists) await imported(name, fixture(`rosters/${name}`));
  const { targets, enterprises } = await read().registry.counts();
  expect(targets).toBeGreaterThan(600);
  expect(enterprises).toBeGreaterThan(400);

  // 一单: the starter list is offered, and one of it claimed on a duty.
  await clerk.says("事项");
  const list = await clerk.card("抽查事项清单");
  const offered = (await import("../../src/domain/starter-items.ts")).starterItems;
  await list.press(`载入起步清单（${offered.length} 项待认领）`);
  expect((await read().items.counts()).offered).toBe(offered.length);
  const wanted = offered.find(({ targetTypes }) => targetTypes.includes("training"));
  await clerk.says(`事项 ${wanted?.code}`);
  const item = await clerk.card(wanted?.name ?? "");
  await item.press("指定认领", { section: "校外培训监管科", duty: "校外培训监管职责" });
  expect(await read().items.byCode(wanted?.code ?? "")).toMatchObject({ state: "active" });

  // 计划
  await clerk.says("计划 2026 新建");
  const plan = await clerk.card("2026年度抽查计划");
  await plan.press("新增计划任务");
  await plan.press("保存，下一步", {
    ...{ name: "校外培训机构检查", section: "校外培训监管科", kind: "general", items: [wanted?.code ?? ""] },
    ...{ partners: "", departments: "", lead: "" },
  });
  await plan.press("保存，下一步", {
    ...{ types: [], ownership: [], subjects: ["企业"], districts: "", tags: "", credit: "no", rate: "2%" },
    ...{ rateA: "", rateB: "", rateC: "", rateD: "", total: "" },
  });
  await plan.press("保存，返回计划", {
    ...{ batches: "1", draw: "2026-11-20至2026-12-15", visit: "2026-12-16至2027-01-15", teamSize: "2" },
    ...{ specialty: "", announced: "yes" },
  });
  expect(plan.text()).toContain("低于");
  await plan.press("送审");
  await (await leader.card("2026年度抽查计划")).press("同意", { text: "" });
  await stage.settled();
  const approved = clerk.cards("2026年度抽查计划").find((card) => card.has("办理公示"));
  await approved?.press("办理公示");
  const on = "2026-11-24 09:30 +0800";
  await approved?.press("登记公示", { address: "https://www.example.gov.cn/p", number: "", on });
  await stage.settled();
  expect((await read().plan.entries(2026)).map(({ name }) => name)).toEqual(["校外培训机构检查"]);
  // The plan of the year was owed; now it is public.
  expect((await read().duties.allOpen()).filter(({ kind }) => kind === "plan")).toEqual([]);

  // 方案 and 培训 before the draw.
  await clerk.says("方案 2026-01");
  const scheme = await clerk.card("方案");
  if (scheme.has("编制方案")) await scheme.press("编制方案");
  const written = await clerk.card("实施方案：校外培训机构检查");
  await written.press("送审");
  await (await leader.card("实施方案：校外培训机构检查")).press("同意", { text: "" });
  await stage.settled();
  await clerk.says("方案 2026-01");
  const agreed = clerk.cards("实施方案：校外培训机构检查").find((card) => card.has("登记公示"));
  const told = { place: "https://www.example.gov.cn/s", on: "2026-11-24" };
  expect((await agreed?.press("登记公示", told))?.toast?.content).toContain("已登记公示");
  await clerk.says("培训 登记");
  await (await clerk.card("登记培训")).press("登记", {
    ...{ day: "2026-11-24", topic: "抽查前培训", trainer: "法规科", hours: "2", groups: [], skills: "" },
    names: (await read().registry.inspectors())[0]?.name ?? "",
  });
  await stage.settled();

  const id = await draw(stage, "2026-01");
  const drawn = await read().draws.byId(id);
  expect(drawn).toMatchObject({ state: "drawn", untrained: null });
  expect(drawn?.drawnSize).toBe(Math.ceil((drawn?.poolSize ?? 0) * 0.02));
});

it("refuses a hostile set of files, each in a sentence, and goes on answering", async () => {
  const clerk = stage.actor("双随机办");
  const before = await read().registry.counts();
  const folder = new URL("../fixtures/rosters/hostile/", import.meta.url);
  const names = readdirSync(folder).sort();
  expect(names.length).toBeGreaterThan(6);
  for (const name of names) await clerk.drops(name, readFileSync(new URL(encodeURIComponent(name), folder)));
  const refused = clerk.cards("没有导入").map((card) => card.text());
  const previews = clerk.cards("导入检查对象名录");
  expect(refused.length + previews.length).toBe(names.length);
  for (const preview of previews) expect(preview.text()).toMatch(/第|行/);
  expect(await read().registry.counts()).toEqual(before);
  await clerk.says("我的");
  expect((await clerk.card("待办事项")).text().length).toBeGreaterThan(0);
});
