import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
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
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await stage?.end();
  });

  const paths = ["/items", "/items/v/1", "/plans", "/plans/2026", "/plans/2026/v/2", "/draws"];
  const visit = async (width: number, path: string, scripts = true): Promise<Page> => {
    const context = await browser.newContext({
      ...{ locale: "zh-CN", viewport: { width, height: 900 }, javaScriptEnabled: scripts },
    });
    const page = await context.newPage();
    const answer = await page.goto(`http://127.0.0.1:${stage.serving.port}${path}`);
    expect(answer?.status(), path).toBe(200);
    return page;
  };

  it.each([375, 1280])("are accessible and fit %i px", async (width) => {
    for (const path of paths) {
      const page = await visit(width, path);
      await page.evaluate(axe);
      const violations = await page.evaluate(async () => {
        const { axe: checker } = globalThis as unknown as {
          axe: { run: () => Promise<{ violations: { id: string; nodes: { target: unknown }[] }[] }> };
        };
        return (await checker.run()).violations.map(
          ({ id, nodes }) => `${id} ${JSON.stringify(nodes[0]?.target)}`,
        );
      });
      expect(violations, path).toEqual([]);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(wide, `${path} scrolls sideways`).toBeLessThanOrEqual(0);
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
});
