import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export type Provider = "sqlite" | "postgresql";

export const providers: readonly Provider[] = ["sqlite", "postgresql"];

/** The package's own folder, found the same way from the sources and from dist/: SQL and models are not compiled. */
export const packageRoot = rootOf(dirname(dirname(fileURLToPath(import.meta.url))));

function rootOf(built: string): string {
  return built.endsWith("dist") ? dirname(built) : built;
}

/** The whole schema of one database: its own head, then the models; one schema can name one provider only. */
export const datamodel = (provider: Provider): string =>
  [`${provider}.prisma`, "models.prisma"]
    .map((file) => readFileSync(join(packageRoot, "prisma", file), "utf8"))
    .join("\n");
