import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DemoCounty } from "../../prisma/demo/county.ts";
import { seedDemo } from "../../prisma/demo/seed.ts";
import { migrate } from "../../prisma/migrate.ts";
import { type Sandbox, startSandbox } from "../../sandbox/start.ts";
import { openStore } from "../../src/store/open.ts";
import { countyOn, sandboxSetting } from "../../src/trial.ts";
import { type BotProcess, botProcess } from "./bot-process.ts";

export interface Rig {
  sandbox: Sandbox;
  bot: BotProcess;
  databaseUrl: string;
  county: DemoCounty;
  clerk: string;
  group: string;
  end: () => Promise<void>;
}

const app = {
  appId: "cli_0123456789abcdef",
  appSecret: "rig-secret",
  encryptKey: "rig-encrypt-key",
  verificationToken: "rig-token",
};

/** The stand-in here, the compiled bot in a process of its own by webhook, and the demo county in its database. */
export async function rig(retryDelaysMs: number[]): Promise<Rig> {
  const folder = mkdtempSync(join(tmpdir(), "rig-"));
  const databaseUrl = `file:${join(folder, "rig.db")}`;
  const now = new Date();
  const county = countyOn(now);
  const sandbox = await startSandbox({
    ...sandboxSetting(county),
    ...app,
    transport: "webhook",
    port: 0,
    host: "127.0.0.1",
    retryDelaysMs,
  });
  await migrate(databaseUrl);
  const store = await openStore(databaseUrl);
  await seedDemo(
    store,
    county,
    new Map(sandbox.people().map((person) => [person.mobile, person.openId])),
    now,
  );
  await store.close();
  const clerk = sandbox.people().find((person) => person.label === "双随机办")?.openId ?? randomUUID();
  const bot = await botProcess({ ...app, databaseUrl, domain: sandbox.url, adminOpenIds: [clerk] });
  await bot.start();
  sandbox.setEventUrl(`http://127.0.0.1:${bot.port}/feishu/events`);
  return {
    sandbox,
    bot,
    databaseUrl,
    county,
    clerk,
    group: sandbox.group("双随机抽查工作群"),
    async end() {
      await bot.kill();
      await sandbox.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
