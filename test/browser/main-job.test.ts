import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { packageRoot } from "../../prisma/models-of.ts";
import { chromium } from "../services.ts";
import { type County, county, holder, team } from "../stories/county.ts";
import { Client, imagesDir, openBrowser } from "./client.ts";

const pageDir = join(packageRoot, "dist", "sandbox-page");

// The main job through the page, as five kinds of people, with the pictures that the documents show.
describe.skipIf(chromium === undefined)("the main job in the browser", () => {
  let stage: County;
  let browser: Browser;
  let client: Client;

  beforeAll(async () => {
    expect(existsSync(join(pageDir, "app.js")), "the page is built by npm test and npm start").toBe(true);
    stage = await county({ transport: "websocket", pageDir });
    browser = await openBrowser();
    const page = await browser.newPage({
      viewport: { width: 1280, height: 860 },
      locale: "zh-CN",
      timezoneId: "Asia/Shanghai",
    });
    page.on("pageerror", (fault) => {
      throw fault;
    });
    page.setDefaultTimeout(8_000);
    client = new Client(page);
    await page.goto(stage.sandbox.url);
    await page.getByTestId("message-box").waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await stage?.end();
  });

  const address = (drawId: string) => `http://127.0.0.1:${stage.serving.port}/draws/${drawId}`;

  /** The live page as a projector shows it. */
  async function bigScreen(drawId: string): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, locale: "zh-CN" });
    const page = await context.newPage();
    await page.goto(`${address(drawId)}/live`);
    return page;
  }

  /** The draw's page as a citizen reads it, who then has it checked in the own browser. */
  async function proofPage(drawId: string): Promise<void> {
    const context = await browser.newContext({ viewport: { width: 1100, height: 900 }, locale: "zh-CN" });
    const page = await context.newPage();
    await page.goto(address(drawId));
    await page.screenshot({ path: join(imagesDir, "proof-page.png") });
    const check = page.getByRole("button", { name: "在本机浏览器里核对" });
    await check.click();
    await page.locator("#verify-result .outcome.passed").waitFor();
    await check.evaluate((button) => button.scrollIntoView({ block: "start" }));
    await page.screenshot({ path: join(imagesDir, "proof-checked.png") });
    await context.close();
  }

  it("is walked from the draw to the leader's decision", { timeout: 120_000 }, async () => {
    const clerk = stage.actor("双随机办");
    const supervisor = await holder(stage, "supervisor");
    const contact = await holder(stage, "district");

    await client.become(clerk.name);
    await client.shot("start");
    await client.page.getByTestId("hints-close").click();
    await client.openChat("双随机抽查工作群");
    await client.say("抽取 2026-01");
    const prepare = client.card("准备抽取：");
    await prepare.waitFor();
    await client.choose(prepare, "batch", "第 1 批");
    await client.choose(prepare, "witnesses", supervisor.name, contact.name);
    await client.shotOf(prepare, "draw-prepare");
    await client.press(prepare, "锁定名单，开始见证", "asked");
    await client.card("公开抽取：").waitFor();
    await client.shotOf(client.card("公开抽取："), "draw-committed");
    const screen = await bigScreen("2026-01-1");
    await screen.getByText("等待提交").first().waitFor();
    await screen.screenshot({ path: join(imagesDir, "live-witness.png") });

    for (const [witness, digits] of [
      [supervisor, "31415926"],
      [contact, "271828"],
    ] as const) {
      await client.become(witness.name);
      await client.openChat("双随机抽查工作群");
      const ceremony = client.card("公开抽取：");
      await ceremony.locator(`[data-field="digits"] input`).fill(digits);
      await client.choose(ceremony, "means", "掷骰");
      await client.press(ceremony, "提交见证数字");
      await client.toast(witness === supervisor ? "谢谢见证" : "抽取完成");
    }
    await client.card("抽取结果：").waitFor();
    await client.shotOf(client.card("抽取结果："), "draw-drawn");
    // The screen in the meeting room follows by itself.
    const [first] = await stage.serving.store.read.work.assignmentsOf("2026-01-1");
    const target = first && (await stage.serving.store.read.registry.target(first.targetId));
    await screen
      .getByText(target?.name ?? "")
      .first()
      .waitFor();
    await screen.screenshot({ path: join(imagesDir, "live-drawn.png") });
    await screen.context().close();
    await proofPage("2026-01-1");

    const heads = (await stage.serving.store.read.people.withRole("section")).map((head) => head.id);
    const tasks = await stage.serving.store.read.work.assignmentsOf("2026-01-1");
    const everybody = (await Promise.all(tasks.map((task) => team(stage, task.id)))).flat();
    const [one, other] = everybody.filter(({ person }) => !heads.includes(person.id));
    if (!one || !other) throw new Error("nobody was drawn");

    await client.become(one.person.name);
    await client.openChat("双随机助手");
    const task = client.card(one.member.assignmentId);
    await task.waitFor();
    await client.shotOf(task, "task");
    await client.press(task, "确认接受");
    await client.toast("已确认接受任务");

    await client.become(other.person.name);
    await client.openChat("双随机助手");
    const second = client.card(other.member.assignmentId);
    await second
      .locator('[data-field="reason"] textarea, [data-field="reason"] input')
      .fill("该机构负责人是我的近亲属");
    await client.press(second, "申请回避", "asked");
    await client.toast("回避申请已提交");

    const head = (await stage.serving.store.read.people.withRole("section")).find(
      (person) => person.section === other.person.section,
    );
    await client.become(head?.name ?? "");
    await client.openChat("双随机助手");
    const opinion = client.card("回避申请：");
    await opinion.locator('[data-field="text"] textarea, [data-field="text"] input').fill("情况属实");
    await client.press(opinion, "同意回避");
    await client.toast("意见已提交");

    await client.become((await holder(stage, "deputy")).name);
    await client.openChat("双随机助手");
    const decision = client.card("回避申请：");
    await decision.waitFor();
    await client.shotOf(decision, "recusal-decision");
    await client.press(decision, "准予回避", "asked");
    await client.toast("递补");

    await client.page.getByTestId("clock-workdays5").click();
    await client.page.getByTestId("clock-now").filter({ hasText: "12月1日" }).waitFor({ timeout: 30_000 });
    await stage.settled();
    const late = everybody.find(({ person }) => person.id !== one.person.id && person.id !== other.person.id);
    await client.become(late?.person.name ?? "");
    await client.openChat("双随机助手");
    const sheet = client.card("督办单");
    await sheet.waitFor();
    await client.shotOf(sheet, "supervision");
  });

  it("fits a phone", { timeout: 30_000 }, async () => {
    await client.page.setViewportSize({ width: 375, height: 812 });
    await client.page.waitForFunction("document.documentElement.scrollWidth <= 375");
    await client.shot("phone");
  });
});
