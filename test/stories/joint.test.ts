import { afterEach, beforeEach, expect, it } from "vitest";
import { type County, county, draw, holder, team } from "./county.ts";

const department = "示例县市场监督管理局";
let stage: County;
beforeEach(async () => {
  stage = await county();
  const { store } = stage.serving;
  const entry = await store.read.plan.entry("2026-02-v1");
  const [model] = await store.read.registry.inspectors();
  if (!entry || !model) throw new Error("no county");
  await store.write(async (tx) => {
    await tx.plan.saveEntries([{ ...entry, departments: [department] }]);
    const inspectors = ["韩一鸣", "马骁", "蒋岚"].map((name, n) => ({
      ...model,
      id: `SC-${n}`,
      name,
      certNumber: `SC00${n}`,
      department,
      section: null,
      specialties: [],
      leave: [],
      mobile: null,
      email: null,
    }));
    await tx.registry.saveInspectors(inspectors, stage.clock.now());
    for (const { id, name } of inspectors) {
      const person = {
        id,
        openId: null,
        name,
        mobile: null,
        email: null,
        section: null,
        inspectorId: id,
        active: true,
      };
      await tx.people.save(person, stage.clock.now());
    }
  });
});
afterEach(() => stage.end());

it("sends one of the partner department with every team, and the office answers for them", async () => {
  const id = await draw(stage, "2026-02");
  const { work } = stage.serving.store.read;
  const tasks = await work.assignmentsOf(id);
  for (const task of tasks) {
    const members = (await work.members([task.id])).map(({ inspectorId }) => inspectorId);
    expect(members).toHaveLength(3);
    expect(members.filter((one) => one.startsWith("SC-"))).toHaveLength(1);
  }
  const clerk = stage.actor("双随机办");
  expect((await clerk.card("收不到任务卡片")).text()).toMatch(/韩一鸣|马骁|蒋岚/);
  await clerk.says(`任务 ${id}-001`);
  const card = await clerk.card("检查任务");
  const partner = (await work.members([`${id}-001`])).find(({ inspectorId }) =>
    inspectorId.startsWith("SC-"),
  );
  const name = (await stage.serving.store.read.registry.inspectorsByIds([partner?.inspectorId ?? ""]))[0]
    ?.name;
  await card.press(`代${name}登记：已确认接受`);
  await stage.settled();
  expect((await work.member(partner?.id ?? ""))?.state).toBe("confirmed");
  const rows = await stage.serving.store.read.audit.of(`assignment:${id}-001`);
  expect(rows.at(-1)).toMatchObject({ action: "assignment.confirmed" });
});

it("takes a replacement for them from their own department, once a leader agrees", async () => {
  const id = await draw(stage, "2026-02");
  const { work } = stage.serving.store.read;
  const clerk = stage.actor("双随机办");
  await clerk.says(`任务 ${id}-001`);
  const card = await clerk.card("检查任务");
  await card.press("代为登记无法参加", { reason: "回执：出差" });
  await stage.settled();
  const leader = stage.actor((await holder(stage, "deputy")).name);
  await (await leader.card("无法参加")).press("同意", { text: "" });
  await stage.settled();
  const members = await work.members([`${id}-001`]);
  const next = members.find(({ round }) => round === 1);
  expect(next?.inspectorId).toMatch(/^SC-/);
});

it("takes an expert along who counts toward nothing", async () => {
  const id = await draw(stage, "2026-02");
  const clerk = stage.actor("双随机办");
  await clerk.says(`任务 ${id}-001`);
  const card = await clerk.card("检查任务");
  await card.press("登记", { name: "韩冬", unit: "县疾控中心", task: "食堂卫生采样" });
  await stage.settled();
  const own = (await team(stage, `${id}-001`).catch(() => [])).find(({ person }) => person.openId !== null);
  const shown = own?.actor.cards("检查任务").find((one) => one.text().includes(`${id}-001`));
  expect(shown?.text() ?? card.text()).toContain("韩冬");
  expect(await stage.serving.store.read.work.members([`${id}-001`])).toHaveLength(3);
});
