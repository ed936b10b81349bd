// The only place where real things are made: database, clock, chance, HTTP, cron.

import { randomBytes, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Config, readConfig } from "./config.ts";
import { chinaCalendar, nextWorkingMoment } from "./domain/calendar.ts";
import { stepTarget } from "./domain/clock-step.ts";
import type { Chance } from "./flows/ctx.ts";
import { createLog } from "./log.ts";
import { serve } from "./serve.ts";

const chance: Chance = { id: () => randomUUID(), secret: () => randomBytes(32).toString("hex") };
const realNow = () => new Date();

const read = readConfig();
if (!read.ok) {
  process.stderr.write(
    `配置有误，程序没有启动：\n${read.faults.map((fault) => `  · ${fault}`).join("\n")}\n`,
  );
  process.exit(1);
}
const { config } = read;
const log = createLog({ level: config.logLevel });

try {
  const stop = config.mode === "trial" ? await startTrial(config) : await startForFeishu(config);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void shutDown(stop));
} catch (fault) {
  const code = typeof fault === "object" && fault !== null && "code" in fault ? String(fault.code) : "";
  log.fatal({ fault }, "could not start");
  process.stderr.write(`${startFault(code)}\n`);
  process.exit(1);
}

async function startForFeishu(settings: Extract<Config, { mode: "feishu" }>): Promise<() => Promise<void>> {
  const serving = await serve({ ...settings, cron: true, now: realNow, chance, log });
  log.info({ port: serving.port, domain: settings.domain, webhook: settings.webhook !== null }, "ready");
  if (serving.claimCode !== null) {
    process.stdout.write(`还没有管理员。请在飞书里给机器人发送：初始化管理员 ${serving.claimCode}\n`);
  }
  return serving.stop;
}

/** Without credentials: the bot beside a stand-in of Feishu and the demo county, on a clock that can be moved. */
async function startTrial(settings: Extract<Config, { mode: "trial" }>): Promise<() => Promise<void>> {
  // Loaded only here: with credentials nothing of the trial exists.
  const { countyOn, enterCounty, movableClock, sandboxSetting, startTrialSandbox, stepClock } = await import(
    "./trial.ts"
  );
  const clock = movableClock(realNow);
  clock.set(nextWorkingMoment(chinaCalendar, realNow()));
  const folder = mkdtempSync(join(tmpdir(), "shuangsuiji-trial-"));
  const county = countyOn(clock.now());
  const appId = `cli_${randomBytes(8).toString("hex")}`;
  const appSecret = randomBytes(16).toString("hex");
  const sandbox = await startTrialSandbox(
    {
      ...sandboxSetting(county),
      appId,
      appSecret,
      transport: "websocket",
      port: 0,
      host: "127.0.0.1",
      pageDir: "dist/sandbox-page",
    },
    log,
    () => {
      process.stderr.write("飞书模拟环境意外退出，程序随之停止。\n");
      process.exit(1);
    },
  );
  const databaseUrl = `file:${join(folder, "trial.db")}`;
  const serving = await serve({
    ...settings,
    databaseUrl,
    domain: sandbox.url,
    publicUrl: settings.publicUrl ?? "own",
    bureau: sandboxSetting(county).tenant,
    appId,
    appSecret,
    webhook: null,
    adminOpenIds: [],
    cron: true,
    now: clock.now,
    chance,
    log,
  });
  await enterCounty(serving, county, clock.now());
  await serving.app.tick();
  sandbox.tellNow(clock.now());
  sandbox.onStep(async (step) => {
    const target = stepTarget(chinaCalendar, clock.now(), step);
    if (target) await stepClock(serving, clock, target, async () => sandbox.tellNow(clock.now()));
    return clock.now();
  });
  log.info({ port: serving.port, sandbox: sandbox.url }, "ready");
  process.stdout.write(greeting(sandbox.url));
  return async () => {
    await serving.stop();
    sandbox.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

function greeting(url: string): string {
  return `
双随机助手已启动（试用模式：示例县数据，不连接飞书）

  在浏览器打开：${url}

  可以先试三件事：
  1. 在工作群里以“双随机办”身份发送“抽取”，选一项计划任务，指定两名见证人。
  2. 切换成两名见证人，各提交一组数字，当场抽出检查对象和检查组。
  3. 切换成抽中的执法检查人员确认任务，再点页面上方“+5 个工作日”，看提醒和督办。

  按 Ctrl+C 停止；试用数据随之清除。
`;
}

async function shutDown(stop: () => Promise<void>): Promise<void> {
  const limit = setTimeout(() => process.exit(1), 8_000);
  limit.unref();
  await stop().catch((fault: unknown) => log.error({ fault }, "did not stop cleanly"));
  process.exit(0);
}

function startFault(code: string): string {
  if (code === "store.inUse") return "数据库文件正被另一个进程使用，请先停止正在运行的双随机助手。";
  if (code === "EADDRINUSE") return `端口 ${config.port} 已被占用，请在 .env 里换一个 PORT。`;
  return "启动失败，原因见上面的日志。";
}
