import type { Item, ItemLack, ItemState } from "../src/domain/item.ts";
import { itemKindNames, itemLines, itemStateNames } from "../src/domain/item-lines.ts";
import { targetTypeNames } from "../src/domain/words.ts";
import { type Card, type CardParts, card } from "./kit.ts";
import { heading, note, pager, paragraph, rows } from "./kit-blocks.ts";
import {
  button,
  buttons,
  type Display,
  type Field,
  form,
  input,
  markdown,
  multiSelect,
  type Press,
  panel,
  type Root,
  rule,
  select,
  submit,
} from "./kit-elements.ts";
import { bold, type Colour, ink, label, lines, md, text } from "./kit-text.ts";
import { moment } from "./when.ts";

export const ITEMS_PAGE = 8;

export interface ItemsFacts {
  counts: Record<ItemState, number>;
  query: { state: ItemState | "all"; text: string };
  items: Item[];
  total: number;
  page: number;
  mayEdit: boolean;
  /** Of the starter list, not yet entered; shown to who may enter them. */
  starter: number;
}

const tags: Record<ItemState, Colour> = { offered: "orange", active: "green", retired: "neutral" };

/** 事项: the list, by state, page by page. */
export function itemsCard({ counts, query, items, total, page, mayEdit, starter }: ItemsFacts): Card {
  const to = (state: ItemsFacts["query"]["state"], at = 1) =>
    ({ act: "items.list", state, text: query.text.slice(0, 60), page: at }) as const;
  const turns: Press[] = (["active", "offered", "retired", "all"] as const).map((state) =>
    button(
      state === "all" ? "全部" : `${itemStateNames[state]} ${counts[state]}`,
      to(state),
      state === query.state ? { kind: "primary" } : {},
    ),
  );
  return card({
    title: "抽查事项清单",
    ...(query.text === "" ? {} : { subtitle: `查找：${query.text}` }),
    labels: [{ text: `在用 ${counts.active} 项`, colour: "green" }],
    colour: "blue",
    elements: [
      buttons(turns),
      ...(total === 0 ? [paragraph(emptyWords(query))] : items.flatMap(itemRow)),
      ...pager(page, Math.max(1, Math.ceil(total / ITEMS_PAGE)), (at) => to(query.state, at)),
      ...(mayEdit ? [rule(), ...tools(starter)] : []),
      button("下载清单", { act: "items.file" }, { kind: "text" }),
      note("发送“事项”加词语可以查找，例如：事项 幼儿园"),
    ],
  });
}

const emptyWords = ({ state, text: words }: ItemsFacts["query"]): string => {
  if (words !== "") return `没有找到与“${words}”有关的事项。`;
  if (state === "offered") return "没有待认领的事项。";
  return state === "active" ? "还没有在用的事项，请先认领或新增。" : "没有事项。";
};

const itemRow = (item: Item, index: number): Root[] => [
  ...(index === 0 ? [] : [rule()]),
  markdown(
    lines([
      md`${bold(item.name)}　${label(tags[item.state], itemStateNames[item.state])}${item.kind === "key" ? md` ${label("red", "重点")}` : md``}`,
      ink("grey", `${item.code}　${item.section || "待认领"}　${types(item)}`),
    ]),
  ),
  button("查看", { act: "item.open", code: item.code }),
];

const types = ({ targetTypes }: Item): string =>
  targetTypes.length === 0 ? "检查对象未定" : targetTypes.map((type) => targetTypeNames[type]).join("、");

const tools = (starter: number): Root[] => [
  form(
    "item_new",
    [
      input("name", "新增事项：名称", { required: true, longest: 60 }),
      input("basis", "检查依据", { required: true, longest: 300, hint: "例如：《…法》第…条" }),
    ],
    [submit("item_new_send", "新增", { act: "item.new" })],
  ),
  ...(starter === 0
    ? []
    : [
        button(
          `载入起步清单（${starter} 项待认领）`,
          { act: "items.starter" },
          {
            confirm: {
              title: "载入起步清单？",
              text: "按民办教育促进法及其实施条例等整理，载入后由各科室逐项认领。",
            },
          },
        ),
      ]),
  note("也可以把本单位的事项清单文件直接发到聊天里，核对后成批载入待认领。"),
];

export interface ItemFacts {
  item: Item;
  /** What the reader may do with it. */
  mayEdit: boolean;
  office: boolean;
  section: string;
  lacks: ItemLack[];
  undoable: boolean;
}

export const lackWords: Record<ItemLack, string> = {
  name: "名称",
  basis: "检查依据（写明法律法规名称或文号）",
  section: "责任科室",
  types: "检查对象类型",
  caps: "抽查比例和频次上限",
  content: "检查内容",
};

/** Points, materials and steps shown on the card; the whole guide is in the list for download. */
const MOST = 10;

const colours: Record<ItemState, CardParts["colour"]> = {
  offered: "orange",
  active: "blue",
  retired: "grey",
};

/** One item with its guide. */
export function itemCard(facts: ItemFacts): Card {
  const { item } = facts;
  const inPanels = ["事项名称", "检查要点", "需备材料", "检查步骤", "状态"];
  return card({
    title: item.name,
    subtitle: `${item.code}　第 ${item.version} 版`,
    labels: [{ text: itemStateNames[item.state], colour: tags[item.state] }],
    colour: colours[item.state],
    elements: [
      rows(
        itemLines(item).flatMap(([name, words]) =>
          words === "" || inPanels.includes(name) ? [] : [[name, text(words, 150)]],
        ),
      ),
      ...(item.asWritten === "" ? [] : [note(text(`原清单写法：${item.asWritten}`, 150))]),
      ...guideBlocks(item),
      ...(facts.lacks.length > 0 && item.state !== "retired"
        ? [paragraph(ink("orange", `还缺：${facts.lacks.map((lack) => lackWords[lack]).join("、")}`))]
        : []),
      ...(facts.mayEdit ? work(facts) : []),
      buttons([
        button("修改记录", { act: "item.history", code: item.code, page: 1 }),
        button("返回清单", { act: "items.list", state: "active", text: "", page: 1 }),
      ]),
    ],
  });
}

function guideBlocks({ guide }: Item): Display[] {
  const { points, materials, steps } = guide;
  if (points.length + materials.length + steps.length === 0) return [note("还没有检查指引。")];
  const list = (title: string, parts: string[]): Display[] =>
    parts.length === 0
      ? []
      : [
          panel(md`${title}（${parts.length}）`, [
            markdown(lines(parts.slice(0, MOST).map((part, n) => md`${n + 1}. ${text(part, 60)}`))),
          ]),
        ];
  return [
    ...(points.length === 0
      ? []
      : [
          panel(md`检查要点和判定标准（${points.length}）`, [
            markdown(
              lines(
                points
                  .slice(0, MOST)
                  .flatMap((point, n) => [
                    md`${n + 1}. ${text(point.text, 80)}`,
                    ink("grey", text(`判定标准：${point.standard}`, 100)),
                  ]),
              ),
            ),
          ]),
        ]),
    ...list("需备材料", materials),
    ...list("检查步骤", steps),
  ];
}

function work({ item, office, section, lacks, undoable }: ItemFacts): Root[] {
  const ref = { code: item.code, version: item.version };
  const edits: Press[] = [
    button("修改基本信息", { act: "item.edit", code: item.code, part: "basics" }),
    button("修改检查指引", { act: "item.edit", code: item.code, part: "guide" }),
  ];
  if (undoable)
    edits.push(
      button(
        "撤销上次修改",
        { act: "item.undo", ...ref },
        { confirm: { title: "撤销上次修改？", text: "恢复为上一版内容，记录保留。" } },
      ),
    );
  return [
    buttons(edits),
    ...(item.state === "offered" && lacks.every((lack) => lack === "section")
      ? [claiming(ref, office, section)]
      : []),
    ...(item.state === "offered" && lacks.some((lack) => lack !== "section")
      ? [note("补齐所缺内容后才能认领。")]
      : []),
    ...(item.state === "active"
      ? [
          form(
            "item_retire",
            [input("reason", "理由", { required: true, longest: 200 })],
            [
              submit(
                "item_retire_send",
                "停用",
                { act: "item.retire", ...ref },
                {
                  confirm: {
                    title: "停用这一事项？",
                    text: "停用后不再列入新的计划，历史记录保留，可以恢复。",
                  },
                },
              ),
              submit("item_back", "退回待认领", { act: "item.giveBack", ...ref }),
            ],
          ),
        ]
      : []),
    ...(item.state === "retired"
      ? [button("恢复使用", { act: "item.restore", ...ref }, { kind: "primary" })]
      : []),
  ];
}

const claiming = (ref: { code: string; version: number }, office: boolean, section: string): Root =>
  form(
    "item_claim",
    [
      ...(office ? [input("section", "责任科室", { required: true, preset: section, longest: 30 })] : []),
      input("duty", "职责依据", { required: true, longest: 200, hint: "例如：本科室“三定”职责第3项" }),
    ],
    [
      submit(
        "item_claim_send",
        office ? "指定认领" : `由${section || "本科室"}认领`,
        { act: "item.claim", ...ref },
        { kind: "primary_filled" },
      ),
    ],
  );

export interface ItemEditFacts {
  item: Item;
  part: "basics" | "guide";
}

/** The forms of an item: what it is, or its guide. */
export const itemEditCard = ({ item, part }: ItemEditFacts): Card =>
  card({
    title: `修改：${item.name}`,
    subtitle: `${item.code}　第 ${item.version} 版`,
    colour: "blue",
    elements: [
      ...(part === "basics" ? [basicsForm(item)] : guideForms(item)),
      button("返回", { act: "item.open", code: item.code }),
    ],
  });

const caption = (words: string): Display => markdown(ink("grey", words));

function basicsForm(item: Item): Root {
  const percent = item.ratioMax === null ? "" : `${(item.ratioMax.num * 100) / item.ratioMax.den}%`;
  const fields: (Display | Field)[] = [
    input("name", "事项名称", { required: true, preset: item.name, longest: 60 }),
    caption("事项类别"),
    select(
      "kind",
      (["general", "key"] as const).map((value) => ({ value, text: itemKindNames[value] })),
      {
        required: true,
        chosen: item.kind,
      },
    ),
    caption("检查对象"),
    multiSelect(
      "types",
      Object.entries(targetTypeNames).map(([value, name]) => ({ value, text: name })),
      {
        required: true,
        chosen: item.targetTypes,
      },
    ),
    input("basis", "检查依据", { required: true, preset: item.legalBasis, multiline: true, longest: 500 }),
    input("content", "检查内容", { required: true, preset: item.content, multiline: true, longest: 500 }),
    input("methods", "检查方式（多个用顿号隔开）", { preset: item.methods.join("、"), longest: 60 }),
    input("departments", "会同部门（多个用顿号隔开）", { preset: item.departments.join("、"), longest: 100 }),
    input("ratio", "抽查比例上限", { required: true, preset: percent, longest: 20, hint: "例如：10%" }),
    input("times", "每年对同一对象最多检查（次）", {
      required: true,
      preset: item.timesAYear === null ? "" : String(item.timesAYear),
      longest: 2,
    }),
    input("source", "来源", { preset: item.source, longest: 300 }),
    input("reason", "修改理由", { longest: 200 }),
  ];
  return form("item_basics", fields, [
    submit(
      "item_basics_send",
      "保存",
      { act: "item.saveBasics", code: item.code, version: item.version },
      { kind: "primary_filled" },
    ),
  ]);
}

/** One point a form; the platform has no lists of fields. */
function guideForms(item: Item): Root[] {
  const ref = { code: item.code, version: item.version };
  const { points, materials, steps } = item.guide;
  const numbers = points.map((point, n) => ({ value: String(n), text: `${n + 1}. ${point.text}` }));
  return [
    heading("检查要点"),
    form(
      "item_point",
      [
        ...(numbers.length === 0
          ? []
          : [select("n", numbers, { hint: "选择要修改或删除的要点；新增的不选" })]),
        input("text", "要点", {
          longest: 200,
          multiline: true,
          hint: "例如：收费项目和标准是否在显著位置公示",
        }),
        input("standard", "判定标准", { longest: 250, multiline: true, hint: "怎样算合格" }),
      ],
      [
        submit("item_point_save", "保存要点", { act: "item.savePoint", ...ref }, { kind: "primary" }),
        ...(numbers.length === 0
          ? []
          : [submit("item_point_drop", "删除所选要点", { act: "item.dropPoint", ...ref })]),
      ],
    ),
    heading("材料和步骤"),
    form(
      "item_lists",
      [
        input("materials", "需备材料（每行一项，或用分号隔开）", {
          multiline: true,
          longest: 800,
          preset: materials.join("；"),
        }),
        input("steps", "检查步骤（每行一步，或用分号隔开）", {
          multiline: true,
          longest: 800,
          preset: steps.join("；"),
        }),
      ],
      [submit("item_lists_save", "保存材料和步骤", { act: "item.saveLists", ...ref })],
    ),
  ];
}

export interface ItemHistoryFacts {
  code: string;
  name: string;
  page: number;
  pages: number;
  versions: {
    version: number;
    what: string;
    by: string;
    at: string;
    reason: string;
    changes: { label: string; before: string; after: string }[];
  }[];
}

export const HISTORY_PAGE = 6;

/** Every version with who changed what, when and why. */
export const itemHistoryCard = ({ code, name, page, pages, versions }: ItemHistoryFacts): Card =>
  card({
    title: `修改记录：${name}`,
    subtitle: code,
    colour: "grey",
    elements: [
      ...versions.flatMap((one, index): Root[] => [
        ...(index === 0 ? [] : [rule()]),
        markdown(
          md`${bold(text(`第 ${one.version} 版　${one.what}`))}　${ink("grey", `${one.by}　${moment(one.at)}`)}`,
        ),
        ...(one.reason === "" ? [] : [paragraph(`理由：${one.reason}`)]),
        ...(one.changes.length === 0
          ? []
          : [
              markdown(
                lines(
                  one.changes
                    .slice(0, 6)
                    .map(
                      (change) =>
                        md`${ink("grey", change.label)}　${text(change.before || "（空）", 80)} → ${text(change.after || "（空）", 80)}`,
                    ),
                ),
              ),
            ]),
      ]),
      ...pager(page, pages, (to) => ({ act: "item.history", code, page: to })),
      button("返回", { act: "item.open", code }),
    ],
  });
