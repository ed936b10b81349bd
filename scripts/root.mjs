import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** The package's folder. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** A path inside the package. */
export const at = (...parts) => join(root, ...parts);

/** How a path is told to people and hashed: from the package's folder, with slashes on every system. */
export const nameOf = (path) => relative(root, path).split(sep).join("/");
