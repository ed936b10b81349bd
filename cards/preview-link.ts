import { type Card, card } from "./kit.ts";
import { note, paragraph } from "./kit-blocks.ts";
import { link } from "./kit-elements.ts";

/** The way into the built-in pages before they are public. */
export const previewLinkCard = (facts: { url: string }): Card =>
  card({
    title: "公示页面预览",
    colour: "purple",
    elements: [
      paragraph("预览里能看到已批准、尚未公示的内容，请勿转发。"),
      link("打开预览", facts.url),
      note("链接十分钟内有效，只能用一次；打开后八小时内不用再取。"),
    ],
  });
