import { defineConfig } from "prisma/config";

// Every command of Prisma's CLI fetches a native schema engine from Prisma's own host unless one is named. `generate` never
// runs it, so any file that exists will do; migrations go through prisma/migrate.ts.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({ schema: "src/store/generated/sqlite.prisma" });
