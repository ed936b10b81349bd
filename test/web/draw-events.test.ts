import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type DrawEvents, drawEvents } from "../../src/web/draw-events.ts";

describe("those who follow a draw", () => {
  let version: string | null | Error;
  let asked: number;
  let warned: number;
  let events: DrawEvents;

  beforeEach(() => {
    vi.useFakeTimers();
    version = "1";
    asked = 0;
    warned = 0;
    events = drawEvents({
      versionOf: async () => {
        asked += 1;
        if (version instanceof Error) throw version;
        return version;
      },
      log: {
        warn() {
          warned += 1;
        },
      },
      most: 5,
    });
  });
  afterEach(() => {
    events.close();
    vi.useRealTimers();
  });

  const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

  /** Somebody who reads everything that comes. */
  function follower(drawId = "d") {
    const stream = events.follow(drawId, "1");
    const heard: string[] = [];
    stream?.on("data", (chunk) => heard.push(String(chunk)));
    return { stream, versions: () => heard.join("").match(/^data: .*$/gm) ?? [], text: () => heard.join("") };
  }

  it("hear the version at once, and again whenever it changes", async () => {
    const one = follower();
    await pass(5_000);
    expect(one.versions()).toEqual(['data: "1"']);
    version = "2";
    await pass(1_000);
    expect(one.versions()).toEqual(['data: "1"', 'data: "2"']);
  });

  it("cost one question a second, however many they are", async () => {
    const all = [follower(), follower(), follower()];
    await pass(10_000);
    expect(asked).toBe(10);
    version = "2";
    await pass(1_000);
    for (const one of all) expect(one.versions()).toHaveLength(2);
  });

  it("cost nothing when the last has left", async () => {
    const [one, two] = [follower(), follower()];
    one.stream?.destroy();
    await pass(3_000);
    expect(asked).toBe(3);
    two.stream?.destroy();
    await pass(10_000);
    expect(asked).toBe(3);
    expect(events.count()).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("hear a heartbeat every 15 seconds", async () => {
    const one = follower();
    await pass(45_500);
    expect(one.text().match(/^: $/gm)).toHaveLength(3);
  });

  it("are turned away beyond the limit, over all draws, until somebody leaves", async () => {
    const all = ["a", "a", "b", "b", "c"].map((drawId) => follower(drawId));
    expect(events.follow("d", "1")).toBeNull();
    all[0]?.stream?.destroy();
    await pass(0);
    expect(events.follow("d", "1")).not.toBeNull();
  });

  it("are kept through a fault, which is logged once", async () => {
    const one = follower();
    version = new Error("the database is away");
    await pass(10_000);
    expect(warned).toBe(1);
    version = "2";
    await pass(1_000);
    expect(one.versions()).toEqual(['data: "1"', 'data: "2"']);
  });

  it("are let go when they do not read", async () => {
    const stuck = events.follow("d", "1");
    for (let n = 2; n < 400; n += 1) {
      version = `${n}`;
      await pass(1_000);
    }
    expect(stuck?.destroyed).toBe(true);
    expect(events.count()).toBe(0);
  });

  it("are let go at the end, and nobody comes after", async () => {
    const one = follower();
    const ended = new Promise((resolve) => one.stream?.on("end", resolve));
    events.close();
    await ended;
    await pass(0);
    expect(events.follow("d", "1")).toBeNull();
    expect(vi.getTimerCount()).toBe(0);
  });
});
