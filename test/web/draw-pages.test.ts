import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PublicDraw } from "../../src/flows/read-public-draw.ts";
import type { SeenDraw } from "../../src/web/draw-reader.ts";
import { valuesOf } from "../../src/web/draw-values.ts";
import { listPage } from "../../src/web/pages/draw-list.tsx";
import { liveFragment, livePage } from "../../src/web/pages/live.tsx";
import { savedPage } from "../../src/web/pages/saved.tsx";
import { storyPage } from "../../src/web/pages/story.tsx";
import { claimsOf } from "../../src/web/pages/story-who.tsx";
import { hostile, sampleNames, samples } from "./samples.ts";
import { noon } from "./serving.ts";

const place = { bureau: "示例县教育局", publicUrl: "https://jy.example.gov.cn" };
const seenOf = (draw: PublicDraw): SeenDraw => ({
  draw,
  version: "1",
  values: draw.bundle === null ? null : valuesOf(draw.bundle),
});

const story = (draw: PublicDraw, now = noon) =>
  storyPage({ seen: seenOf(draw), place, now, head: null, saved: false });
const saved = (draw: PublicDraw) =>
  savedPage(seenOf(draw), place, noon, { style: "p{margin:0}", scripts: ["one()", "two()"] });
const live = (draw: PublicDraw) => livePage(seenOf(draw), place, noon);

const pages: [name: string, make: (draw: PublicDraw) => string][] = [
  ["story", story],
  ["saved", saved],
  ["live", live],
  ["fragment", (draw) => liveFragment(seenOf(draw), noon)],
  ["list", (draw) => listPage([draw], place, true)],
];

/** Tags with their attributes, in order: what a browser makes elements of. */
const tagsOf = (html: string): string[] => html.match(/<[!/a-zA-Z][^>]*>/g) ?? [];
const textOf = (html: string): string => html.replace(/<[^>]*>/g, "");

const nasty = fc.oneof(
  fc.constantFrom(
    "<script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</script><img src=x onerror=alert(1)>",
    `"><img src=x onerror=alert(1)>`,
    "' onmouseover='alert(1)",
    "<!--",
    "]]>",
    "&lt;b&gt;&amp;",
    "</style></textarea></noscript><svg onload=alert(1)>",
    "\u2028\u202e\u0000",
    "$\u007balert(1)}{{7*7}}",
  ),
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 }),
  fc.string({ unit: fc.constantFrom(..."<>\"'&/=!- scriptSCRIPT`\\"), minLength: 1, maxLength: 40 }),
);

describe("words that people typed", () => {
  it.each(pages)("stay words on every page: %s", (_name, make) => {
    for (const sample of sampleNames.filter((name) => name !== "many")) {
      const plain = tagsOf(make(hostile(samples[sample], "字")));
      fc.assert(
        fc.property(nasty, (words) => {
          expect(tagsOf(make(hostile(samples[sample], words)))).toEqual(plain);
        }),
        { numRuns: 30, seed: 11 },
      );
    }
  });

  it("of a bundle cannot end the element that holds it", () => {
    fc.assert(
      fc.property(nasty, (words) => {
        const bundle = JSON.stringify({ ...JSON.parse(samples.drawn.bundle ?? ""), filter: words });
        const html = saved({ ...samples.drawn, bundle });
        const [, inside = ""] =
          /<script type="application\/json" id="bundle">([\s\S]*?)<\/script>/.exec(html) ?? [];
        expect(JSON.parse(inside)).toEqual(JSON.parse(bundle));
        expect(tagsOf(html)).toEqual(tagsOf(saved(samples.drawn)));
      }),
      { numRuns: 100, seed: 12 },
    );
  });
});

describe("what a page tells", () => {
  it.each(sampleNames)("names a target exactly where the list is public: %s", (sample) => {
    const draw: PublicDraw = samples[sample];
    for (const [, make] of pages.slice(0, 4)) {
      const told = textOf(make(draw));
      for (const one of draw.drawn ?? []) expect(told).toContain(one.name);
      if (draw.drawn === null) expect(told).not.toMatch(/JY-\d{4}/);
    }
  });

  it.each(sampleNames)("has every number of the bundle in full: %s", (sample) => {
    const { values } = seenOf(samples[sample]);
    const told = textOf(story(samples[sample]));
    const { example: _, drawnIds: __, ...numbers } = values ?? { example: null, drawnIds: null };
    for (const number of Object.values(numbers)) if (number !== null) expect(told).toContain(number);
  });

  it("keeps credit classes out of a sealed draw's pages", () => {
    for (const [, make] of pages.slice(0, 4))
      for (const draw of [samples.sealed, samples.unannounced])
        expect(textOf(make(draw))).not.toMatch(/stratum|[ABCD] ?类|\b\d+\/\d00\b/);
  });

  it("says of a superior's platform that it proves nothing, and offers nothing to check", () => {
    const told = story(samples.platform);
    expect(told).toContain("本单位不为这次抽取提供证明");
    expect(told).toContain(samples.platform.platform.fileHash);
    expect(told).not.toContain("自己核对");
    expect(told).not.toContain("public.json");
  });

  it("says that a deadline has passed only when it has", () => {
    const words = "已过见证截止时间";
    expect(story(samples.committed)).not.toContain(words);
    expect(story(samples.committed, new Date("2026-11-24T09:30:01.000Z"))).toContain(words);
    expect(story(samples.drawn, new Date("2027-01-01T00:00:00.000Z"))).not.toContain(words);
  });

  it("shows why a draw was voided and by whom, and what was opened then", () => {
    const told = textOf(story(samples.voided));
    expect(told).toContain(samples.voided.voided.reason);
    expect(told).toContain(samples.voided.voided.by[0]);
    expect(told).toContain(valuesOf(samples.voided.bundle).secret);
  });
});

describe("the table of who can check what", () => {
  const can = (draw: PublicDraw, words: string) => claimsOf(draw).find(({ what }) => what.includes(words));

  it("never promises anybody what only supervisors see", () => {
    for (const sample of sampleNames) {
      const draw: PublicDraw = samples[sample];
      expect(can(draw, "候选人")?.anybody ?? "不能").toBe("不能");
      if (draw.sealed) expect(can(draw, "抽签号")).toMatchObject({ anybody: "不能", target: "不能" });
    }
  });

  it("gives everything else to anybody once an open draw's list is public", () => {
    const rest = claimsOf(samples.drawn).filter(({ what }) => !what.includes("候选人"));
    expect(rest.map(({ anybody }) => anybody)).toEqual(rest.map(() => "能"));
  });

  it("lets a target see from the start that it is in", () => {
    for (const sample of sampleNames) expect(can(samples[sample], "在不在")?.target).toBe("能");
  });
});
