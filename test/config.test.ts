import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readConfig, variableNames } from "../src/config.ts";

const credentials = { FEISHU_APP_ID: "cli_a1b2c3d4e5f60718", FEISHU_APP_SECRET: "s3cret-s3cret-s3cret" };
const webhook = {
  FEISHU_TRANSPORT: "webhook",
  FEISHU_ENCRYPT_KEY: "encrypt-me",
  FEISHU_VERIFICATION_TOKEN: "verify-me",
};

const example = readFileSync(new URL("../.env.example", import.meta.url), "utf8");
const exampleLines = [...example.matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name = "", value = ""]) => [
  name,
  value,
]);

function faultsOf(env: Record<string, string>): string[] {
  const read = readConfig(env);
  return read.ok ? [] : read.faults;
}

const namesIn = (faults: string[]) => faults.map((fault) => fault.split("：")[0]);

describe("no configuration at all", () => {
  it("is trial mode with the defaults", () => {
    expect(readConfig({})).toEqual({
      ok: true,
      config: {
        mode: "trial",
        databaseUrl: "file:./data/shuangsuiji.db",
        host: "127.0.0.1",
        port: 3000,
        publicUrl: null,
        bureau: "迁西县教育局",
        adminOpenIds: [],
        logLevel: "info",
      },
    });
  });
});

describe(".env.example", () => {
  it("names every variable once and no other", () => {
    expect(exampleLines.map(([name]) => name).sort()).toEqual([...variableNames].sort());
  });

  it("as it is means the same as nothing", () => {
    expect(readConfig(Object.fromEntries(exampleLines))).toEqual(readConfig({}));
  });
});

describe("credentials", () => {
  it("mean Feishu by long connection", () => {
    expect(readConfig({ ...credentials, ADMIN_OPEN_IDS: "ou_a1， ou_b2" })).toMatchObject({
      ok: true,
      config: {
        mode: "feishu",
        appId: credentials.FEISHU_APP_ID,
        appSecret: credentials.FEISHU_APP_SECRET,
        domain: "https://open.feishu.cn",
        webhook: null,
        adminOpenIds: ["ou_a1", "ou_b2"],
      },
    });
  });

  it("by webhook carry the key and the token", () => {
    expect(
      readConfig({ ...credentials, ...webhook, FEISHU_DOMAIN: "http://feishu.local:8080/" }),
    ).toMatchObject({
      ok: true,
      config: {
        domain: "http://feishu.local:8080",
        webhook: { encryptKey: "encrypt-me", verificationToken: "verify-me" },
      },
    });
  });

  it("missing in any part are a fault that names exactly the missing ones, never trial mode", () => {
    const all = { ...credentials, ...webhook };
    const required = Object.keys(all).filter((name) => name !== "FEISHU_TRANSPORT");
    fc.assert(
      fc.property(fc.subarray(required, { minLength: 1 }), (left) => {
        const env = Object.fromEntries(Object.entries(all).filter(([name]) => !left.includes(name)));
        expect(namesIn(faultsOf(env)).sort()).toEqual([...left].sort());
      }),
    );
  });

  it("of which only one is there are a fault, by long connection too", () => {
    expect(namesIn(faultsOf({ FEISHU_APP_ID: credentials.FEISHU_APP_ID }))).toEqual(["FEISHU_APP_SECRET"]);
    expect(namesIn(faultsOf({ FEISHU_ENCRYPT_KEY: "x" }))).toEqual(["FEISHU_APP_ID", "FEISHU_APP_SECRET"]);
  });
});

describe("bad values", () => {
  const bad: Record<string, string[]> = {
    FEISHU_APP_ID: ["cli_123", "a1b2c3d4e5f60718", "cli_a1b2c3d4e5f6071g"],
    FEISHU_TRANSPORT: ["ws", "WEBHOOK"],
    FEISHU_DOMAIN: ["open.feishu.cn", "ftp://open.feishu.cn"],
    DATABASE_URL: ["./data.db", "file:", "mysql://root@localhost/x", "postgresql://"],
    HOST: ["my host"],
    PORT: ["70000", "-1", "80.5", "http"],
    PUBLIC_URL: ["ssj.example.gov.cn", "javascript:alert(1)"],
    ADMIN_OPEN_IDS: ["on_1", "ou_1,张三"],
    LOG_LEVEL: ["verbose"],
  };

  it.each(Object.entries(bad).flatMap(([name, values]) => values.map((value) => [name, value] as const)))(
    "%s=%s is one fault, in Chinese",
    (name, value) => {
      const faults = faultsOf({ ...credentials, [name]: value });
      expect(namesIn(faults)).toEqual([name]);
      expect(faults[0]).toMatch(/：.*\p{Script=Han}.*[。？]$/u);
    },
  );

  it("are told all at once", () => {
    const worst = Object.fromEntries(Object.entries(bad).map(([name, values]) => [name, values[0] ?? ""]));
    const names = namesIn(faultsOf({ ...worst, FEISHU_APP_SECERT: "x" }));
    expect(names.sort()).toEqual([...Object.keys(bad), "FEISHU_APP_SECERT", "FEISHU_APP_SECRET"].sort());
  });

  it("repeat no value", () => {
    const faults = faultsOf({
      FEISHU_APP_ID: "s3cret-by-mistake",
      FEISHU_APP_SECERT: "s3cret",
      PORT: "s3cret",
    });
    expect(faults.join()).not.toContain("s3cret");
  });
});

describe("a misspelt name", () => {
  it("is a fault that offers the right one", () => {
    expect(faultsOf({ ...credentials, FEISHU_ENCRYPTKEY: "x" })).toEqual([
      "FEISHU_ENCRYPTKEY：没有这个配置项，是不是 FEISHU_ENCRYPT_KEY？",
    ]);
  });

  it("of other programs is none of ours", () => {
    expect(readConfig({ ...credentials, PORTS: "1", npm_config_x: "y" }).ok).toBe(true);
  });
});
