import { describe, expect, it } from "vitest";
import { createLog } from "../src/log.ts";

const SECRET = "4f9a-s3cret-4f9a";

function lines(write: (log: ReturnType<typeof createLog>) => void, level = "info"): string[] {
  const written: string[] = [];
  write(createLog({ level, destination: { write: (line) => void written.push(line) } }));
  return written;
}

describe("the log", () => {
  it("is one JSON object a line with an ISO time and the level's name", () => {
    const [line = ""] = lines((log) => log.info({ draw: "CC-1" }, "draw committed"));
    expect(JSON.parse(line)).toMatchObject({ level: "info", draw: "CC-1", msg: "draw committed" });
    expect(JSON.parse(line).time).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  });

  it("keeps quiet below its level", () => {
    expect(lines((log) => log.debug("not now"))).toEqual([]);
  });

  it.each([
    ["a named secret", { appSecret: SECRET }],
    ["one further down", { request: { headers: { Authorization: `Bearer ${SECRET}` } } }],
    ["a mobile by name", { person: { name: "张三", mobile: SECRET } }],
    ["a token inside a text", { text: `sent with t-${SECRET}-${SECRET}` }],
    ["a bearer header inside a text", { text: `Authorization: Bearer ${SECRET}` }],
    ["a password in an address", { text: `postgresql://office:${SECRET}@db:5432/x` }],
  ])("hides %s", (_, fields) => {
    expect(lines((log) => log.info(fields, "x")).join()).not.toContain(SECRET);
  });

  it("hides mobile numbers in texts, and leaves other numbers alone", () => {
    const [line = ""] = lines((log) =>
      log.info("called 13912345678 and +8613912345678 at 1764000000000 in om_13912345678"),
    );
    expect(JSON.parse(line).msg).toBe("called *** and *** at 1764000000000 in om_13912345678");
  });

  it("leaves a line readable whatever numbers are in it", () => {
    const [line = ""] = lines((log) => log.info({ bytes: 13912345678, list: [13912345678] }, "x"));
    expect(JSON.parse(line)).toMatchObject({ bytes: 13912345678, list: [13912345678] });
  });

  it("keeps code, message and cause of a fault, and not what a library hung on it", () => {
    const fault = Object.assign(new Error("no answer", { cause: new Error("socket hang up") }), {
      code: "feishu.timeout",
      config: { data: SECRET },
    });
    const [line = ""] = lines((log) => log.error({ fault }, "a send failed"));
    expect(JSON.parse(line).fault).toMatchObject({
      code: "feishu.timeout",
      message: "no answer",
      cause: { message: "socket hang up" },
    });
    expect(line).not.toContain(SECRET);
  });
});
