import { describe, expect, it } from "vitest";
import { checkCard } from "../../sandbox/card-check.ts";
import { huge, samples } from "../cards/samples.ts";

const card = (...elements: object[]): object => ({
  schema: "2.0",
  header: { title: { tag: "plain_text", content: "题" }, template: "blue" },
  body: { elements },
});
const words = (content: string) => ({ tag: "plain_text", content });
const button = (more: object = {}) => ({
  tag: "button",
  text: words("好"),
  behaviors: [{ type: "callback", value: { act: "x" } }],
  ...more,
});
const submit = button({ name: "send", form_action_type: "submit" });
const input = (name?: string) => ({ tag: "input", ...(name === undefined ? {} : { name }) });

describe("what the platform refuses", () => {
  const refused: [string, object, number][] = [
    ["an attribute nobody knows", card({ tag: "markdown", content: "x", colour: "red" }), 230099],
    ["a tag of the old edition", card({ tag: "action", actions: [] }), 230099],
    ["a tag nobody knows", card({ tag: "marquee" }), 230099],
    ["the old edition", { config: {}, elements: [] }, 230099],
    [
      "a form inside a column",
      card({
        tag: "column_set",
        columns: [{ tag: "column", elements: [{ tag: "form", name: "f", elements: [submit] }] }],
      }),
      230099,
    ],
    ["a form without a submit button", card({ tag: "form", name: "f", elements: [input("a")] }), 230099],
    [
      "a field of a form without a name",
      card({ tag: "form", name: "f", elements: [input(), submit] }),
      200530,
    ],
    [
      "two fields of one name",
      card({ tag: "form", name: "f", elements: [input("a"), input("a"), submit] }),
      230099,
    ],
    ["a multi select outside a form", card({ tag: "multi_select_static", options: [] }), 230099],
    [
      "a callback value that is a string",
      card(button({ behaviors: [{ type: "callback", value: "x" }] })),
      230099,
    ],
    [
      "an element_id that begins with a digit",
      card({ tag: "markdown", content: "x", element_id: "1a" }),
      230099,
    ],
    [
      "a table inside a panel",
      card({
        tag: "collapsible_panel",
        header: { title: words("p") },
        elements: [{ tag: "table", columns: [{ name: "a" }], rows: [] }],
      }),
      230099,
    ],
    [
      "a page of eleven rows",
      card({ tag: "table", page_size: 11, columns: [{ name: "a" }], rows: [] }),
      230099,
    ],
    ["a cell for no column", card({ tag: "table", columns: [{ name: "a" }], rows: [{ b: "1" }] }), 230099],
    [
      "six tables",
      card(...Array.from({ length: 6 }, () => ({ tag: "table", columns: [{ name: "a" }], rows: [] }))),
      230099,
    ],
    ["two hundred and one elements", card(...Array.from({ length: 201 }, () => ({ tag: "hr" }))), 230099],
    ["more than 30 KB", card({ tag: "markdown", content: "字".repeat(10_500) }), 230025],
    ["a picture without words for it", card({ tag: "img", img_key: "img_x" }), 230099],
    ["a header colour nobody knows", { ...card(), header: { title: words("题"), template: "pink" } }, 230099],
  ];
  it.each(refused)("%s", (_what, given, code) => {
    expect(checkCard(given)?.code).toBe(code);
  });

  it("but not a plain card", () => {
    expect(
      checkCard(
        card({ tag: "markdown", content: "**x**" }, button(), {
          tag: "form",
          name: "f",
          elements: [input("a"), submit],
        }),
      ),
    ).toBeNull();
  });
});

describe("our own cards pass the stranger's check", () => {
  it.each([...samples, ...huge])("$name", (one) => {
    expect(checkCard(one.draw(one.facts as never))).toBeNull();
  });
});
