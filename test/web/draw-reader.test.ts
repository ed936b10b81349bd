import { describe, expect, it } from "vitest";
import type { PublicDraw } from "../../src/flows/read-public-draw.ts";
import { drawReader } from "../../src/web/draw-reader.ts";
import { samples } from "./samples.ts";

describe("reading a draw for everybody", () => {
  function records() {
    const state = {
      version: "1" as string | null,
      draw: samples.committed as PublicDraw,
      reads: 0,
      fault: false,
    };
    const read = drawReader({
      versionOf: async () => state.version,
      readDraw: async () => {
        state.reads += 1;
        if (state.fault) throw new Error("the database is away");
        return state.draw;
      },
    });
    return { state, read };
  }

  it("reads once a version, however many ask at a time", async () => {
    const { state, read } = records();
    const all = await Promise.all(Array.from({ length: 200 }, () => read("d")));
    expect(state.reads).toBe(1);
    expect(new Set(all).size).toBe(1);
    state.version = "2";
    state.draw = samples.drawn;
    expect((await read("d"))?.draw).toBe(samples.drawn);
    expect(state.reads).toBe(2);
  });

  it("reads again after a fault", async () => {
    const { state, read } = records();
    state.fault = true;
    await expect(read("d")).rejects.toThrow("away");
    state.fault = false;
    expect((await read("d"))?.draw).toBe(samples.committed);
  });

  it("keeps few draws, and forgets the one asked for longest ago", async () => {
    const { state, read } = records();
    for (const drawId of ["a", "b", "c", "d", "e"]) await read(drawId);
    await read("e");
    expect(state.reads).toBe(5);
    await read("a");
    expect(state.reads).toBe(6);
  });

  it("does not read at all where there is none", async () => {
    const { state, read } = records();
    state.version = null;
    expect(await read("d")).toBeNull();
    expect(state.reads).toBe(0);
  });
});
