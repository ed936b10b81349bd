import { faultTable, type ImportFault } from "./import-faults.ts";
import { type Card, card } from "./kit.ts";
import { figures, heading, note, paragraph, rows } from "./kit-blocks.ts";
import { button, form, input, markdown, type Root, select, submit } from "./kit-elements.ts";
import { ink, text } from "./kit-text.ts";
import { moment } from "./when.ts";

export interface PlatformDrawFacts {
  importId: string;
  fileName: string;
  fileHash: string;
  taskNumber: string;
  targets: number;
  inspectors: number;
  /** Rows that were not found in the registries. */
  faults: ImportFault[];
  /** Batches that may take it: `value` is entry and batch. */
  batches: { value: string; text: string }[];
  by: string;
  /** ISO instant. */
  at: string;
  state: "staged" | "applied" | "cancelled";
}

const FAULTS = 10;

/** What the provincial platform drew, before it becomes the draw of a batch. */
export function platformDrawCard(facts: PlatformDrawFacts): Card {
  return card({
    title: "省平台抽取结果",
    subtitle: facts.fileName,
    labels: [
      facts.state === "staged"
        ? { text: "待登记", colour: "orange" }
        : facts.state === "applied"
          ? { text: "已登记", colour: "green" }
          : { text: "已取消", colour: "neutral" },
    ],
    colour: facts.state === "staged" ? "blue" : "grey",
    elements: [
      figures([
        { label: "检查对象（家）", value: facts.targets },
        { label: "检查人员（人）", value: facts.inspectors },
        {
          label: "没对上的行",
          value: facts.faults.length,
          colour: facts.faults.length > 0 ? "red" : "default",
        },
      ]),
      rows([
        ["文件校验值", text(facts.fileHash, 80)],
        ["提交", `${facts.by}　${moment(facts.at)}`],
      ]),
      ...body(facts),
    ],
  });
}

function body(facts: PlatformDrawFacts): Root[] {
  if (facts.state === "applied") return [paragraph("已登记为抽取结果，任务卡片已发出。")];
  if (facts.state === "cancelled") return [paragraph("已取消，没有登记。")];
  const cancel = button("取消", { act: "import.cancel", importId: facts.importId });
  if (facts.faults.length > 0)
    return [
      heading("没有对上名录的行"),
      faultTable(facts.faults.slice(0, FAULTS)),
      note(
        facts.faults.length > FAULTS
          ? `以上为前 ${FAULTS} 行，共 ${facts.faults.length} 行。抽取结果须逐家登记，请改正名录或文件后重新发送。`
          : "抽取结果须逐家登记，请改正名录或文件后重新发送。",
      ),
      cancel,
    ];
  if (facts.batches.length === 0)
    return [paragraph("目前没有处于抽取期、还没有抽取的计划任务批次，不能登记。"), cancel];
  return [
    applyForm(facts),
    note("登记后即作为该批次的抽取结果，同一批次不能再用本机抽取；本系统不对省平台的抽取出具证明。"),
    cancel,
  ];
}

const applyForm = (facts: PlatformDrawFacts): Root =>
  form(
    "platform_apply",
    [
      markdown(ink("grey", "对应的计划任务和批次")),
      select("entry", facts.batches, {
        required: true,
        hint: "请选择",
        ...(facts.batches.length === 1 && facts.batches[0] ? { chosen: facts.batches[0].value } : {}),
      }),
      input("taskNumber", "省平台任务编号", {
        required: true,
        longest: 60,
        ...(facts.taskNumber === "" ? {} : { preset: facts.taskNumber }),
      }),
    ],
    [
      submit(
        "platform_apply_send",
        "作为抽取结果",
        { act: "platform.apply", importId: facts.importId },
        {
          kind: "primary_filled",
          confirm: { title: "登记为抽取结果？", text: "登记后立即向检查人员发出任务卡片。" },
        },
      ),
    ],
  );
