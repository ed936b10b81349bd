import { afterEach, beforeEach, expect, it } from "vitest";
import { type County, county, holder } from "./county.ts";

let stage: County;
beforeEach(async () => {
  stage = await county();
});
afterEach(() => stage.end());

const get = (path: string, cookie?: string, method = "GET") =>
  fetch(`http://127.0.0.1:${stage.serving.port}${path}`, {
    method,
    redirect: "manual",
    headers: cookie === undefined ? {} : { cookie },
  });

it("tells the item list: approved, downloaded, registered, opened to all, withdrawn", async () => {
  const clerk = stage.actor("双随机办");
  await clerk.says("公示");
  const list = await clerk.card("公示");
  expect(list.text()).toContain("还没有公示过");
  await list.press("准备公示事项清单");
  expect(list.text()).toContain("待审批");
  expect(list.has("登记公示")).toBe(false);

  const leader = stage.actor((await holder(stage, "deputy")).name);
  const asked = await leader.card("公示审批");
  expect(asked.text()).toContain("个抽查事项");
  await asked.press("同意", { text: "" });
  await stage.settled();
  const card = list;
  expect(card.text()).toContain("已批准，待公示");
  await card.press("下载公示包");
  await stage.settled();

  // Nobody outside sees anything, and a link shows staff what is approved, once.
  expect((await get("/items")).status).toBe(404);
  await clerk.says("公示 预览");
  const link = await clerk.card("公示页面预览");
  expect(link.has("打开预览")).toBe(true);
  await stage.settled();

  const on = "2026-11-24 09:30 +0800";
  expect((await card.press("登记公示", { address: "", number: "", on })).toast?.content).toContain(
    "至少填写一项",
  );
  expect(
    (await card.press("登记公示", { address: "javascript:1", number: "", on })).toast?.content,
  ).toContain("http");
  await card.press("登记公示", { address: "https://www.example.gov.cn/1", number: "", on });
  expect(card.text()).toContain("已公示");
  expect((await get("/items")).status).toBe(404);

  await clerk.says("公示");
  await (await clerk.card("公示")).press("对外开放", {});
  await stage.settled();
  const watcher = stage.actor((await holder(stage, "supervisor")).name);
  expect((await watcher.card("已对外开放")).text()).toContain("任何人");
  const page = await get("/items");
  expect(page.status).toBe(200);
  const text = await page.text();
  expect(text).toContain("第 1 版");
  expect(text).toContain("https://www.example.gov.cn/1");
  expect(text).not.toContain("<script");
  expect((await get("/items", undefined, "HEAD")).status).toBe(200);
  expect((await get("/items", undefined, "POST")).status).toBe(405);
  expect((await get("/items.json")).headers.get("content-type")).toContain("json");
  const sheet = await get("/items.xlsx");
  expect(
    Buffer.from(await sheet.arrayBuffer())
      .subarray(0, 2)
      .toString(),
  ).toBe("PK");
  expect((await get("/items/v/2")).status).toBe(404);
  expect((await get("/plans/2026")).status).toBe(404);

  const done = card;
  await done.press("撤回公示", { why: "依据有误" });
  const stone = await (await get("/items")).text();
  expect(stone).toContain("撤回");
  expect(stone).toContain("依据有误");
  expect((await get("/items.json")).status).toBe(404);
});

it("lets staff in by a link that works once and for ten minutes", async () => {
  const clerk = stage.actor("双随机办");
  await clerk.says("公示");
  await (await clerk.card("公示")).press("准备公示事项清单");
  const leader = stage.actor((await holder(stage, "deputy")).name);
  await (await leader.card("公示审批")).press("同意", { text: "" });
  await stage.settled();
  const { openPreview } = await import("../../src/flows/open-pages.ts");
  const ask = async (): Promise<string> => {
    const by = await holder(stage, "office");
    const now = stage.clock.now();
    const { chinaCalendar } = await import("../../src/domain/calendar.ts");
    const { randomBytes, randomUUID } = await import("node:crypto");
    const chance = { id: randomUUID, secret: () => randomBytes(32).toString("hex") };
    return stage.serving.store.write((tx) =>
      openPreview({ tx, now, chance, calendar: chinaCalendar, pressed: null, by }),
    );
  };
  const key = await ask();
  for (let looks = 0; looks < 2; looks += 1) expect((await get(`/preview?key=${key}`)).status).toBe(200);
  const opened = await get(`/preview?key=${key}`, undefined, "POST");
  expect(opened.status).toBe(303);
  const cookie = opened.headers.get("set-cookie") ?? "";
  expect(cookie).toMatch(/HttpOnly/);
  expect(cookie).toMatch(/SameSite=Lax/);
  expect((await get(`/preview?key=${key}`, undefined, "POST")).status).toBe(404);
  const page = await get("/items", cookie.split(";")[0]);
  expect(page.status).toBe(200);
  expect(page.headers.get("cache-control")).toContain("private");
  expect(await page.text()).toContain("预览—尚未公示");
  expect((await get("/items", `preview=${"0".repeat(64)}`)).status).toBe(404);
  const late = await ask();
  stage.clock.set(new Date(stage.clock.now().getTime() + 11 * 60_000));
  expect((await get(`/preview?key=${late}`, undefined, "POST")).status).toBe(404);
});
