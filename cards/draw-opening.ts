import type { Opening } from "../src/domain/draw-verdict.ts";
import { type Card, card } from "./kit.ts";
import { heading, note, paragraph, rows } from "./kit-blocks.ts";
import { button, buttons, link, markdown } from "./kit-elements.ts";
import { lines, md, text } from "./kit-text.ts";

export interface DrawOpeningFacts extends Opening {
  name: string;
  entry: string;
  page: string | null;
}

/** 入池凭证: with it a target's contact can show for itself that it was in the pool. */
export function drawOpeningCard(facts: DrawOpeningFacts): Card {
  return card({
    title: `入池凭证：${facts.name}`,
    subtitle: `${facts.entry}　编号 ${facts.drawId}`,
    colour: "blue",
    forward: true,
    elements: [
      paragraph(
        "凭下面两项，这家单位可以自己核对：锁定名单的时候，它就在抽取范围里，既没有被漏掉，也没有被剔除。",
      ),
      rows([
        ["单位编号", facts.id],
        ["入池凭证", text(facts.inner, 80)],
        ["名单中的一行", text(facts.leaf, 80)],
      ]),
      heading("怎样核对"),
      markdown(
        lines([
          md`1. 打开抽取的公开页面，填入单位编号和入池凭证，点“核对”；`,
          md`2. 或在电脑上运行（结果应与上面“名单中的一行”相同，并能在公开名单里找到）：`,
          text(`printf 'leaf-v1|${facts.id}|${facts.inner}' | sha256sum`, 300),
        ]),
      ),
      note("凭证不含信用风险分类等内部信息，可以直接转给该单位联络员。"),
      buttons([
        button("抽取卡片", { act: "draw.open", drawId: facts.drawId }),
        ...(facts.page === null ? [] : [link("公开页面", facts.page)]),
      ]),
    ],
  });
}
