import { type Card, card } from "./kit.ts";
import { note, paragraph, rows } from "./kit-blocks.ts";
import { button, form, input, type Root, submit } from "./kit-elements.ts";

export interface DrawVoidFacts {
  drawId: string;
  name: string;
  batch: number;
  organiser: string;
  /** Nobody has given digits yet: the organiser may do it alone. */
  untouched: boolean;
  drawn: boolean;
}

/** 作废: by the organiser before anybody has contributed, by a supervisor and a leader together after it. */
export function drawVoidCard(facts: DrawVoidFacts): Card {
  return card({
    title: `作废抽取：${facts.name}`,
    subtitle: `第 ${facts.batch} 批　编号 ${facts.drawId}`,
    labels: [{ text: facts.drawn ? "已抽取" : "等待见证", colour: "orange" }],
    colour: "orange",
    elements: [
      rows([["组织者", facts.organiser]]),
      paragraph(
        facts.untouched
          ? "还没有见证人提交数字，组织者写明理由即可作废。"
          : "已有见证人提交数字，须由监督人员和局领导共同决定：一方提出，另一方同意后作废。",
      ),
      ...(facts.drawn ? [paragraph("作废后，已发出的检查任务全部停止办理。")] : []),
      voidForm(facts),
      note("作废的抽取、理由和密数都公开保留，不能删除；须重新锁定名单才能再抽。"),
      button("返回抽取卡片", { act: "draw.open", drawId: facts.drawId }),
    ],
  });
}

function voidForm({ drawId, untouched }: DrawVoidFacts): Root {
  const reason = input("reason", "作废理由", { required: true, hint: "例如：名单导入有误", longest: 200 });
  const confirm = { title: "作废这次抽取？", text: "理由和记录将公开保留。" };
  return form(
    "draw_void",
    [reason],
    [
      untouched
        ? submit("draw_void_send", "作废", { act: "draw.void", drawId }, { kind: "danger", confirm })
        : submit(
            "draw_void_send",
            "提出作废",
            { act: "draw.proposeVoid", drawId },
            { kind: "danger", confirm },
          ),
    ],
  );
}
