import { randomBytes, randomUUID } from "node:crypto";
import { afterEach, beforeEach, expect, it } from "vitest";
import { chinaCalendar } from "../../src/domain/calendar.ts";
import type { Publication, PublicContent } from "../../src/domain/publication.ts";
import { openPreview } from "../../src/flows/open-pages.ts";
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
const text = async (path: string, cookie?: string) => (await get(path, cookie)).text();

async function insert(subject: string, version: number, content: PublicContent, more: Partial<Publication>) {
  const at = stage.clock.now();
  const publication: Publication = {
    ...{ id: `${subject}-${version}`, kind: content.kind, subject, version, title: "甲", content },
    ...{ contentHash: "0".repeat(64), state: "published", byId: "p", at, approvedBy: "q", approvedAt: at },
    ...{ address: null, number: "第 1 号", publishedOn: "2026-11-24", recordedBy: "p", recordedAt: at },
    ...{ withdrawnAt: null, withdrawnWhy: null },
    ...more,
  };
  await stage.serving.store.write((tx) => tx.publications.insert(publication));
}

const items: PublicContent = { kind: "items", bureau: "示例县教育局", items: [], changes: [] };
const task: PublicContent = {
  ...{ kind: "task", bureau: "示例县教育局", reason: "上级部署" },
  entry: {
    ...{ code: "2027-L01", name: "汛期安全检查", kind: "key", section: "安全科", partners: [] },
    ...{ departments: [], lead: null, items: ["校园安全"], scope: "小学", ratio: "5%", times: 1 },
    ...{ drawFrom: "2027-01-04", drawUntil: "2027-01-08", visitFrom: "2027-01-11" },
    visitUntil: "2027-01-29",
  },
};

const openAll = () => stage.serving.store.write((tx) => tx.settings.set("pages.public", true));

it("keep the version in force on the page of the list when a newer one was withdrawn, and say so", async () => {
  await openAll();
  expect(await text("/items")).toContain("目前没有已公示的内容");
  await insert("items", 1, items, {});
  expect(await text("/items")).not.toContain("现行");
  const withdrawn = { state: "withdrawn", withdrawnAt: stage.clock.now(), withdrawnWhy: "依据有误" } as const;
  await insert("items", 2, items, withdrawn);
  const page = await text("/items");
  expect(page).toContain("第 2 版已于 2026-11-24 撤回，现行的是第 1 版");
  expect(page).toContain("/items/v/2");
  expect(page).not.toContain("依据有误");
  expect(await text("/items/v/2")).toContain("依据有误");
  expect((await get("/items.json")).status).toBe(200);
  expect((await get("/items/v/2.json")).status).toBe(404);
  await insert("items", 3, items, {});
  expect(await text("/items")).not.toContain("现行");
  expect(await text("/items/v/1")).toContain("不是现行版本");
});

it("show the tasks of a year that has no plan, and have nothing to take home there", async () => {
  await openAll();
  expect((await get("/plans/2027")).status).toBe(404);
  await insert("entry:2027-L01-v1", 1, task, {});
  for (const path of ["/plans", "/plans/2027"]) {
    const page = await text(path);
    expect(page).toContain("2027年度");
    expect(page).toContain("汛期安全检查");
    expect(page).not.toContain("下载");
  }
  expect((await get("/plans/2027.json")).status).toBe(404);
  expect((await get("/plans/2028")).status).toBe(404);
});

it("are linked from the list of draws only while they are open", async () => {
  expect(await text("/draws")).not.toContain("/items");
  await openAll();
  expect(await text("/draws")).toMatch(/href="[^"]*\/items"/);
});

it("let nobody look on who lost the role or left, link and session alike", async () => {
  const by = await holder(stage, "office");
  await insert("items", 1, items, { state: "approved", publishedOn: null });
  const chance = { id: randomUUID, secret: () => randomBytes(32).toString("hex") };
  const ask = () =>
    stage.serving.store.write((tx) =>
      openPreview({ tx, now: stage.clock.now(), chance, calendar: chinaCalendar, pressed: null, by }),
    );
  const opened = await get(`/preview?key=${await ask()}`, undefined, "POST");
  const cookie = (opened.headers.get("set-cookie") ?? "").split(";")[0];
  expect(await text("/items", cookie)).toContain("预览—尚未公示");
  const unused = await ask();
  await stage.tamper(`UPDATE "Person" SET "active" = false WHERE "id" = '${by.id}'`);
  expect((await get("/items", cookie)).status).toBe(404);
  expect((await get(`/preview?key=${unused}`, undefined, "POST")).status).toBe(404);
});

it("give no way to take back a plan in force, and say how it changes", async () => {
  const plan: PublicContent = {
    ...{ kind: "plan", bureau: "示例县教育局", year: 2026, version: 1, reason: "", entries: [], changes: [] },
  };
  await insert("plan:2026", 1, plan, { title: "2026年度计划" });
  const clerk = stage.actor("双随机办");
  await clerk.says("公示");
  const card = await clerk.card("公示");
  await card.press("查看", { publicationId: "plan:2026-1" });
  expect(card.text()).toContain("按程序调整");
  expect(card.has("撤回公示")).toBe(false);
});
