import fc from "fast-check";
import { expect, test } from "vitest";
import { decrypt, judge, REPLAY_WINDOW_MS } from "../../src/feishu/signature.ts";
import { KEY, NOW, seal, signed } from "./wire.ts";

const headersOf = (headers: Record<string, string>) => ({
  timestamp: headers["x-lark-request-timestamp"],
  nonce: headers["x-lark-request-nonce"],
  signature: headers["x-lark-signature"],
});

test("opens the platform's own example", () => {
  expect(decrypt("P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk=", "test key")).toBe("hello world");
});

test("opens what was sealed with the key, and nothing else", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (plain) => {
      expect(decrypt(seal(plain), KEY)).toBe(plain);
    }),
  );
  expect(() => decrypt("P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk=", "another key")).toThrow();
  expect(() => decrypt("no base64", KEY)).toThrow();
});

test("any body signed with the key is valid; one bit of it or another key makes it forged", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1 }), fc.nat(), (bytes, position) => {
      const body = Buffer.from(bytes);
      const headers = headersOf(signed(body));
      expect(judge(headers, body, KEY, NOW)).toBe("valid");
      expect(judge(headers, body, `${KEY}.`, NOW)).toBe("forged");
      const flipped = Buffer.from(body);
      flipped.writeUInt8((flipped[position % flipped.length] ?? 0) ^ 1, position % flipped.length);
      expect(judge(headers, flipped, KEY, NOW)).toBe("forged");
    }),
  );
});

test("a missing header is unsigned, whichever it is", () => {
  const headers = headersOf(signed(Buffer.from("{}")));
  for (const name of ["timestamp", "nonce", "signature"] as const) {
    expect(judge({ ...headers, [name]: undefined }, Buffer.from("{}"), KEY, NOW)).toBe("unsigned");
  }
});

test("twelve hours back and ahead, and not a second more", () => {
  const body = Buffer.from("{}");
  const judged = (offsetMs: number) =>
    judge(headersOf(signed(body, new Date(NOW.getTime() + offsetMs))), body, KEY, NOW);
  expect([judged(-REPLAY_WINDOW_MS), judged(REPLAY_WINDOW_MS)]).toEqual(["valid", "valid"]);
  expect([judged(-REPLAY_WINDOW_MS - 1000), judged(REPLAY_WINDOW_MS + 1000)]).toEqual(["stale", "stale"]);
  expect(REPLAY_WINDOW_MS).toBe(12 * 60 * 60 * 1000);
});
