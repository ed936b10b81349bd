import { spawn } from "node:child_process";
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** A program that says what it was started with, ends with code 7, or waits for a signal when told to. */
const MAIN = `
  import process from "node:process";
  if (process.argv[2] === "wait") {
    const timer = setTimeout(() => process.exit(1), 20_000);
    process.on("SIGTERM", () => { clearTimeout(timer); process.exitCode = 42; });
  } else process.exitCode = 7;
  const told = { args: process.argv.slice(2), fromEnv: process.env.FROM_DOT_ENV, kept: process.env.KEPT, cwd: process.cwd() };
  process.stdout.write(JSON.stringify(told) + "\\n");
`;

let checkout: string;

/** A small checkout: our scripts and models, a stub for main.ts, and the real packages with stamps of its own. */
beforeAll(() => {
  checkout = mkdtempSync(join(tmpdir(), "checkout "));
  for (const path of [
    "scripts",
    "package.json",
    "package-lock.json",
    "prisma.config.ts",
    "tsconfig.json",
    "tsconfig.build.json",
  ])
    cpSync(join(root, path), join(checkout, path), { recursive: true });
  mkdirSync(join(checkout, "prisma"));
  for (const file of readdirSync(join(root, "prisma")).filter((name) => /\.(prisma|ts)$/.test(name)))
    cpSync(join(root, "prisma", file), join(checkout, "prisma", file));
  mkdirSync(join(checkout, "src"));
  writeFileSync(join(checkout, "src/main.ts"), MAIN);
  writeFileSync(join(checkout, ".env"), "FROM_DOT_ENV=yes\nKEPT=no\n");
  mkdirSync(join(checkout, "node_modules"));
  for (const name of readdirSync(join(root, "node_modules")).filter((entry) => entry !== ".shuangsuiji"))
    symlinkSync(join(root, "node_modules", name), join(checkout, "node_modules", name), "junction");
}, 30_000);
afterAll(() => rmSync(checkout, { recursive: true, force: true }));

interface Ended {
  code: number | null;
  out: string;
  err: string;
  ms: number;
}

function run(args: string[], { flags = [] as string[], onOutput = (_: string, __: () => void) => {} } = {}) {
  return new Promise<Ended>((resolve) => {
    const began = performance.now();
    // From another folder, as a service manager would.
    const child = spawn(process.execPath, [...flags, join(checkout, "scripts/run.mjs"), ...args], {
      cwd: tmpdir(),
      env: { ...process.env, KEPT: "kept" },
    });
    const ended: Ended = { code: null, out: "", err: "", ms: 0 };
    child.stdout.on("data", (bytes) => {
      ended.out += bytes;
      onOutput(ended.out, () => child.kill("SIGTERM"));
    });
    child.stderr.on("data", (bytes) => {
      ended.err += bytes;
    });
    child.on("close", (code) => resolve({ ...ended, code, ms: performance.now() - began }));
  });
}

const steps = (out: string) => [...out.matchAll(/^▸ (.+) …$/gm)].map(([, name]) => name);

describe("npm start", () => {
  it("sets up what is missing, once, then is the program: arguments, .env, folder and exit code", async () => {
    const first = await run(["start", "--hello"]);
    expect(first.err).toBe("");
    expect(steps(first.out)).toEqual(["生成数据库客户端 prisma generate", "编译 tsc"]);
    expect(first.code).toBe(7);

    const second = await run(["start", "--hello"]);
    expect(steps(second.out)).toEqual([]);
    expect(JSON.parse(second.out)).toMatchObject({ args: ["--hello"], fromEnv: "yes", kept: "kept" });
    expect(JSON.parse(second.out).cwd).toContain("checkout ");
    expect(second.code).toBe(7);
    const third = await run(["start"]);
    expect(Math.min(second.ms, third.ms)).toBeLessThan(1000);
  });

  it("compiles again when a source changed, and generates again when the models did", async () => {
    await run(["prepare"]);
    appendFileSync(join(checkout, "src/main.ts"), "\n// changed\n");
    expect(steps((await run(["prepare"])).out)).toEqual(["编译 tsc"]);

    appendFileSync(join(checkout, "prisma/models.prisma"), "\nmodel Extra {\n  id String @id\n}\n");
    expect(steps((await run(["prepare"])).out)).toEqual(["生成数据库客户端 prisma generate", "编译 tsc"]);
    expect(readFileSync(join(checkout, "src/store/generated/postgresql/client.ts"), "utf8")).toContain(
      "Extra",
    );
  });

  it.skipIf(process.platform === "win32")("gets the signals itself", async () => {
    const ended = await run(["start", "wait"], {
      onOutput: (out, terminate) => {
        if (out.includes(`["wait"]`)) terminate();
      },
    });
    expect(ended.code).toBe(42);
  });
});

describe("run.mjs", () => {
  it("names the commands when it is given another", async () => {
    const { code, err } = await run(["strat"]);
    expect(code).toBe(2);
    expect(err).toContain("start | test | demo | check");
  });

  it.each(["18.20.4", "20.18.3"])("on Node %s says in two languages what to do", async (version) => {
    const pretend = `Object.defineProperty(process, "versions", { value: { ...process.versions, node: "${version}" } })`;
    const { code, err } = await run(["start"], {
      flags: ["--import", `data:text/javascript,${encodeURIComponent(pretend)}`],
    });
    expect(code).toBe(1);
    expect(err).toMatch(/需要 Node\.js 20\.19 或更高版本/);
    expect(err).toMatch(/Node\.js 20\.19 or newer is needed/);
  });
});
