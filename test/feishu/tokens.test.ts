import { expect, test } from "vitest";
import { createTokens } from "../../src/feishu/tokens.ts";

/** Tokens t1, t2, … and a clock that the test sets, in seconds. */
function source(expireSeconds: number) {
  let fetched = 0;
  const clock = { seconds: 0 };
  const tokens = createTokens(
    async () => ({ token: `t${++fetched}`, expireSeconds }),
    () => clock.seconds * 1000,
  );
  return { tokens, clock };
}

test("a token is kept until three minutes before its end", async () => {
  const { tokens, clock } = source(7200);
  expect(await tokens.get()).toBe("t1");
  clock.seconds = 7200 - 181;
  expect(await tokens.get()).toBe("t1");
  clock.seconds = 7200 - 180;
  expect(await tokens.get()).toBe("t2");
});

test("a short-lived token is kept for half its life, not fetched for every call", async () => {
  const { tokens, clock } = source(100);
  await tokens.get();
  clock.seconds = 49;
  expect(await tokens.get()).toBe("t1");
  clock.seconds = 50;
  expect(await tokens.get()).toBe("t2");
});

test("dropping an old token leaves the new one", async () => {
  const { tokens } = source(7200);
  const old = await tokens.get();
  tokens.drop(old);
  expect(await tokens.get()).toBe("t2");
  tokens.drop(old);
  expect(await tokens.get()).toBe("t2");
});
