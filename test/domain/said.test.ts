import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Named, tidy, understand } from "../../src/domain/said.ts";

const commands: Named[] = [
  { name: "我的", aliases: ["我的待办", "待办"] },
  { name: "抽取", aliases: ["抽签", "随机抽取"] },
  { name: "任务", aliases: ["检查任务"] },
  { name: "角色", aliases: ["授权"] },
  { name: "帮助", aliases: ["菜单", "help", "?"] },
];
const names = commands.flatMap(({ name, aliases }) => [name, ...aliases]);
const command = (name: string, rest = "") => ({ kind: "command", name, rest });

/** What one step of tidying may bring into reach of another: invisible characters, dashes, blanks, marks, endings. */
const awkward = fc.string({
  unit: fc.constantFrom(
    "1",
    "２",
    "a",
    "抽",
    "\u200b",
    "\u00ad",
    "—",
    "－",
    " ",
    "　",
    "\n",
    "\u0001",
    "\u0301",
    "。",
    "！",
    "@",
  ),
});

describe("tidying", () => {
  test.each([
    ["抽取　２０２６－０１", "抽取 2026-01"],
    ["  抽取 \n 2026—01。", "抽取 2026-01"],
    ["抽\u200b取\ufeff", "抽取"],
    ["角色 @_user_2 监督人员！", "角色 @_user_2 监督人员"],
    ["任务：2026-01-1-003；", "任务:2026-01-1-003"],
    ["抽取 2026\u200b—\u200b01", "抽取 2026-01"],
    ["抽取 2026 \t — 01", "抽取 2026-01"],
    ["e\u200d\u0301", "é"],
  ])("%j", (text, line) => expect(tidy(text)).toBe(line));

  test("twice is the same as once, and one line without doubled blanks", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), awkward), (text) => {
        const line = tidy(text);
        expect(tidy(line)).toBe(line);
        expect(line).not.toMatch(/ {2}|[\r\n\t]/);
      }),
    );
  });
});

describe("understanding", () => {
  test.each([
    ["抽取2026-01", command("抽取", "2026-01")],
    ["抽取 2026-01", command("抽取", "2026-01")],
    ["抽取：２０２６－０１。", command("抽取", "2026-01")],
    ["抽取<2026-01>", command("抽取", "2026-01")],
    ["任务 “2026-01-1-003”", command("任务", "2026-01-1-003")],
    ["我的待办", command("我的")],
    ["我的", command("我的")],
    ["角色 @_user_2 监督人员", command("角色", "监督人员")],
    ["@_user_2 角色@_user_3监督人员", command("角色", "监督人员")],
    ["/帮助", command("帮助")],
    ["／ 帮助", command("帮助")],
    ["抽取「2026-01」！！", command("抽取", "2026-01")],
    ["抽取，2026-01～", command("抽取", "2026-01")],
    ["@_all 抽取 2026-01", command("抽取", "2026-01")],
    ["@_user_1抽取2026-01", command("抽取", "2026-01")],
    ["HELP 抽取", command("帮助", "抽取")],
    ["ｈｅｌｐ", command("帮助")],
    ["帮助抽签", command("帮助", "抽签")],
  ])("%s", (text, understood) => expect(understand(text, commands)).toEqual(understood));

  test.each([
    ["抽取人员名单怎么看", "抽取人员名单怎么看"],
    ["helpless", "helpless"],
    ["任务完成了吗", "任务完成了吗"],
    ["待办事项太多", "待办事项太多"],
    ["我要抽取", "我要抽取"],
    ["帮助一下我", "帮助一下我"],
    ["请问 在哪里", "请问"],
  ])("%s is no command", (text, word) =>
    expect(understand(text, commands)).toEqual({ kind: "unknown", word }),
  );

  test.each(["", " 　", "@_user_2", "？", "/"])("%j is nothing", (text) => {
    expect(understand(text, commands)).toEqual({ kind: "nothing" });
  });

  test("every name is understood as its command, with any argument that is no word", () => {
    const argument = fc.stringMatching(/^[0-9]{1,4}(-[0-9]{1,3}){0,3}$/);
    fc.assert(
      fc.property(
        fc.constantFrom(...names.filter((name) => name !== "?")),
        argument,
        fc.constantFrom("", " ", "　", "："),
        (name, rest, gap) => {
          const owner = commands.find((one) => one.name === name || one.aliases.includes(name));
          expect(understand(`${name}${gap}${rest}`, commands)).toEqual(command(owner?.name ?? "", rest));
        },
      ),
    );
  });

  test("nothing that can be typed is a fault", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.constantFrom("", ...names), (text, name) => {
        expect(["nothing", "unknown", "command"]).toContain(understand(name + text, commands).kind);
      }),
    );
  });
});
