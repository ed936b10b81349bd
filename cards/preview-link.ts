import { type Card, card } from "./kit.ts";
import { note, paragraph } from "./kit-blocks.ts";
import { link } from "./kit-elements.ts";

/** The way into the built-in pages before they are public. */
export const previewLinkCard = (facts: { url: string | null }): Card =>
  card({
    title: "公示页面预览",
    colour: "purple",
    elements: facts.url === null ? none : there(facts.url),
  });

const none = [
  paragraph("还没有设置公示页面的网址，不能预览。请在“公示”里下载公示包查看，或联系管理员设置。"),
];

const there = (url: string) => [
  paragraph("预览里能看到已批准、尚未公示的内容，请勿转发。"),
  link("打开预览", url),
  note("链接十分钟内有效，只能用一次；打开后八小时内不用再取。"),
];
