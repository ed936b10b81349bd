import { expect, test } from "vitest";
import { FeishuError } from "../../src/feishu/errors.ts";
import { sdkLog } from "../../src/feishu/sdk-log.ts";
import { keptLog } from "./loopback.ts";

const SECRET = "s3cret-of-the-app-0123456789";
const request = {
  config: { data: { app_secret: SECRET }, headers: { Authorization: "Bearer t-caecc734c2e3328a6248" } },
};

test("whole requests, secrets in words and tickets in addresses stay out of the log", () => {
  const { log, lines } = keptLog();
  const sdk = sdkLog(log, [SECRET, ""]);
  sdk.error([[request, `secret ${SECRET} refused`, Object.assign(new Error(`with ${SECRET}`), request)]]);
  sdk.debug(["[ws]", "ws url: ws://h/ws?access_key=key-of-the-line&service_id=3&ticket=tick-et"]);
  sdk.warn(["token t-caecc734c2e3328a6248 expired"]);
  expect(lines()).toHaveLength(3);
  expect(lines().join()).not.toMatch(new RegExp(`${SECRET}|key-of-the-line|tick-et|caecc734|某某|config`));
  expect(lines().join()).toContain("service_id=3");
  expect(lines()[0]).toContain("refused");
});

test("what a caller is told anyway is no error of the log", () => {
  const { log, lines } = keptLog();
  sdkLog(log, []).error([[new FeishuError("no", { kind: "refused", code: 1, httpStatus: 400 })]]);
  expect(JSON.parse(lines()[0] ?? "")).toMatchObject({ level: 20, msg: "no" });
});
