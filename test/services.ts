import { existsSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";

/** Where tests find PostgreSQL; every test makes a database of its own there. */
export const postgresUrl = process.env.TEST_DATABASE_URL ?? "postgresql://postgres@127.0.0.1:5432/test";

/** Whether something answers there: tests on PostgreSQL are left out without it (and global-setup.ts says so, loudly). */
export const postgresThere: boolean = await answers(new URL(postgresUrl));

/** The browser for browser tests, or undefined. `CHROMIUM` names one that is elsewhere. */
export const chromium: string | undefined = browsers().find((path) => existsSync(path));

function answers({ hostname, port }: URL): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port || 5432), timeout: 2000 });
    const done = (there: boolean) => {
      socket.destroy();
      resolve(there);
    };
    socket.on("connect", () => done(true));
    socket.on("timeout", () => done(false));
    socket.on("error", () => done(false));
  });
}

function browsers(): string[] {
  if (process.env.CHROMIUM) return [process.env.CHROMIUM];
  const linux = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];
  const mac = ["Google Chrome", "Microsoft Edge", "Chromium"];
  const windows = ["Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe"];
  const roots = [process.env.PROGRAMFILES, process.env["PROGRAMFILES(X86)"], process.env.LOCALAPPDATA];
  return [
    ...linux.map((name) => `/usr/bin/${name}`),
    ...mac.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`),
    ...windows.flatMap((path) => roots.flatMap((root) => (root ? [join(root, path)] : []))),
  ];
}
