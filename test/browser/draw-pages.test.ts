import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { PublicDraw } from "../../src/flows/read-public-draw.ts";
import { valuesOf } from "../../src/web/draw-values.ts";
import { chromium } from "../services.ts";
import { type SampleName, sampleNames, samples } from "../web/samples.ts";
import { type ServedDraws, serveDraws } from "../web/serving.ts";
import { openBrowser } from "./client.ts";
import { type PublicFolder, publicFolder } from "./public-folder.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const widths = [375, 1280, 1920];

/** Every sample under a number of its own; the one that is checked keeps its own. */
const idOf = (name: SampleName): string => (name === "drawn" ? samples.drawn.drawId : `2026-${name}`);

describe.skipIf(chromium === undefined)("the pages of a draw in a browser", () => {
  let browser: Browser;
  let built: PublicFolder;
  let served: ServedDraws;
  let context: BrowserContext;
  let page: Page;
  let faults: string[];

  beforeAll(async () => {
    built = await publicFolder();
    const draws = sampleNames.map((name): [string, PublicDraw] => [
      idOf(name),
      { ...samples[name], drawId: idOf(name) },
    ]);
    served = await serveDraws(new Map(draws), { folder: built.folder });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await served?.stop();
    built?.forget();
  });

  const open = async (options: Parameters<Browser["newContext"]>[0] = {}): Promise<void> => {
    context = await browser.newContext({ locale: "zh-CN", timezoneId: "Asia/Shanghai", ...options });
    page = await context.newPage();
    page.setDefaultTimeout(8_000);
    // Violations of the content policy are told on the console.
    page.on("console", (message) => {
      if (message.type() === "error") faults.push(message.text());
    });
    page.on("pageerror", (fault) => faults.push(String(fault)));
  };
  beforeEach(() => {
    faults = [];
  });
  afterEach(async () => {
    await context?.close();
    expect(faults).toEqual([]);
  });

  const addressOf = (name: SampleName, rest = "") =>
    `${served.url}/draws/${encodeURIComponent(idOf(name))}${rest}`;
  const result = (id: string) => page.locator(`#${id} .outcome`);

  it("can be read without script", async () => {
    await open({ javaScriptEnabled: false });
    await page.goto(addressOf("drawn"));
    await page.getByRole("heading", { name: "一、锁定" }).waitFor();
    expect(await page.getByText("浏览器没有启用脚本").isVisible()).toBe(true);
    expect(await page.getByRole("button").count()).toBe(0);
    await page.goto(addressOf("committed", "/live"));
    expect(await page.getByText("请手动刷新").isVisible()).toBe(true);
    expect(await page.getByText("等待提交").isVisible()).toBe(true);
  });

  it("check a draw in the visitor's browser, fetching the program and the bundle and nothing else", async () => {
    await open();
    await page.goto(addressOf("drawn"));
    const asked: string[] = [];
    page.on("request", (request) => asked.push(`${request.method()} ${new URL(request.url()).pathname}`));
    await page.getByRole("button", { name: "在本机浏览器里核对" }).click();
    await result("verify-result").waitFor();
    expect(await result("verify-result").textContent()).toContain("全部一致");
    expect(await page.locator(".steps .passed").count()).toBeGreaterThanOrEqual(3);
    expect(await page.locator(".steps .notChecked").count()).toBeGreaterThanOrEqual(1);
    expect(asked).toEqual(["GET /draws/assets/verify-browser.js", "GET /draws/2026-03-1/public.json"]);
  });

  it("show with ✗ what does not agree", async () => {
    await open();
    const bundle = JSON.parse(samples.drawn.bundle ?? "") as { seed: string };
    await page.route("**/public.json", (route) =>
      route.fulfill({
        json: { ...bundle, seed: bundle.seed.replace(/^./, (digit) => (digit === "0" ? "1" : "0")) },
      }),
    );
    await page.goto(addressOf("drawn"));
    await page.getByRole("button", { name: "在本机浏览器里核对" }).click();
    expect(await result("verify-result").textContent()).toContain("不一致");
    expect(await page.locator(".steps .failed .mark").first().textContent()).toBe("✗");
  });

  it("say that nothing was checked when the data did not come, and try again", async () => {
    await open();
    let away = true;
    await page.route("**/public.json", (route) => (away ? route.abort() : route.continue()));
    await page.goto(addressOf("drawn"));
    await page.getByRole("button", { name: "在本机浏览器里核对" }).click();
    await page.getByText("没有核对。请检查网络").waitFor();
    expect(faults.splice(0)).toHaveLength(1);
    away = false;
    await page.getByRole("button", { name: "在本机浏览器里核对" }).click();
    await result("verify-result").filter({ hasText: "全部一致" }).waitFor();
  });

  it("tell a target whether it was in, and send nothing of what it typed", async () => {
    const { example } = valuesOf(samples.drawn.bundle ?? "");
    if (!example) throw new Error("an open draw has an example");
    await open();
    await page.goto(addressOf("drawn"));
    const ask = async (id: string, inner: string) => {
      await page.getByRole("textbox", { name: "单位编号" }).fill(id);
      await page.getByRole("textbox", { name: "入池凭证" }).fill(inner);
      await page.getByRole("button", { name: "查一查" }).click();
    };
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    // As it is copied from a message: blanks within, capitals, full-width letters.
    await ask(` ${example.id}`, `${example.inner.slice(0, 32).toUpperCase()} ${example.inner.slice(32)}`);
    await page.getByText(`${example.id} 在本次抽取的范围内。被抽中，名单第 1 位。`).waitFor();
    await ask("JY-9999", example.inner);
    await page.getByText("没有查到 JY-9999").waitFor();
    await ask(example.id, "1234");
    await page.getByText("应当是 64 位").waitFor();
    expect(asked.filter((url) => url.includes(example.inner) || url.includes(example.id))).toEqual([]);
  });

  it("can be saved as one file that checks itself without any network", async () => {
    await open({ acceptDownloads: true });
    await page.goto(addressOf("drawn"));
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "把本页存成一个文件" }).click(),
    ]);
    expect(download.suggestedFilename()).toBe("2026-03-1.html");
    const folder = mkdtempSync(join(tmpdir(), "saved-"));
    try {
      const file = join(folder, "2026-03-1.html");
      await download.saveAs(file);
      await context.setOffline(true);
      const asked: string[] = [];
      page.on("request", (request) => asked.push(request.url()));
      await page.goto(pathToFileURL(file).href);
      await page.getByRole("button", { name: "在本机浏览器里核对" }).click();
      await result("verify-result").filter({ hasText: "全部一致" }).waitFor();
      expect(asked.filter((url) => !url.startsWith("data:"))).toEqual([pathToFileURL(file).href]);
      const colour = await page
        .locator("h2")
        .first()
        .evaluate((title) => getComputedStyle(title).color);
      expect(colour).toBe("rgb(15, 74, 128)");
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it("follow a draw on the big screen from the witness to the list, without being reloaded", async () => {
    await open({ viewport: { width: 1920, height: 1080 } });
    const id = "2026-live-1";
    served.draws.set(id, { ...samples.committed, drawId: id });
    await page.goto(`${served.url}/draws/${id}/live`);
    await page.getByText("等待提交").waitFor();
    await page.getByText("自动更新").waitFor();
    expect(await page.locator(".countdown").textContent()).toMatch(/^05:(30:00|29:5\d)$/);
    await page.evaluate(() => Object.assign(globalThis, { sameDocument: true }));
    const { drawn } = samples.drawn;
    served.draws.set(id, { ...samples.drawn, drawId: id });
    await page.getByText(drawn?.[9]?.name ?? "").waitFor();
    const shown = await page.locator(".drawn .target").allTextContents();
    expect(shown).toEqual(drawn?.map(({ name }) => name));
    expect(await page.evaluate(() => "sameDocument" in globalThis)).toBe(true);
  });

  it.each(sampleNames)("are accessible, and fit every screen: %s", { timeout: 60_000 }, async (name) => {
    await open();
    for (const rest of ["", "/live"]) {
      await page.goto(addressOf(name, rest));
      for (const width of widths) {
        await page.setViewportSize({ width, height: 900 });
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(over, `${rest} at ${width}`).toBeLessThanOrEqual(0);
      }
      expect(await violations()).toEqual([]);
    }
  });

  it("would be seen to be inaccessible", async () => {
    await open();
    await page.goto(addressOf("voided"));
    await page.locator(".gist").evaluate((gist) => {
      gist.style.color = "#aaa";
    });
    expect(await violations()).toEqual([expect.stringContaining("color-contrast")]);
  });

  it("are accessible with everything unfolded and checked, and in the list of all", async () => {
    await open();
    await page.goto(addressOf("sealed"));
    await page.getByText("展开命令").click();
    await page.getByRole("button", { name: "在本机浏览器里核对" }).click();
    await result("verify-result").waitFor();
    expect(await violations()).toEqual([]);
    await page.goto(`${served.url}/draws`);
    expect(await page.locator(".draws li").count()).toBeGreaterThanOrEqual(sampleNames.length);
    expect(await violations()).toEqual([]);
  });

  async function violations(): Promise<string[]> {
    await page.evaluate(axe);
    return page.evaluate(async () => {
      const { axe: checker } = globalThis as unknown as {
        axe: { run: () => Promise<{ violations: { id: string; nodes: { target: unknown }[] }[] }> };
      };
      const { violations: found } = await checker.run();
      return found.map(({ id, nodes }) => `${id}: ${JSON.stringify(nodes.map(({ target }) => target))}`);
    });
  }
});
