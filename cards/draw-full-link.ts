import { type Card, card } from "./kit.ts";
import { note, paragraph } from "./kit-blocks.ts";
import { link } from "./kit-elements.ts";

/** A supervisor's way to the full bundle. */
export const drawFullLinkCard = (facts: { drawId: string; name: string; batch: number; url: string }): Card =>
  card({
    title: `完整记录：${facts.name}`,
    subtitle: `第 ${facts.batch} 批　编号 ${facts.drawId}`,
    colour: "purple",
    elements: [
      paragraph("完整记录含信用风险分类、回避关系等内部信息，只供监督人员复算，请勿转发。"),
      link("打开下载页", facts.url),
      note("链接十分钟内有效，只能下载一次。下载后可用核对程序或其他程序自行复算。"),
    ],
  });
