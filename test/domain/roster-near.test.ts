import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Target } from "../../src/domain/roster.ts";
import { NearTargets, nameCore, oneSlipApart } from "../../src/domain/roster-near.ts";
import { nameKey } from "../../src/domain/roster-text.ts";

const target = (name: string, more: Partial<Target> = {}): Target => ({
  id: name,
  code: null,
  name,
  type: "primary",
  ownership: "public",
  subject: "事业单位",
  district: null,
  address: null,
  contact: null,
  phone: null,
  classes: null,
  creditClass: null,
  creditIndex: null,
  tags: [],
  aliases: [],
  note: null,
  status: "active",
  ...more,
});

describe("nearly the same", () => {
  it.each([
    ["示例县青石岭实验小学", "示例县青石岭试验小学"],
    ["示例县黄坡寄宿小学", "示例县黄坡寄宿小学校"],
    ["示例县红太阳幼儿园", "红太阳幼儿园有限公司"],
    ["示例县红太阳幼儿园", "示例县民办红太阳幼儿园"],
  ])("%s, %s", (had, says) => {
    expect(new NearTargets([target(had)]).find(target(says))?.name).toBe(had);
  });

  it.each([
    ["示例县青石第一小学", "示例县青石第二小学"],
    ["示例县东关小学", "示例县西关小学"],
    ["示例县第12幼儿园", "示例县第13幼儿园"],
    ["示例县云台书院", "示例县白河学堂"],
  ])("not %s, %s", (had, says) => {
    expect(new NearTargets([target(had)]).find(target(says))).toBeNull();
  });

  it("a former name is the target it belongs to", () => {
    const had = target("示例县云台小学", { aliases: ["云台完小"] });
    expect(new NearTargets([had]).find(target("云台完小"))).toBe(had);
  });

  it("two codes of 18 characters, or two districts, are two bodies", () => {
    const had = target("示例县青石岭实验小学", { code: "911301000000000016", district: "青石学区" });
    const find = (more: Partial<Target>) => new NearTargets([had]).find(target("示例县青石岭试验小学", more));
    expect(find({ code: "911301000000000024" })).toBeNull();
    expect(find({ district: "黄坡学区" })).toBeNull();
    expect(find({ district: "青石学区" })).toBe(had);
  });
});

const plainName = fc
  .array(fc.constantFrom(..."青石黄坡云台白河红岩柳湾桥庄岭溪"), { minLength: 5, maxLength: 12 })
  .map((characters) => characters.join(""));

describe("the index", () => {
  it("finds by one slip whatever comparing with all of them finds", () => {
    fc.assert(
      fc.property(fc.uniqueArray(plainName, { minLength: 1, maxLength: 30 }), plainName, (names, says) => {
        const found = new NearTargets(names.map((name) => target(name))).find(target(says));
        const slow = names.some(
          (name) => oneSlipApart(nameKey(name), nameKey(says)) || nameCore(name) === nameCore(says),
        );
        expect(found !== null).toBe(slow);
      }),
    );
  });

  it("one slip is the same seen from either side", () => {
    fc.assert(
      fc.property(plainName, plainName, (a, b) => {
        expect(oneSlipApart(a, b)).toBe(oneSlipApart(b, a));
      }),
    );
  });
});
