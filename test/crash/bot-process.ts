import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { packageRoot } from "../../prisma/models-of.ts";

/** The bot as `npm start` runs it, in a process of its own, against a stand-in, that can be killed at any moment. */
export interface BotProcess {
  port: number;
  start: () => Promise<void>;
  /** SIGKILL: nothing is cleaned up. */
  kill: () => Promise<void>;
  /** SIGTERM: an orderly end. */
  stop: () => Promise<void>;
  pid: () => number;
}

export interface BotOptions {
  databaseUrl: string;
  domain: string;
  appId: string;
  appSecret: string;
  encryptKey: string;
  verificationToken: string;
  adminOpenIds: string[];
  now?: string;
}

/** What `npm start` runs, flags included: a small young generation, since the bot mostly waits. */
function startCommand(): string[] {
  const { scripts } = JSON.parse(readFileSync(join(packageRoot, "package.json"), "utf8")) as {
    scripts: { start: string };
  };
  return scripts.start.split(" ").slice(1);
}

export async function botProcess(options: BotOptions): Promise<BotProcess> {
  const port = await freePort();
  const env = {
    PATH: process.env.PATH,
    FEISHU_APP_ID: options.appId,
    FEISHU_APP_SECRET: options.appSecret,
    FEISHU_ENCRYPT_KEY: options.encryptKey,
    FEISHU_VERIFICATION_TOKEN: options.verificationToken,
    FEISHU_DOMAIN: options.domain,
    FEISHU_TRANSPORT: "webhook",
    DATABASE_URL: options.databaseUrl,
    ADMIN_OPEN_IDS: options.adminOpenIds.join(","),
    PORT: String(port),
    LOG_LEVEL: "error",
  };
  let child: ChildProcess | null = null;
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, "exit");
    child.kill(signal);
    await gone;
    child = null;
  };
  return {
    port,
    pid: () => child?.pid ?? 0,
    async start() {
      child = spawn(process.execPath, startCommand(), {
        env,
        cwd: packageRoot,
        stdio: ["ignore", "ignore", "inherit"],
      });
      await ready(port, child);
    },
    kill: () => end("SIGKILL"),
    stop: () => end("SIGTERM"),
  };
}

async function ready(port: number, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 400; tries += 1) {
    if (child.exitCode !== null) throw new Error(`the bot ended with ${child.exitCode}`);
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null);
    if (answer?.status === 200) return;
    await setTimeout(25);
  }
  throw new Error("the bot was not ready within 10 s");
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
