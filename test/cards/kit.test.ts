import fc from "fast-check";
import MarkdownIt from "markdown-it";
import { describe, expect, expectTypeOf, test } from "vitest";
import { card } from "../../cards/kit.ts";
import { pageOf, shares } from "../../cards/kit-blocks.ts";
import { checkCard } from "../../cards/kit-check.ts";
import {
  button,
  columns,
  type Display,
  type Field,
  form,
  input,
  markdown,
  type Nested,
  type Press,
  panel,
  type Root,
  type RootOnly,
  type Submit,
  submit,
  table,
} from "../../cards/kit-elements.ts";
import { plainText } from "../../cards/kit-plain.ts";
import { bold, ink, lines, type Md, md, plain, prose, sourceOf, text } from "../../cards/kit-text.ts";

const renderer = new MarkdownIt({ html: true, linkify: true, breaks: true });

type Token = ReturnType<typeof renderer.parse>[number];
const flat = (tokens: Token[]): Token[] => tokens.flatMap((token) => [token, ...flat(token.children ?? [])]);
const parsed = (value: Md): Token[] => flat(renderer.parse(sourceOf(value), {}));
const shown = (tokens: Token[]): string =>
  tokens
    .map((token) =>
      ["text", "text_special"].includes(token.type) ? token.content : token.type === "softbreak" ? "\n" : "",
    )
    .join("");

/** Pieces an attacker would put into a school's name. */
const hostile = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .array(
        fc.constantFrom(
          "<at id=all></at>",
          "<at ids=ou_1,ou_2></at>",
          "[点我](https://evil.com)",
          "![x](img_v2_1)",
          "<font color='red'>",
          "</font>",
          "<link icon='a' url='http://evil.com'>",
          "<person id='ou_1'></person>",
          "**",
          "__",
          "~~",
          "`",
          "```\n",
          "# ",
          "- ",
          "+ ",
          "1. ",
          "> ",
          "\n",
          "\n\n",
          "\r",
          "\u2028",
          "|a|b|",
          "|-|-|",
          "---",
          "===",
          "&lt;at id=all&gt;",
          "&#60;at id=all&#62;",
          "\\",
          "\u202e",
          "\u200b",
          "\t",
          "    ",
          "https://evil.com/a",
          "www.evil.com",
          "evil.com",
          "示例.com",
          "mailto:a@evil.com",
          "a@evil.com",
          ":OK:",
          "<br>",
          "<hr/>",
          "<!--",
          "-->",
          "<![CDATA[",
          "第一小学",
          "（东）",
          "'",
          '"',
          "$x$",
          "^",
          "\u{1F600}",
          "\ud800",
        ),
        { maxLength: 12 },
      )
      .map((parts) => parts.join("")),
  },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 60 }) },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme-ascii", maxLength: 60 }) },
);

/** What may differ from the name: dots and colons that a client would make a link or a picture of. */
const squeezed = (value: string): string =>
  value.replaceAll("．", ".").replaceAll("：", ":").replace(/\s+/g, "");

describe("foreign text in markdown", () => {
  test("stands as its own characters, and as nothing else, alone, in a line and at its start", () => {
    fc.assert(
      fc.property(hostile, (name) => {
        const places: [Md, string][] = [
          [text(name), plain(name)],
          [md`检查对象　${name}`, `检查对象　${plain(name)}`],
          [lines([md`同组人员`, name, md`。`]), `同组人员\n${plain(name)}\n。`],
        ];
        for (const [source, expected] of places) {
          const tokens = parsed(source);
          const kinds = new Set(tokens.map((token) => token.type));
          for (const kind of kinds)
            expect([
              "paragraph_open",
              "paragraph_close",
              "inline",
              "text",
              "text_special",
              "softbreak",
              "hardbreak",
            ]).toContain(kind);
          expect(squeezed(shown(tokens))).toBe(squeezed(expected));
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test("cannot end or bend our own emphasis and colour", () => {
    fc.assert(
      fc.property(hostile, (name) => {
        if (plain(name) === "") return;
        const source = sourceOf(ink("grey", name));
        expect(source.match(/<[^>]*>/g)).toEqual(["<font color='grey'>", "</font>"]);
        const tokens = parsed(md`名称　${bold(name)}`);
        expect(tokens.filter((token) => token.type === "strong_open")).toHaveLength(1);
      }),
      { numRuns: 1_000 },
    );
  });

  test("plain text is one line without controls, direction marks or heaps of marks, cut with an ellipsis", () => {
    expect(plain("第一\r\n小学\u202e\u2066\u200b\u0000 ")).toBe("第一 小学");
    expect(plain("一二三四五六", 4)).toBe("一二三…");
    expect(plain("😀😀😀", 2)).toBe("😀…");
    expect([...plain(`a${"\u0300".repeat(50)}`)].length).toBeLessThanOrEqual(3);
  });
});

const simple = (elements: Root[]) => card({ title: "测试", colour: "blue", elements });
const codes = (json: Record<string, unknown>) => checkCard(json).map((one) => one.code);
const raw = (...elements: unknown[]) => ({
  schema: "2.0",
  config: { update_multi: true },
  header: { title: { tag: "plain_text", content: "题" } },
  body: { elements },
});

test("what may stand where is in the types", () => {
  expectTypeOf<Field>().not.toExtend<Root>();
  expectTypeOf<Submit>().not.toExtend<Root>();
  expectTypeOf<RootOnly>().not.toExtend<Nested>();
  expectTypeOf<Press>().not.toExtend<Parameters<typeof form>[1][number]>();
  expectTypeOf<string>().not.toExtend<Parameters<typeof markdown>[0]>();
  expectTypeOf<Display>().toExtend<Root & Nested>();
  expectTypeOf(columns([[input("a", "甲")]])).toEqualTypeOf<Field>();
});

describe("a card that breaks a rule is not built", () => {
  const open = { act: "mine.open", page: 1 } as const;

  test("too many bytes, counted as UTF-8 of the content string", () => {
    const long = (n: number) => Array.from({ length: n }, () => markdown(prose("学".repeat(200))));
    expect(() => simple(long(40))).not.toThrow();
    expect(() => simple(long(60))).toThrow(/card.tooLarge/);
  });

  test("too many elements, counting texts inside buttons", () => {
    const many = (n: number) => Array.from({ length: n }, () => button("看", open));
    expect(() => simple(many(98))).not.toThrow();
    expect(() => simple(many(101))).toThrow(/card.elements/);
  });

  test("too many tables, too deep nesting, one name twice", () => {
    const one = () => table([{ key: "a", title: "甲" }], [{ a: "1" }]);
    expect(() => simple([one(), one(), one(), one(), one()])).not.toThrow();
    expect(() => simple(Array.from({ length: 6 }, one))).toThrow(/card.tables/);
    const deep = (n: number): ReturnType<typeof markdown> =>
      n === 0 ? markdown(md`底`) : columns([[deep(n - 1)]]);
    expect(() => simple([deep(2)])).not.toThrow();
    expect(() => simple([deep(3)])).toThrow(/card.depth/);
    const asks = (name: string) =>
      form(
        `${name}_f`,
        [input("reason", "理由")],
        [submit(`${name}_s`, "送出", { act: "draw.void", drawId: "1" })],
      );
    expect(() => simple([asks("a"), asks("b")])).toThrow(/card.nameTwice/);
  });

  test("a button whose act would not come back", () => {
    expect(() => button("看", { act: "mine.open", page: 0 })).toThrow(/mine.open/);
  });

  test.each([
    ["card.attribute", { tag: "markdown", content: "x", colour: "red" }],
    ["card.tag", { tag: "note", elements: [] }],
    ["card.formOnly", { tag: "multi_select_static", name: "w", options: [{ text: {}, value: "1" }] }],
    ["card.formOnly", { tag: "input", name: "w" }],
    ["card.noSubmit", { tag: "form", name: "f", elements: [] }],
    [
      "card.name",
      {
        tag: "form",
        elements: [
          {
            tag: "button",
            name: "b",
            form_action_type: "submit",
            behaviors: [{ type: "callback", value: {} }],
          },
        ],
      },
    ],
    [
      "card.name",
      {
        tag: "form",
        name: "f",
        elements: [
          { tag: "input" },
          {
            tag: "button",
            name: "b",
            form_action_type: "submit",
            behaviors: [{ type: "callback", value: {} }],
          },
        ],
      },
    ],
    [
      "card.submit",
      {
        tag: "form",
        name: "f",
        elements: [{ tag: "button", name: "b", behaviors: [{ type: "callback", value: {} }] }],
      },
    ],
    ["card.rootOnly", { tag: "collapsible_panel", elements: [{ tag: "form", name: "f", elements: [] }] }],
    [
      "card.rootOnly",
      {
        tag: "column_set",
        columns: [{ tag: "column", elements: [{ tag: "table", columns: [], rows: [] }] }],
      },
    ],
    [
      "card.confirm",
      { tag: "button", text: {}, confirm: { text: {} }, behaviors: [{ type: "callback", value: {} }] },
    ],
    ["card.behaviour", { tag: "button", text: {}, behaviors: [{ type: "callback", value: "x" }] }],
    ["card.elementId", { tag: "hr", element_id: "1a" }],
    ["card.elementId", { tag: "hr", element_id: "a".repeat(21) }],
  ])("%s", (code, element) => {
    expect(codes(raw(element))).toContain(code);
  });

  test("a whole card of the wrong shape", () => {
    expect(codes({ ...raw(), schema: "1.0" })).toContain("card.schema");
    expect(codes({ ...raw(), config: { update_multi: false } })).toContain("card.updateMulti");
    expect(codes({ ...raw(), elements: [] })).toContain("card.attribute");
    expect(codes(raw({ tag: "hr", element_id: "a" }, { tag: "hr", element_id: "a" }))).toContain(
      "card.elementIdTwice",
    );
    expect(codes(raw())).toEqual([]);
  });
});

test("a bar gives every count its share, nobody less than a square, and never runs over", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(300), { minLength: 1, maxLength: 4 }), fc.nat(300), (counts, rest) => {
      const total = counts.reduce((sum, n) => sum + n, rest);
      const squares = shares(counts, total);
      expect(squares.map((n) => n > 0)).toEqual(counts.map((count) => count > 0));
      expect(squares.reduce((sum, n) => sum + n, 0)).toBeLessThanOrEqual(16);
    }),
  );
  expect(shares([121, 0, 1], 122)).toEqual([15, 0, 1]);
});

test("pages count from one and stay within the list", () => {
  expect(pageOf([1, 2, 3], 2, 2)).toEqual({ part: [3], page: 2, pages: 2 });
  expect(pageOf([1, 2, 3], 99, 2)).toMatchObject({ page: 2 });
  expect(pageOf([], 5, 2)).toEqual({ part: [], page: 1, pages: 1 });
});

test("the words of a card can be told without the card", () => {
  const told = plainText(
    simple([
      markdown(lines([md`${ink("grey", "检查对象")}　${bold("示例*小学")}`, "第二行"])),
      panel(md`更多`, [markdown(md`细节`)]),
      table(
        [
          { key: "a", title: "对象" },
          { key: "b", title: "状态" },
        ],
        [{ a: "甲校", b: { text: "已确认", colour: "green" } }],
      ),
      button("确认接受", { act: "assignment.confirm", memberId: "m1" }),
    ]),
  );
  expect(told).toBe(
    "【测试】\n检查对象　示例*小学\n第二行\n更多\n细节\n对象　状态\n甲校　已确认\n〔确认接受〕",
  );
});
