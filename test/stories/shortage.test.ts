import { afterEach, beforeEach, expect, it } from "vitest";
import { type County, county } from "./county.ts";

let stage: County;
beforeEach(async () => {
  stage = await county();
});
afterEach(() => stage.end());

it("says before a draw what its teams lack and what would cure it, and does not lock", async () => {
  const { store } = stage.serving;
  const entry = await store.read.plan.entry("2026-02-v1");
  const inspectors = await store.read.registry.inspectors();
  if (!entry?.specialty) throw new Error("no entry with a specialty");
  const able = inspectors.filter(({ specialties }) => specialties.includes(entry.specialty ?? ""));
  // Of those who have what is asked for one is left, and away all through the visits.
  const [away, ...others] = able;
  if (!away) throw new Error("no specialist");
  const changed = [
    {
      ...away,
      leave: [{ from: entry.visitFrom, to: entry.visitUntil }],
      status: "active" as const,
      certUntil: "2030-01-01",
      certNumber: "X1",
    },
    ...others.map((one) => ({ ...one, specialties: [] })),
  ];
  await store.write((tx) => tx.registry.saveInspectors(changed, stage.clock.now()));
  const clerk = stage.actor("双随机办");
  await clerk.says("抽取 2026-02", "group");
  const card = await clerk.card("准备抽取", "group");
  expect(card.text()).toContain("暂时不能抽取");
  expect(card.text()).toMatch(new RegExp(`缺 \\d+ 人次：本局执法检查人员（“${entry.specialty}”专长）`));
  expect(card.text()).toContain(`再增加 1 名本局执法检查人员（“${entry.specialty}”专长）`);
  expect(card.text()).toContain("有 1 名符合条件的人员在请假，其中一人销假");
  // The group is not told who.
  expect(card.text()).not.toContain(away.name);
  expect(card.has("锁定名单，开始见证")).toBe(false);
});
