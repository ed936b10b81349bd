import { defineConfig, type TestProjectInlineConfiguration } from "vitest/config";
import { postgresThere } from "./test/services.ts";

/** What measures or kills a running bot has the machine to itself. */
const alone = ["test/load/*.test.ts", "test/crash/*.test.ts"];

const everything: TestProjectInlineConfiguration = {
  extends: true,
  test: { name: "all", include: ["test/**/*.test.ts"], exclude: alone, sequence: { groupOrder: 0 } },
};

const runningBot: TestProjectInlineConfiguration = {
  extends: true,
  test: {
    name: "running bot",
    include: alone,
    fileParallelism: false,
    maxWorkers: 1,
    sequence: { groupOrder: 1 },
  },
};

/** The same stories once more on the other database. */
const storiesOnPostgres: TestProjectInlineConfiguration = {
  extends: true,
  test: {
    name: "PostgreSQL",
    include: ["test/stories/*.test.ts"],
    env: { STORY_DATABASE: "postgresql" },
    sequence: { groupOrder: 0 },
  },
};

export default defineConfig({
  test: {
    projects: postgresThere ? [everything, storiesOnPostgres, runningBot] : [everything, runningBot],
    globalSetup: ["test/global-setup.ts"],
    setupFiles: ["test/properties.ts"],
    // Two cores is what CI has; a process of its own for every file keeps native database bindings apart.
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Deadlines and calendars are the county's; a developer elsewhere must see the same.
    env: { TZ: "Asia/Shanghai" },
  },
});
