import { type SchemePart, type SchemeText, schemePartNames } from "../src/domain/scheme.ts";
import { type Card, card } from "./kit.ts";
import { heading, note, paragraph, rows } from "./kit-blocks.ts";
import { button, buttons, form, input, type Root, rule, submit } from "./kit-elements.ts";
import type { Colour } from "./kit-text.ts";
import { fullDay, moment } from "./when.ts";

export type SchemeState = "draft" | "submitted" | "approved" | "published" | "replaced";

export interface SchemeFacts {
  schemeId: string;
  code: string;
  name: string;
  batch: number;
  version: number;
  state: SchemeState;
  announced: boolean;
  /** "YYYY-MM-DD" */
  visitUntil: string;
  /** ISO instants. */
  approvedAt: string | null;
  publishedOn: string | null;
  parts: SchemeText;
  /** Whether a new version may be written. */
  drawn: boolean;
  entryId: string;
}

export const schemeStates: Record<SchemeState, { text: string; colour: Colour }> = {
  draft: { text: "草稿", colour: "neutral" },
  submitted: { text: "待审批", colour: "orange" },
  approved: { text: "已批准，待公示", colour: "blue" },
  published: { text: "已公示", colour: "green" },
  replaced: { text: "已有新版本", colour: "neutral" },
};

/** The text, section by section. */
export const schemeBlocks = (parts: SchemeText): Root[] =>
  (Object.keys(schemePartNames) as SchemePart[]).flatMap((part) => [
    heading(schemePartNames[part]),
    paragraph(parts[part]),
  ]);

/** 实施方案 as it stands, and what comes next for it. */
export function schemeCard(facts: SchemeFacts): Card {
  return card({
    title: `实施方案：${facts.name}`,
    subtitle: `任务编号 ${facts.code}　第 ${facts.batch} 批　第 ${facts.version} 版`,
    labels: [
      schemeStates[facts.state],
      ...(facts.announced ? [] : [{ text: "不预先告知", colour: "purple" as const }]),
    ],
    colour: "blue",
    elements: [
      ...schemeBlocks(facts.parts),
      rows([
        facts.approvedAt === null ? null : ["批准时间", moment(facts.approvedAt)],
        facts.publishedOn === null ? null : ["公示日期", fullDay(facts.publishedOn)],
      ]),
      ...(facts.announced
        ? []
        : [
            note(
              `不预先通知的检查，方案批准后即可抽取；检查期（至${fullDay(facts.visitUntil)}）结束后再公示。`,
            ),
          ]),
      rule(),
      ...next(facts),
      button("返回方案列表", { act: "scheme.list", page: 1 }, { kind: "text" }),
    ],
  });
}

function next({ state, schemeId, entryId, batch, drawn }: SchemeFacts): Root[] {
  const rewrite = drawn ? [] : [button("修改（新版本）", { act: "scheme.draft" as const, entryId, batch })];
  switch (state) {
    case "draft":
      return [
        buttons([
          button("送审", { act: "scheme.submit", schemeId }, { kind: "primary_filled" }),
          button("修改", { act: "scheme.edit", schemeId }),
        ]),
      ];
    case "approved":
      return [publishForm("scheme_published", { act: "scheme.published", schemeId }), ...rewrite];
    case "published":
      return rewrite;
    default:
      return [];
  }
}

/** 登记公示: where it went public, and on which day. */
export const publishForm = (
  name: string,
  act: { act: "scheme.published"; schemeId: string } | { act: "task.published"; entryId: string },
): Root =>
  form(
    name,
    [
      input("place", "公示网址或平台编号", { required: true, longest: 300 }),
      input("on", "公示日期", { required: true, hint: "例如：2026年11月24日", longest: 20 }),
    ],
    [submit(`${name}_send`, "登记公示", act, { kind: "primary_filled" })],
  );

/** Every section in a field of its own; what is saved is what is sent for approval. */
/** `seen`: how often it was edited when the form was drawn, so that nobody writes over what he has not read. */
export function schemeEditCard(
  facts: Pick<SchemeFacts, "schemeId" | "name" | "batch" | "parts"> & { seen: number },
): Card {
  return card({
    title: `修改实施方案：${facts.name}`,
    subtitle: `第 ${facts.batch} 批`,
    colour: "blue",
    elements: [
      form(
        "scheme_edit",
        (Object.keys(schemePartNames) as SchemePart[]).map((part) =>
          input(part, schemePartNames[part], {
            required: true,
            multiline: true,
            longest: 500,
            preset: facts.parts[part],
          }),
        ),
        [
          submit(
            "scheme_save",
            "保存",
            { act: "scheme.save", schemeId: facts.schemeId, seen: facts.seen },
            { kind: "primary_filled" },
          ),
        ],
      ),
      button("不改了，返回", { act: "scheme.open", schemeId: facts.schemeId }),
    ],
  });
}
