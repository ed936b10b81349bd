// What `npm start`, `npm test`, `npm run demo`, `npm run check` and `npm run migration` do, on a machine with only Node and npm.
// Node built-ins only, and nothing newer than old Nodes can parse: this file has to live long enough to say that Node is too old.
import { fileURLToPath } from "node:url";
import { inspect } from "node:util";

const LEAST = [20, 19];

const have = process.versions.node.split(".").map(Number);
if (have[0] < LEAST[0] || (have[0] === LEAST[0] && have[1] < LEAST[1])) {
  process.stderr.write(
    `需要 Node.js ${LEAST.join(".")} 或更高版本，当前是 ${process.versions.node}。请到 https://nodejs.org 下载安装“LTS”版本，再重新运行刚才的命令。\n` +
      `Node.js ${LEAST.join(".")} or newer is needed, this is ${process.versions.node}. Install the LTS version from https://nodejs.org and run the command again.\n`,
  );
  process.exit(1);
}

// `npm start` from any folder means this one: relative paths such as file:./data/… start here.
process.chdir(fileURLToPath(new URL("..", import.meta.url)));

const { commands } = await import("./commands.mjs");
const [name = "", ...args] = process.argv.slice(2);
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
if (!command) {
  process.stderr.write(`Usage: node scripts/run.mjs ${Object.keys(commands).join(" | ")}\n`);
  process.exit(2);
}

try {
  await command(args);
} catch (fault) {
  const told = Number.isInteger(fault?.exitCode) ? fault.message : inspect(fault);
  process.stderr.write(`${told}\n`);
  process.exit(fault?.exitCode ?? 1);
}
