import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { at } from "./root.mjs";
import { step } from "./say.mjs";
import { mustNode, tool } from "./spawn.mjs";
import { filesIn, hashOf, once } from "./stamp.mjs";

const PROVIDERS = ["sqlite", "postgresql"];
const OUT = "src/store/generated";

/** Both database clients from the one set of models, when models or Prisma changed. */
export function generate() {
  const sources = filesIn([
    "prisma/models.prisma",
    ...PROVIDERS.map((provider) => `prisma/${provider}.prisma`),
    "prisma.config.ts",
    "scripts/generate.mjs",
    "node_modules/prisma/package.json",
  ]);
  const outputs = PROVIDERS.map((provider) => `${OUT}/${provider}/client.ts`);
  return once("generate", hashOf(sources), outputs, () =>
    step("生成数据库客户端 prisma generate", () => Promise.all(PROVIDERS.map(generateOne))),
  );
}

async function generateOne(provider) {
  const schema = `${OUT}/${provider}.prisma`;
  mkdirSync(at(OUT), { recursive: true });
  rmSync(at(OUT, provider), { recursive: true, force: true });
  const parts = [`${provider}.prisma`, "models.prisma"].map((name) =>
    readFileSync(at("prisma", name), "utf8"),
  );
  writeFileSync(at(schema), parts.join("\n"));
  await mustNode("prisma generate", tool("prisma/build/index.js"), ["generate", "--schema", schema], {
    quiet: true,
    env: { CHECKPOINT_DISABLE: "1", PRISMA_HIDE_UPDATE_MESSAGE: "1" },
  });
}
