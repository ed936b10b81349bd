import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { at, root } from "./root.mjs";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];

/** What ends the command without being a fault of ours: it is told in one line, and `exitCode` is passed on. */
export class Failed extends Error {
  constructor(message, exitCode) {
    super(message);
    this.exitCode = exitCode;
  }
}

/**
 * Runs a JavaScript file with this very Node and waits; resolves with its exit code. Signals that reach us are handed on,
 * and we outlive the child. `quiet`: its output is shown only when it fails.
 */
export function node(file, args, { env = {}, quiet = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [file, ...args], {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: quiet ? ["ignore", "pipe", "pipe"] : "inherit",
    });
    const printed = [];
    child.stdout?.on("data", (bytes) => printed.push(bytes));
    child.stderr?.on("data", (bytes) => printed.push(bytes));
    const handOn = (signal) => child.kill(signal);
    for (const signal of SIGNALS) process.on(signal, handOn);
    const done = (finish) => {
      for (const signal of SIGNALS) process.off(signal, handOn);
      finish();
    };
    child.on("error", (fault) => done(() => reject(fault)));
    child.on("close", (code, signal) =>
      done(() => {
        if (code !== 0) process.stderr.write(Buffer.concat(printed));
        resolve(code ?? exitCodeOf(signal));
      }),
    );
  });
}

/** As `node`, but a code other than 0 is thrown. */
export async function mustNode(what, file, args, options) {
  const code = await node(file, args, options);
  if (code !== 0) throw new Failed(`${what} ended with code ${code}`, code);
}

/** The file behind a tool of node_modules: its `bin` is JavaScript, and calling it so needs no shell on Windows. */
export const tool = (path) => at("node_modules", ...path.split("/"));

/** npm's own JavaScript: npm names it to what it starts; otherwise it lies beside node. */
export function npmCli() {
  const named = process.env.npm_execpath;
  if (named && /npm-cli\.[cm]?js$/.test(named) && existsSync(named)) return named;
  const bin = dirname(process.execPath);
  const places = [
    join(bin, "node_modules/npm/bin/npm-cli.js"),
    join(bin, "../lib/node_modules/npm/bin/npm-cli.js"),
    "/usr/share/nodejs/npm/bin/npm-cli.js",
    "/usr/share/npm/bin/npm-cli.js",
  ];
  const found = places.find((place) => existsSync(place));
  if (!found)
    throw new Failed("找不到 npm，请用 npm start 启动。 npm was not found; please use npm start.", 1);
  return found;
}

function exitCodeOf(signal) {
  return { SIGINT: 130, SIGTERM: 143, SIGHUP: 129, SIGKILL: 137 }[signal] ?? 1;
}
