import { afterEach, beforeEach, expect, it } from "vitest";
import { type County, county, draw, lock, team } from "./county.ts";

let stage: County;
beforeEach(async () => {
  stage = await county();
});
afterEach(() => stage.end());

/** An export of the platform: three kindergartens, two inspectors each. */
async function exported(change: (rows: string[][]) => void = () => {}): Promise<Buffer> {
  const { registry } = stage.serving.store.read;
  const targets = (await registry.targets()).filter(
    ({ type, ownership, status }) =>
      type === "kindergarten" && ownership === "private" && status === "active",
  );
  const inspectors = (await registry.inspectors()).filter(({ status }) => status === "active");
  const rows = targets
    .slice(0, 3)
    .map((target, n) => [
      "HB2026-0311",
      target.name,
      target.code ?? "",
      `${inspectors[2 * n]?.name}、${inspectors[2 * n + 1]?.name}`,
    ]);
  change(rows);
  const head = ["抽查任务编号", "检查对象名称", "统一社会信用代码", "执法检查人员"];
  return Buffer.from([head, ...rows].map((row) => row.join(",")).join("\n"));
}

it("makes the platform's list the draw of a batch, with its number and hash and no proof of ours", async () => {
  const clerk = stage.actor("双随机办");
  await clerk.drops("抽取结果.csv", await exported(), "group");
  const card = await clerk.card("省平台抽取结果", "group");
  expect(card.text()).toContain("3");
  await card.press("作为抽取结果", { entry: "2026-02-v1|1", taskNumber: "HB2026-0311" });
  await stage.settled();
  const drawn = await stage.serving.store.read.draws.byId("2026-02-1");
  expect(drawn).toMatchObject({ source: "platform", state: "drawn", drawnSize: 3, commit: null });
  expect(card.text()).toContain("HB2026-0311");
  expect(card.text()).toContain(drawn?.platform?.fileHash);
  const members = await team(stage, "2026-02-1-001");
  expect(members).toHaveLength(2);
  for (const { actor } of members) await (await actor.card("检查任务")).press("确认接受");
  await clerk.says("校验 2026-02-1");
  expect((await clerk.card("未能办理")).text()).toContain("省平台");
});

it("refuses a second source for one batch, whichever came first", async () => {
  await draw(stage, "2026-02");
  const clerk = stage.actor("双随机办");
  await clerk.drops("抽取结果.csv", await exported());
  const card = await clerk.card("省平台抽取结果");
  const answer = await card.press("作为抽取结果", { entry: "2026-02-v1|1", taskNumber: "HB1" });
  expect(answer.toast?.content ?? answer.error?.msg).toMatch(/抽取过|选项/);
  expect((await stage.serving.store.read.draws.byId("2026-02-1"))?.source).toBe("own");
});

it("and the other way round", async () => {
  const clerk = stage.actor("双随机办");
  await clerk.drops("抽取结果.csv", await exported());
  await (await clerk.card("省平台抽取结果")).press("作为抽取结果", {
    entry: "2026-02-v1|1",
    taskNumber: "HB1",
  });
  await expect(lock(stage, "2026-02")).rejects.toThrow();
});

it("names every row that the registries do not know, and enters nothing", async () => {
  const file = await exported((rows) => {
    if (rows[1]) [rows[1][1], rows[1][2]] = ["不在名录的幼儿园", ""];
    if (rows[2]) rows[2][3] = "查无此人";
  });
  const clerk = stage.actor("双随机办");
  await clerk.drops("抽取结果.csv", file);
  const card = await clerk.card("省平台抽取结果");
  expect(card.text()).toContain("不在名录的幼儿园");
  expect(card.text()).toContain("查无此人");
  expect(card.has("作为抽取结果")).toBe(false);
  await card.press("取消");
  expect(card.text()).toContain("已取消");
});
