import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { samples } from "./samples.ts";
import { type ServedDraws, serveDraws } from "./serving.ts";

describe("the stream of a draw over HTTP", () => {
  let served: ServedDraws;
  beforeAll(async () => {
    served = await serveDraws(new Map([["2026-03-1", samples.committed]]));
  });
  afterAll(() => served.stop());

  const open = (signal?: AbortSignal) =>
    fetch(`${served.url}/draws/2026-03-1/events`, signal ? { signal } : {});

  async function* versions(response: Response): AsyncGenerator<string> {
    let text = "";
    if (!response.body) throw new Error("no stream");
    for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
      text += chunk;
      for (;;) {
        const end = text.indexOf("\n\n");
        if (end < 0) break;
        const [, told] = /^data: (.*)$/m.exec(text.slice(0, end)) ?? [];
        text = text.slice(end + 2);
        if (told) yield JSON.parse(told) as string;
      }
    }
  }

  it("may pass a proxy unbuffered and is never kept", async () => {
    const stop = new AbortController();
    const response = await open(stop.signal);
    expect(response.headers.get("content-type")).toContain("text/event-stream");
    expect(response.headers.get("x-accel-buffering")).toBe("no");
    expect(response.headers.get("cache-control")).toBe("no-store");
    stop.abort();
  });

  it("complains to nobody when a visitor leaves", async () => {
    const before = served.left();
    const stop = new AbortController();
    const heard = versions(await open(stop.signal));
    await heard.next();
    stop.abort();
    await expect(heard.next()).rejects.toThrow("abort");
    await vi.waitFor(() => expect(served.left()).toBeGreaterThan(before));
    expect(served.warnings).toEqual([]);
  });

  it("answers a question for its head without opening one", async () => {
    const response = await fetch(`${served.url}/draws/2026-03-1/events`, { method: "HEAD" });
    expect(response.status).toBe(200);
    expect(await response.text()).toBe("");
  });

  it("tells of a change, and the fragment then shows it; it ends with the server", async () => {
    const heard = versions(await open());
    const before = (await heard.next()).value;
    served.draws.set("2026-03-1", samples.drawn);
    const after = (await heard.next()).value;
    expect(after).not.toBe(before);
    const fragment = await (await fetch(`${served.url}/draws/2026-03-1/live/fragment`)).text();
    expect(fragment).toContain(`data-version="${after}"`);
    expect(fragment).toContain(samples.drawn.drawn?.[0]?.name);
    served.routes.close();
    expect((await heard.next()).done).toBe(true);
    expect((await open()).status).toBe(503);
  });
});
