import { randomBytes, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chinaCalendar } from "../../src/domain/calendar.ts";
import type { Publication, PublicEntry } from "../../src/domain/publication.ts";
import { openPreview } from "../../src/flows/open-pages.ts";
import { chromium } from "../services.ts";
import { type County, county, holder } from "../stories/county.ts";
import { imagesDir, openBrowser } from "./client.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const on = "2026-11-24 09:30 +0800";

// Items and plan as the public reads them, without scripts, on a phone and at a desk.
describe.skipIf(chromium === undefined)("the public pages in a browser", () => {
  let stage: County;
  let browser: Browser;

  beforeAll(async () => {
    stage = await county();
    browser = await openBrowser();
    const clerk = stage.actor("双随机办");
    const leader = stage.actor((await holder(stage, "deputy")).name);
    await clerk.says("公示");
    const items = await clerk.card("公示");
    await items.press("准备公示事项清单");
    await (await leader.card("公示审批")).press("同意", { text: "" });
    await stage.settled();
    await items.press("登记公示", { address: "https://www.example.gov.cn/1", number: "", on });

    await clerk.says("计划");
    const plan = await clerk.card("2026年度抽查计划");
    await plan.press("调整计划", { reason: "上级部署食堂专项检查" });
    const [draft] = await stage.serving.store.read.plan.versions(2026);
    await plan.press("复制", { entryId: draft?.entryIds[1] ?? "" });
    await plan.press("返回计划");
    await plan.press("送审");
    await stage.settled();
    await (await leader.card("计划调整")).press("同意", { text: "" });
    await stage.settled();
    const approved = clerk.cards("2026年度抽查计划").find((card) => card.has("办理公示"));
    await approved?.press("办理公示");
    await approved?.press("登记公示", { address: "", number: "HB2026-0001", on });
    await clerk.says("公示");
    await (await clerk.card("公示")).press("对外开放", {});
    await stage.settled();
    await insertOthers();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await stage?.end();
  });

  /** A withdrawn list, a task, a scheme, and a scheme that waits: what stands is the list before. */
  async function insertOthers() {
    const { store } = stage.serving;
    const [list] = await store.read.publications.of("items");
    const [plan] = await store.read.publications.of("plan:2026");
    if (!list || plan?.content.kind !== "plan") throw new Error("nothing was told");
    const { bureau, entries } = plan.content;
    const entry = { ...(entries[0] as PublicEntry), code: "2026-L01", name: "汛期校园安全专项检查" };
    const withdrawn = {
      state: "withdrawn",
      withdrawnAt: stage.clock.now(),
      withdrawnWhy: "依据有误",
    } as const;
    const task = { kind: "task", bureau, reason: "上级部署", entry } as const;
    const sections = ["检查目的", "检查内容", "工作纪律"].map((heading) => ({
      ...{ heading, text: "按照年度抽查计划，对抽中单位开展检查。\n检查结果依法公示。" },
    }));
    const scheme = { kind: "scheme", bureau, code: "2026-02", batch: 1, name: entry.name, sections } as const;
    const more: Publication[] = [
      { ...list, ...withdrawn, id: "list-2", version: 2 },
      {
        ...list,
        id: "task",
        kind: "task",
        subject: "entry:t",
        title: `临时抽查任务：${entry.name}`,
        content: task,
      },
      {
        ...list,
        id: "scheme",
        kind: "scheme",
        subject: "scheme:s",
        title: "食堂检查实施方案",
        content: scheme,
      },
      {
        ...{
          ...list,
          id: "waiting",
          kind: "scheme",
          subject: "scheme:w",
          title: "待公示的方案",
          content: scheme,
        },
        ...{ state: "approved", publishedOn: null, number: null, address: null },
      },
    ];
    await store.write(async (tx) => {
      for (const one of more) await tx.publications.insert(one);
    });
  }

  const paths = [
    ...["/items", "/items/v/1", "/items/v/2", "/plans", "/plans/2026", "/plans/2026/v/2"],
    ...["/schemes/s", "/draws"],
  ];
  const visit = async (width: number, path: string, scripts = true): Promise<Page> => {
    const context = await browser.newContext({
      ...{ locale: "zh-CN", viewport: { width, height: 900 }, javaScriptEnabled: scripts },
    });
    const page = await context.newPage();
    page.setDefaultTimeout(8_000);
    const answer = await page.goto(`http://127.0.0.1:${stage.serving.port}${path}`);
    expect(answer?.status(), path).toBe(200);
    return page;
  };

  it.each([375, 1280])("are accessible and fit %i px", async (width) => {
    for (const path of paths) {
      const page = await visit(width, path);
      const violations = await violationsOf(page);
      expect(violations, path).toEqual([]);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(wide, `${path} scrolls sideways`).toBeLessThanOrEqual(0);
      if (process.env.SHOTS)
        await page.screenshot({
          path: join(process.env.SHOTS, `${path.slice(1).replaceAll("/", "-")}-${width}.png`),
          fullPage: true,
        });
      await page.context().close();
    }
  });

  it("read whole without scripts and on paper, and tell no rate by class", async () => {
    const page = await visit(1280, "/plans/2026", false);
    const text = await page.locator("body").innerText();
    for (const words of [
      "第 2 版",
      "上级部署食堂专项检查",
      "民办幼儿园规范办园检查",
      "按信用风险分类差异化确定",
      "HB2026-0001",
    ])
      expect(text).toContain(words);
    expect(text).not.toMatch(/[A-D] ?类? ?\d+%/);
    await page.screenshot({ path: join(imagesDir, "plan-page.png") });
    await page.emulateMedia({ media: "print" });
    expect(await page.locator("main").innerText()).toContain("民办幼儿园规范办园检查");
    await page.context().close();
    const items = await visit(1280, "/items", false);
    expect(await items.locator("body").innerText()).toContain("校外培训机构办学行为检查");
    await items.context().close();
  });

  it("hide nothing of the content on paper: every cell within the sheet", async () => {
    const page = await visit(1280, "/plans/2026");
    await page.emulateMedia({ media: "print" });
    // A4 across, less its margins, at 96 points to the inch.
    await page.setViewportSize({ width: 1030, height: 720 });
    const cut = await page.locator("main :is(td, th, p, h1, h2)").evaluateAll((all) =>
      all
        .filter((one) => !one.closest(".files, nav"))
        .filter((one) => {
          const box = one.getBoundingClientRect();
          return box.width === 0 || box.height === 0 || box.right > window.innerWidth + 1;
        })
        .map((one) => one.textContent),
    );
    expect(cut).toEqual([]);
    if (process.env.SHOTS)
      await page.screenshot({ path: join(process.env.SHOTS, "plan-paper.png"), fullPage: true });
    await page.context().close();
  });

  it("say at the list that its second version was withdrawn, and why only where that version stood", async () => {
    const page = await visit(375, "/items", false);
    await page.getByText("第 2 版已于 2026-11-24 撤回，现行的是第 1 版").waitFor();
    await page.getByRole("link", { name: "查看撤回说明" }).click();
    await page.getByText("依据有误").waitFor();
    expect(await page.locator("table").count()).toBe(0);
    await page.context().close();
  });

  it("let staff in by a link that a look does not spend, and show what waits marked as such", async () => {
    const by = await holder(stage, "office");
    const chance = { id: randomUUID, secret: () => randomBytes(32).toString("hex") };
    const key = await stage.serving.store.write((tx) =>
      openPreview({ tx, now: stage.clock.now(), chance, calendar: chinaCalendar, pressed: null, by }),
    );
    const page = await visit(375, `/preview?key=${key}`, false);
    await page.reload();
    await page.getByRole("button", { name: "开始预览" }).click();
    await page.getByRole("heading", { name: "随机抽查事项清单" }).waitFor();
    await page.goto(`http://127.0.0.1:${stage.serving.port}/schemes/w`);
    await page.getByText("预览—尚未公示").waitFor();
    const stranger = await browser.newPage();
    const answer = await stranger.goto(page.url());
    expect(answer?.status()).toBe(404);
    await stranger.close();
    await page.context().close();
  });

  async function violationsOf(page: Page): Promise<string[]> {
    await page.evaluate(axe);
    return page.evaluate(async () => {
      const { axe: checker } = globalThis as unknown as {
        axe: { run: () => Promise<{ violations: { id: string; nodes: { target: unknown }[] }[] }> };
      };
      const { violations } = await checker.run();
      return violations.map(({ id, nodes }) => `${id} ${JSON.stringify(nodes[0]?.target)}`);
    });
  }
});
