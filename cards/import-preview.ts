import { importStateNames } from "../src/domain/words.ts";
import { faultTable, type ImportFault } from "./import-faults.ts";
import { type Card, type CardParts, card } from "./kit.ts";
import { bar, figures, heading, names, note, paragraph, rows } from "./kit-blocks.ts";
import { button, buttons, type Display, markdown, type Press, panel, type Root } from "./kit-elements.ts";
import { type Colour, ink, lines, type Md, md, text } from "./kit-text.ts";
import { moment } from "./when.ts";

export type ImportKind = "targets" | "inspectors";

export interface ImportPreviewFacts {
  importId: string;
  kind: ImportKind;
  fileName: string;
  /** Rows with something in them, header left out. */
  rows: number;
  counts: { added: number; changed: number; gone: number; same: number; faulty: number; near: number };
  /** A few of each; the card shows at most five. */
  samples: {
    added: { name: string; detail: string }[];
    changed: { name: string; changes: { field: string; before: string; after: string }[] }[];
    gone: string[];
  };
  /** In order of rows; the card shows the first ten. */
  faults: ImportFault[];
  /** Things guessed, as sentences. */
  remarks: string[];
  /** Inspectors whose account was or was not found by mobile or e-mail; null for targets or when not asked yet. */
  accounts: { found: number; missing: string[] } | null;
  by: string;
  /** ISO instant. */
  at: string;
  state: ImportState;
}

/** Instants are ISO. */
export type ImportState =
  /** `total` is 0 until the rows are counted. */
  | { state: "checking"; done: number; total: number }
  | { state: "applying"; done: number; total: number }
  | { state: "undoing"; done: number; total: number }
  | { state: "failed"; reason: string }
  | { state: "undone"; by: string; at: string }
  | { state: "staged" }
  /** `undoFailed`: why 撤销 did not go through. */
  | { state: "applied"; by: string; at: string; undoFailed: string | null }
  | { state: "cancelled"; by: string; at: string }
  /** Too old, or the registry changed after the preview. */
  | { state: "expired" }
  | { state: "superseded" };

const SAMPLES = 5;
const FAULTS = 10;

const kindNames: Record<ImportKind, string> = { targets: "检查对象名录", inspectors: "执法检查人员名录" };
const faces: Record<ImportState["state"], { colour: CardParts["colour"]; label: Colour }> = {
  checking: { colour: "blue", label: "blue" },
  applying: { colour: "blue", label: "blue" },
  undoing: { colour: "blue", label: "blue" },
  failed: { colour: "orange", label: "orange" },
  undone: { colour: "grey", label: "neutral" },
  staged: { colour: "blue", label: "orange" },
  applied: { colour: "green", label: "green" },
  cancelled: { colour: "grey", label: "neutral" },
  expired: { colour: "grey", label: "neutral" },
  superseded: { colour: "grey", label: "neutral" },
};

/** What a roster would change; nothing is written before 应用. */
export function importPreviewCard(facts: ImportPreviewFacts): Card {
  const { counts, state } = facts;
  if (state.state === "checking" || state.state === "failed") return unread(facts, state);
  return card({
    title: `导入${kindNames[facts.kind]}`,
    subtitle: facts.fileName,
    labels: [{ text: importStateNames[state.state], colour: faces[state.state].label }],
    colour: faces[state.state].colour,
    summary: `导入预览：新增 ${counts.added}，变更 ${counts.changed}，有问题 ${counts.faulty}`,
    elements: [
      figures([
        { label: "新增", value: counts.added, colour: counts.added > 0 ? "green" : "default" },
        { label: "变更", value: counts.changed, colour: counts.changed > 0 ? "blue" : "default" },
        { label: "有问题的行", value: counts.faulty, colour: counts.faulty > 0 ? "red" : "default" },
      ]),
      rows([
        ["文件共", `${facts.rows} 行，其中 ${counts.same} 行与名录一致`],
        [
          "停用",
          counts.gone === 0 ? "" : `${counts.gone} 条（名录中有、文件中没有，停用后不再抽取，记录保留）`,
        ],
        [
          "待决定",
          counts.near === 0 ? "" : `${counts.near} 行与名录中的单位很像，请逐一决定；没有决定的不写入`,
        ],
        ["提交", `${facts.by}　${moment(facts.at)}`],
      ]),
      ...outcome(facts),
      ...(state.state === "staged" || state.state === "applied" ? particulars(facts) : []),
    ],
  });
}

/** Left out once nothing will come of the preview. */
const particulars = (facts: ImportPreviewFacts): Root[] => [
  ...samples(facts.samples),
  ...accountBlocks(facts.accounts),
  ...facts.remarks.slice(0, SAMPLES).map((remark) => note(text(remark, 120))),
  ...faultBlocks(facts),
];

/** Before anything is known of the rows: how far the checking is, or why nothing comes of the file. */
function unread(
  facts: ImportPreviewFacts,
  state: Extract<ImportState, { state: "checking" | "failed" }>,
): Card {
  const { state: name } = state;
  return card({
    title: name === "failed" ? `《${facts.fileName}》没有导入` : "导入名录",
    subtitle: facts.fileName,
    labels: [{ text: importStateNames[name], colour: faces[name].label }],
    colour: faces[name].colour,
    summary: `导入名录：${importStateNames[name]}`,
    elements:
      state.state === "failed"
        ? [paragraph(state.reason), note("名录没有变动。")]
        : [
            ...progressBlocks("正在核对", state),
            note("核对时可以照常办理其他事情，核对完这张卡片会自动更新。"),
          ],
  });
}

const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ",");

const progressBlocks = (what: string, { done, total }: { done: number; total: number }): Display[] =>
  total === 0
    ? [paragraph(`${what}，请稍候……`)]
    : [
        paragraph(`${what} ${grouped(done)} / ${grouped(total)} 行`),
        bar([{ count: done, colour: "green" }], total),
      ];

function outcome({ importId, counts, state }: ImportPreviewFacts): Root[] {
  switch (state.state) {
    case "checking":
    case "failed":
      return [];
    case "applying":
      return [...progressBlocks("正在写入", state), note("写完之前不能抽取，也不能修改名录。")];
    case "undoing":
      return [...progressBlocks("正在撤销", state), note("完成之前不能抽取，也不能修改名录。")];
    case "undone":
      return [paragraph(`${state.by}已于${moment(state.at)}撤销，名录已恢复到导入之前。`)];
    case "staged":
      return stagedBlocks(importId, counts);
    case "applied":
      return [
        paragraph(`${state.by}已于${moment(state.at)}应用，名录已更新。`),
        ...(state.undoFailed === null ? [] : [paragraph(state.undoFailed)]),
        button(
          "撤销导入",
          { act: "import.undo", importId },
          {
            confirm: {
              title: "撤销这次导入？",
              text: "新增的从名录中去掉，变更和停用的恢复原样。之后锁定过抽取名单、或有关记录又改过的，不能撤销。",
            },
          },
        ),
      ];
    case "cancelled":
      return [paragraph(`${state.by}已于${moment(state.at)}取消，名录没有变动。`)];
    case "expired":
      return [paragraph("预览之后名录又有变动，或搁置过久，本次预览已失效，请重新发送文件。名录没有变动。")];
    case "superseded":
      return [paragraph("同一份名录后来又发送了新文件，请在新的卡片上办理。")];
  }
}

function stagedBlocks(importId: string, counts: ImportPreviewFacts["counts"]): Root[] {
  const changes = counts.added + counts.changed + counts.gone;
  const near =
    counts.near === 0
      ? []
      : [button(`决定 ${counts.near} 行是否同一单位`, { act: "import.near", importId, page: 1 })];
  const cancel = button("取消", { act: "import.cancel", importId });
  if (changes === 0 && counts.near > 0) return [buttons([...near, cancel])];
  if (changes === 0) return [paragraph("文件内容与名录一致，没有需要写入的变动。"), cancel];
  const apply = button(
    "应用",
    { act: "import.apply", importId },
    {
      kind: "primary_filled",
      confirm: {
        title: "写入名录？",
        text: `新增 ${counts.added} 条，变更 ${counts.changed} 条，停用 ${counts.gone} 条；有问题的 ${counts.faulty} 行不写入。`,
      },
    },
  );
  return [
    buttons([...near, apply, cancel]),
    note("按“应用”之前，名录不会有任何变动。有问题的行不写入，改好后可以再次发送。"),
  ];
}

function samples({ added, changed, gone }: ImportPreviewFacts["samples"]): Display[] {
  const parts: Display[] = [
    ...sample(
      "新增举例",
      added.slice(0, SAMPLES).map((one) => md`${one.name}　${ink("grey", one.detail)}`),
    ),
    ...sample("变更举例", changed.slice(0, SAMPLES).map(changeLine)),
    ...sample(
      "停用举例",
      gone.slice(0, SAMPLES).map((name) => md`${name}`),
    ),
  ];
  return parts.length === 0 ? [] : [panel(md`查看变动举例`, parts)];
}

const sample = (title: string, parts: Md[]): Display[] =>
  parts.length === 0 ? [] : [markdown(lines([ink("grey", title), ...parts]))];

function changeLine({ name, changes }: ImportPreviewFacts["samples"]["changed"][number]): Md {
  const shown = changes.slice(0, 3).map((one) => `${one.field} ${one.before || "空"} → ${one.after || "空"}`);
  return md`${name}　${ink("grey", text(shown.join("；") + (changes.length > 3 ? ` 等 ${changes.length} 处` : ""), 150))}`;
}

function accountBlocks(accounts: ImportPreviewFacts["accounts"]): Display[] {
  if (accounts === null) return [];
  const { found, missing } = accounts;
  return [
    rows([
      ["飞书账号", `已对应 ${found} 人`],
      missing.length === 0 ? null : ["未对应", text(`${names(missing)}，请用“绑定”补充`, 250)],
    ]),
  ];
}

function faultBlocks({ importId, counts, faults }: ImportPreviewFacts): Root[] {
  if (counts.faulty === 0) return [];
  const more: Press[] = [
    button("下载问题行", { act: "import.download", importId }),
    ...(counts.faulty > FAULTS
      ? [button(`查看全部 ${counts.faulty} 行`, { act: "import.faults", importId, page: 1 })]
      : []),
  ];
  return [heading("有问题的行"), faultTable(faults.slice(0, FAULTS)), buttons(more)];
}
