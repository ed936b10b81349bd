import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PublicDraw } from "../../src/flows/read-public-draw.ts";
import { samples } from "./samples.ts";
import { type ServedDraws, serveDraws } from "./serving.ts";

const chinese = "2026-春-1";

describe("the public routes of draws", () => {
  let served: ServedDraws;
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${served.url}${path}`, { headers });

  beforeAll(async () => {
    served = await serveDraws(
      new Map<string, PublicDraw>([
        [samples.drawn.drawId, samples.drawn],
        [samples.platform.drawId, samples.platform],
        [chinese, { ...samples.committed, drawId: chinese }],
      ]),
    );
  });
  afterAll(() => served.stop());

  it("let nothing in that is not a file of ours, whatever is asked", async () => {
    const paths = [
      "",
      "/2026-03-1",
      "/2026-03-1/live",
      "/2026-03-1/saved.html",
      "/2026-03-1/public.json",
      "/none",
    ];
    for (const path of paths) {
      const { headers } = await get(`/draws${path}`);
      const policy = headers.get("content-security-policy") ?? "";
      expect(policy, path).toContain("default-src 'none'");
      expect(policy, path).toContain("frame-ancestors 'none'");
      expect(policy, path).not.toContain("unsafe");
      expect(headers.get("x-content-type-options"), path).toBe("nosniff");
      expect(headers.get("referrer-policy"), path).toBe("no-referrer");
    }
  });

  it("hold no script or style of their own, and no handler, on served pages", async () => {
    for (const path of ["/draws", "/draws/2026-03-1", "/draws/2026-03-1/live"]) {
      const html = await (await get(path)).text();
      expect(html).not.toMatch(/<style|\sstyle=|\son[a-z]+=/i);
      for (const [, body] of html.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g)) expect(body).toBe("");
    }
  });

  it.each([
    "/draws/2026-99-1",
    "/draws/2026-99-1/events",
    "/draws/2026-99-1/public.json",
    "/draws/a%20b",
    "/draws/%3Cscript%3E",
    "/draws/..%2F..%2Fetc%2Fpasswd",
    "/draws/%E0%A4%A",
    "/draws/%00",
    `/draws/${"x".repeat(300)}`,
    "/draws/2026-03-1/nothing",
    "/draws/assets/package.json",
    "/draws/assets/..%2F..%2Fpackage.json",
    "/draws/assets/constructor",
    `/draws/${samples.platform.drawId}/public.json`,
  ])("say in Chinese that there is no such thing: %s", async (path) => {
    const response = await get(path);
    expect(response.status).toBe(404);
    expect(response.headers.get("content-type")).toContain("text/html");
    expect(await response.text()).toContain("没有找到");
    expect(served.warnings).toEqual([]);
  });

  it("find a draw whose number has Chinese in it", async () => {
    const page = await (await get(`/draws/${encodeURIComponent(chinese)}`)).text();
    expect(page).toContain(`data-bundle="/draws/${encodeURIComponent(chinese)}/public.json"`);
    const bundle = await get(`/draws/${encodeURIComponent(chinese)}/public.json`);
    expect(bundle.headers.get("content-disposition")).toContain(encodeURIComponent(chinese));
  });

  it("hand out the bundle byte for byte", async () => {
    const response = await get("/draws/2026-03-1/public.json");
    expect(response.headers.get("content-disposition")).toBe('attachment; filename="2026-03-1.public.json"');
    expect(response.headers.get("content-type")).toContain("application/json");
    expect(await response.text()).toBe(samples.drawn.bundle);
  });

  /** As browsers ask again; fetch by itself would ask for a fresh copy. */
  const again = (tag: string) => ({ "If-None-Match": tag, "Cache-Control": "max-age=0" });

  it("answer 304 until something changes", async () => {
    for (const path of [
      "/draws",
      "/draws/2026-03-1",
      "/draws/2026-03-1/public.json",
      "/draws/assets/draw.css",
    ]) {
      const tag = (await get(path)).headers.get("etag") ?? "";
      expect(tag, path).not.toBe("");
      expect((await get(path, again(tag))).status, path).toBe(304);
    }
    const tag = (await get(`/draws/${encodeURIComponent(chinese)}`)).headers.get("etag") ?? "";
    served.draws.set(chinese, { ...samples.drawn, drawId: chinese });
    const after = await get(`/draws/${encodeURIComponent(chinese)}`, again(tag));
    expect(after.status).toBe(200);
  });

  it("work in a folder behind a proxy", async () => {
    const inFolder = await serveDraws(new Map([["2026-03-1", samples.drawn]]), {
      publicUrl: "https://jy.example.gov.cn/ssj/",
    });
    try {
      const html = await (await fetch(`${inFolder.url}/draws/2026-03-1`)).text();
      const local = [...html.matchAll(/(?:href|src|data-bundle|data-verifier)="([^"#][^"]*)"/g)]
        .map(([, address]) => address ?? "")
        .filter((address) => !address.startsWith("data:"));
      expect(local.length).toBeGreaterThan(5);
      expect(local.filter((address) => !address.startsWith("/ssj/draws"))).toEqual([]);
    } finally {
      await inFolder.stop();
    }
  });

  it("say when the records cannot be read, and tell the log why", async () => {
    const broken = await serveDraws(new Map(), {
      versionOf: async () => {
        throw new Error("the database is away");
      },
    });
    try {
      const response = await fetch(`${broken.url}/draws/2026-03-1`);
      expect(response.status).toBe(503);
      expect(response.headers.get("cache-control")).toBe("no-store");
      expect(await response.text()).toContain("暂时打不开");
      expect(broken.warnings).toHaveLength(1);
    } finally {
      await broken.stop();
    }
  });
});
