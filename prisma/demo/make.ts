// Writes the demo county's files again. From the package's root:
//   npx esbuild prisma/demo/make.ts --bundle --platform=node --format=esm --packages=external | node --input-type=module -

import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { demoFiles } from "./make/files.ts";

const files = await demoFiles(await readFile("test/fixtures/rosters/education-bureau-units.csv"));
for (const [path, bytes] of files) {
  const file = join("prisma/demo", path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, bytes);
  process.stdout.write(`${file} ${bytes.length}\n`);
}
