import type { PublicBlock } from "../domain/publication-table.ts";
import { escaped, joined } from "./markup.ts";

/** A publication as its papers show it. */
export interface Paper {
  title: string;
  subtitle: string;
  blocks: PublicBlock[];
  bureau: string;
  /** As it stands under the name, such as 2026年11月26日. */
  date: string;
}

const style =
  'body{font:17px/1.8 "FangSong","STFangsong",serif;color:#111;background:#fff;margin:0 auto;max-width:1200px;padding:24px}h1{text-align:center;font-size:28px}h2{font-size:19px}.subtitle{text-align:center}.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:14px;line-height:1.5}th,td{border:1px solid #555;padding:4px 6px;text-align:left;vertical-align:top}thead{display:table-header-group}tr{break-inside:avoid}.sign{text-align:right}@media print{@page{size:A4 landscape}body{padding:0}}';

/** One file that needs nothing else and runs nothing: for the county portal and for paper. */
export async function publicationHtml(paper: Paper): Promise<string> {
  const blocks: string[] = [];
  for (const block of paper.blocks) blocks.push(await section(block));
  const title = escaped(paper.title);
  return `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><style>${style}</style></head>
<body><main><h1>${title}</h1>${paper.subtitle === "" ? "" : `<p class="subtitle">${escaped(paper.subtitle)}</p>`}
${blocks.join("\n")}
<p class="sign">${escaped(paper.bureau)}<br>${escaped(paper.date)}</p></main></body>
</html>
`;
}

async function section({ heading, text, table }: PublicBlock): Promise<string> {
  const words = text.map((one) => `<p>${escaped(one)}</p>`).join("");
  if (!table) return `<section><h2>${escaped(heading)}</h2>${words}</section>`;
  const head = table.columns.map((one) => `<th scope="col">${escaped(one)}</th>`).join("");
  const body = await joined(
    table.rows,
    (row) => `<tr>${row.map((cell) => `<td>${escaped(cell)}</td>`).join("")}</tr>\n`,
  );
  return `<section><h2>${escaped(heading)}</h2>${words}<div class="scroll" tabindex="0" role="region" aria-label="${escaped(heading)}"><table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div></section>`;
}
