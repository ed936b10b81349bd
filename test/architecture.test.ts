import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

describe("time, chance and the environment are handed in", () => {
  /** What only some files may call, and which. */
  const reserved = [
    {
      what: "the environment",
      call: /\bprocess\s*\.\s*env\b|\bprocess\s*\[/,
      where: /^src\/config\.ts$/,
    },
    {
      what: "the clock or chance",
      call: /\bDate\.now\b|\bnew Date\(\s*\)|\bnew Date\b(?!\s*\()|\bdayjs\(\s*\)|\bMath\.random\b|\brandom(UUID|Bytes|Int|Fill\w*)\b|\bgetRandomValues\b/,
      where: /^src\/(main|trial|demo)\.ts$|^src\/feishu\//,
    },
  ];

  /** The names of what `text`, the source of `file`, calls without leave. Comments may speak of anything. */
  function misuses(file: string, text: string): string[] {
    const code = text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/.*$/gm, "");
    return reserved.filter(({ call, where }) => !where.test(file) && call.test(code)).map(({ what }) => what);
  }

  const sources = ["src", "cards", "prisma"].flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, encoding: "utf8" })
      .map((path) => `${room}/${path.replaceAll("\\", "/")}`)
      .filter((path) => /\.tsx?$/.test(path) && !/\/generated\/|^src\/web\/browser\//.test(path)),
  );

  it("in every source file", () => {
    expect(sources.length).toBeGreaterThan(50);
    const found = sources.flatMap((file) =>
      misuses(file, readFileSync(join(root, file), "utf8")).map((what) => `${file}: ${what}`),
    );
    expect(found).toEqual([]);
  });

  it.each([
    ["const a = process.env.HOME;", "the environment"],
    ['const a = process["env"];', "the environment"],
    ["const a = Date.now();", "the clock or chance"],
    ["const clock = Date.now;", "the clock or chance"],
    ["const a = new Date();", "the clock or chance"],
    ["const a = dayjs().add(1);", "the clock or chance"],
    ["const a = Math.random();", "the clock or chance"],
    ['import { randomUUID } from "node:crypto";', "the clock or chance"],
    ["const a = crypto.getRandomValues(b);", "the clock or chance"],
  ])("and would be seen: %s", (text, what) => {
    expect(misuses("src/domain/planted.ts", text)).toEqual([what]);
  });

  it.each([
    "const a = new Date(now.getTime() + 1);",
    "// Date.now() would be wrong here",
    "/* not Math.random() */",
    "const date: Date = now;",
  ])("and does not see what is allowed: %s", (text) => {
    expect(misuses("src/domain/planted.ts", text)).toEqual([]);
  });

  it("but where real things are made they may be used", () => {
    expect(misuses("src/main.ts", "const now = () => new Date();")).toEqual([]);
    expect(misuses("src/config.ts", "process.env")).toEqual([]);
  });
});

describe("the arrows", () => {
  /** A house in which these files import these things. `type:` imports types only. */
  const planted: Record<string, string[]> = {
    "src/domain/good.ts": ["node:crypto"],
    "src/domain/to-flows.ts": ["../flows/good.ts"],
    "src/domain/to-type.ts": ["type:../flows/good.ts"],
    "src/domain/circle-a.ts": ["./circle-b.ts"],
    "src/domain/circle-b.ts": ["./circle-a.ts"],
    "cards/good.ts": ["../src/domain/good.ts"],
    "cards/to-bot.ts": ["../src/bot/good.ts"],
    "src/flows/good.ts": ["../domain/good.ts"],
    "src/flows/ports.ts": ["type:../domain/good.ts"],
    "src/flows/to-cards.ts": ["../../cards/good.ts"],
    "src/flows/to-koa.ts": ["koa"],
    "src/bot/good.ts": ["../flows/good.ts", "../../cards/good.ts", "../domain/good.ts"],
    "src/bot/to-store.ts": ["../store/good.ts"],
    "src/web/good.ts": ["../flows/good.ts", "koa"],
    "src/web/to-cards.ts": ["../../cards/good.ts"],
    "src/web/to-prisma.ts": ["@prisma/client"],
    "src/store/good.ts": ["type:../flows/ports.ts", "../domain/good.ts", "@prisma/client"],
    "src/store/to-flow.ts": ["../flows/good.ts"],
    "src/feishu/good.ts": [
      "type:../bot/good.ts",
      "../flows/ports.ts",
      "../../cards/good.ts",
      "@larksuiteoapi/node-sdk",
    ],
    "src/feishu/receive.ts": ["koa"],
    "src/feishu/to-bot.ts": ["../bot/good.ts"],
    "src/feishu/to-koa.ts": ["koa"],
    "src/feishu/to-store.ts": ["../store/good.ts"],
    "src/papers/good.ts": ["../domain/good.ts"],
    "src/papers/to-flows.ts": ["../flows/good.ts"],
    "src/papers/to-sdk.ts": ["@larksuiteoapi/node-sdk"],
    "src/bot/to-cron.ts": ["node-cron"],
    "src/bot/to-app.ts": ["../app.ts"],
    "src/bot/to-nowhere.ts": ["./missing.ts"],
    "src/config.ts": ["zod"],
    "src/cron.ts": ["node-cron"],
    "src/app.ts": [
      "koa",
      "./bot/good.ts",
      "./store/good.ts",
      "./feishu/good.ts",
      "./web/good.ts",
      "./cron.ts",
    ],
    "src/main.ts": ["./app.ts", "./config.ts"],
    "sandbox/good.ts": ["koa", "./other.ts"],
    "sandbox/other.ts": [],
    "sandbox/to-feishu.ts": ["../src/feishu/good.ts"],
    "prisma/good.ts": ["../src/domain/good.ts", "@prisma/client"],
  };

  let house: string;
  beforeAll(() => {
    house = mkdtempSync(join(tmpdir(), "arrows-"));
    for (const [file, imports] of Object.entries(planted)) {
      const lines = imports.map((from, n) =>
        from.startsWith("type:")
          ? `import type * as t${n} from "${from.slice(5)}"; export type T${n} = typeof t${n};`
          : `import "${from}";`,
      );
      mkdirSync(dirname(join(house, file)), { recursive: true });
      writeFileSync(join(house, file), [...lines, "export {};", ""].join("\n"));
    }
    cpSync(join(root, "tsconfig.json"), join(house, "tsconfig.json"));
    writeFileSync(join(house, "package.json"), `{ "type": "module" }`);
  });
  afterAll(() => rmSync(house, { recursive: true, force: true }));

  it("are watched: exactly the planted violations are found", async () => {
    const violations = await cruise(house);
    // Packages are not installed in the planted house; that they do not resolve there is no finding.
    const found = violations
      .filter(({ rule, to }) => rule.name !== "imports lead somewhere" || to.startsWith("."))
      .map(({ from }) => from);
    const wrong = Object.keys(planted).filter((file) => /\/(to-[a-z]+|circle-a)\.ts$/.test(file));
    expect([...new Set(found)].sort()).toEqual(wrong.sort());
  });

  async function cruise(cwd: string): Promise<{ rule: { name: string }; from: string; to: string }[]> {
    const cli = join(root, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
    const config = join(root, ".dependency-cruiser.cjs");
    const args = [cli, "src", "cards", "sandbox", "prisma", "--config", config, "--output-type", "json"];
    const run = promisify(execFile)(process.execPath, args, { cwd, maxBuffer: 1 << 26 });
    // Its exit code counts the violations; the report on standard output is complete all the same.
    const { stdout } = await run.catch((fault: { stdout: string }) => fault);
    return JSON.parse(stdout).summary.violations;
  }
});
