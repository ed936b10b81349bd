import { afterEach, beforeEach, expect, it } from "vitest";
import { type County, county, holder } from "./county.ts";

let stage: County;
beforeEach(async () => {
  stage = await county();
  // The months of the demo county would be in the way of those that are told here.
  for (const table of ["CreditRecord", "CreditWarning"]) await stage.tamper(`DELETE FROM "${table}"`);
});
afterEach(() => stage.end());

const month = (label: string, lines: string[]): [string, Buffer] => [
  `信用风险分类${label}.csv`,
  Buffer.from(
    `单位名称,信用风险等级,信用风险指数,月份\n${lines.map((line) => `${line},${label}`).join("\n")}`,
  ),
];

const some = async () => {
  const targets = await stage.serving.store.read.registry.targets();
  const [one, two] = targets.filter(
    (target) => target.subject === "企业" && targets.filter(({ name }) => name === target.name).length === 1,
  );
  if (!one || !two) throw new Error("two enterprises are needed");
  return [one, two] as const;
};

it("keeps three months, warns of what worsened, and a leader approves the proposed check", async () => {
  const clerk = stage.actor("双随机办");
  const [one, two] = await some();
  const { store } = stage.serving;
  for (const [label, first, second] of [
    ["2026-09", "A,10", "B,20"],
    ["2026-10", "B-,25", "B,45"],
    ["2026-11", "D,30", "C+,46"],
  ] as const) {
    await clerk.drops(...month(label, [`${one.name},${first}`, `${two.name},${second}`]));
    await (await clerk.card("导入信用风险分类")).press("应用", { month: label });
    await stage.settled();
  }
  expect((await store.read.credit.of(one.id)).map(({ stratum }) => stratum)).toEqual(["A", "B", "D"]);
  expect((await store.read.registry.target(one.id))?.creditClass).toBe("D");
  const open = await store.read.credit.warnings(["open"]);
  expect(open.map(({ targetId, level, kind, month: of }) => [targetId, level, kind, of]).sort()).toEqual(
    [
      [one.id, "red", "class", "2026-11"],
      [two.id, "yellow", "class", "2026-11"],
      [two.id, "yellow", "index", "2026-10"],
    ].sort(),
  );
  await clerk.says("预警");
  await (await clerk.card("信用风险预警")).press("查看");
  const card = await clerk.card("信用风险预警");
  expect(card.text()).toContain("由 B 类变为 D 类");
  await card.press("提请计划外检查", { reason: "分类骤降" });
  await stage.settled();
  await (await stage.actor((await holder(stage, "deputy")).name).card("信用风险预警检查")).press("同意", {
    text: "",
  });
  const [proposed] = await store.read.credit.warnings(["proposed"]);
  const entry = await store.read.plan.entry(proposed?.entryId ?? "");
  expect(entry).toMatchObject({ outOfPlan: true, filter: { targets: [one.id] } });
});

it("names bad rows, leaves a newer month alone, and takes an import back", async () => {
  const clerk = stage.actor("双随机办");
  const [one, two] = await some();
  const { store } = stage.serving;
  await clerk.drops(
    ...month("2026-11", [`${one.name},D,50`, `${one.name},D,50`, `没有这家,A,1`, `${two.name},超高,=1+1`]),
  );
  const card = await clerk.card("导入信用风险分类");
  for (const word of ["名录里没有", "超高", "不止一次"]) expect(card.text()).toContain(word);
  await card.press("应用", { month: "2026-11" });
  await stage.settled();
  expect((await store.read.registry.target(one.id))?.creditClass).toBe("D");
  await (await clerk.card("导入信用风险分类")).press("撤销");
  expect((await store.read.registry.target(one.id))?.creditClass).toBe(one.creditClass);
  expect(await store.read.credit.of(one.id)).toEqual([]);
  expect(await store.read.credit.warnings(["open"])).toEqual([]);
  await clerk.drops(...month("2026-11", [`${one.name},B,50`]));
  await (await clerk.card("导入信用风险分类")).press("应用", { month: "2026-11" });
  await clerk.drops(...month("2026-08", [`${one.name},D,90`]));
  await (await clerk.card("导入信用风险分类")).press("应用", { month: "2026-08" });
  expect((await store.read.registry.target(one.id))?.creditClass).toBe("B");
});

it("lets the office say what a grade stands for, and nobody else", async () => {
  const clerk = stage.actor("双随机办");
  await clerk.says("信用 等级");
  const rules = await clerk.card("信用等级对应");
  await rules.press("保存对应", { grade: "AA级", stratum: "A" });
  expect(rules.text()).toContain("AA");
  await rules.press("保存标准", { points: "5", riskier: "down" });
  expect(rules.text()).toContain("降低 5 点");
  const rows = await stage.serving.store.read.audit.of("setting:credit.grades");
  expect(rows).toHaveLength(1);
  const head = stage.actor((await holder(stage, "section")).name);
  await head.says("预警 标准");
  expect((await head.card("信用等级对应")).has("保存对应")).toBe(false);
});

it("shows in the demo county what worsened in the newest month", async () => {
  const shown = await county();
  const leader = shown.actor((await holder(shown, "deputy")).name);
  await leader.says("预警");
  const list = await leader.card("信用风险预警");
  expect(list.text()).toContain("红色");
  expect(list.text()).toContain("黄色");
  const group = shown.actor("双随机办");
  await group.says("预警", "group");
  expect(group.cards("信用风险预警", "group")).toEqual([]);
  await shown.end();
});
