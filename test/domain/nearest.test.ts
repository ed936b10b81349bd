import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nearest } from "../../src/domain/nearest.ts";

const plain = ["我的", "抽取", "进度", "任务", "看板", "导入", "绑定", "角色", "初始化管理员", "帮助"];
const commands = plain.map((name) => ({ name, aliases: name === "帮助" ? ["菜单", "help"] : [] }));

const aliases: Record<string, string[]> = {
  我的: ["我的待办", "我的任务", "待办"],
  抽取: ["抽签", "抽查", "开始抽取", "随机抽取"],
  进度: ["进展"],
  任务: ["检查任务"],
  看板: ["总览"],
  导入: ["导入名录"],
  角色: ["授权"],
  帮助: ["菜单", "help", "?"],
};
const withAliases = plain.map((name) => ({ name, aliases: aliases[name] ?? [] }));

describe("the nearest commands", () => {
  test.each([
    ["抽签", "抽取"],
    ["抽去", "抽取"],
    ["取抽", "抽取"],
    ["帮组", "帮助"],
    ["邦助", "帮助"],
    ["进渡", "进度"],
    ["我得", "我的"],
    ["人务", "任务"],
    ["看版", "看板"],
    ["邦定", "绑定"],
    ["角涩", "角色"],
    ["初始管理员", "初始化管理员"],
    ["hlep", "帮助"],
    ["Help", "帮助"],
    ["菜但", "帮助"],
    ["我要抽取学校", "抽取"],
    ["老师我想看一看今年上半年的进度怎么样了", "进度"],
  ])("%s is most like %s", (word, name) => expect(nearest(word, commands)[0]).toBe(name));

  test("an alias leads to its command, also inside a sentence", () => {
    const draw = { name: "抽取", aliases: ["摇号"] };
    expect(nearest("怎么摇号", [...commands.filter((one) => one.name !== "抽取"), draw])[0]).toBe("抽取");
  });

  // The names and aliases of src/bot/commands, with what people have typed for them.
  test.each([
    ["抽签子", "抽取"],
    ["抽查一下", "抽取"],
    ["进读", "进度"],
    ["近度", "进度"],
    ["我的待办事", "我的"],
    ["待办事项", "我的"],
    ["检查任物", "任务"],
    ["道入名录", "导入"],
    ["受权", "角色"],
    ["总揽", "看板"],
    ["帮组", "帮助"],
  ])("%s, with aliases, is most like %s", (word, name) => expect(nearest(word, withAliases)[0]).toBe(name));

  test("what resembles nothing gets nothing", () => {
    for (const word of ["天气", "xyz", "", "今晚吃什么", "12345", "。", "收到"]) {
      expect([word, nearest(word, commands)]).toEqual([word, []]);
    }
  });

  test("at most three, each once, all of them commands", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom(...plain)), (word) => {
        const near = nearest(word, commands);
        expect(near.length).toBeLessThanOrEqual(3);
        expect(new Set(near).size).toBe(near.length);
        for (const name of near) expect(plain).toContain(name);
      }),
    );
  });

  test("a command's own name is nearest to itself", () => {
    for (const name of plain) expect(nearest(name, commands)[0]).toBe(name);
  });
});
