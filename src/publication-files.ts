import { dayOf } from "./domain/calendar.ts";
import { type Publication, whitelisted } from "./domain/publication.ts";
import { blocksOf } from "./domain/publication-table.ts";
import type { PackageFormat } from "./flows/page.ts";
import { publicationDocx } from "./papers/publication-docx.ts";
import { publicationHtml } from "./papers/publication-html.ts";
import { publicationXlsx } from "./papers/publication-xlsx.ts";

/** One file of the 公示包, made from the frozen content alone. */
export async function publicationFile(
  publication: Publication,
  format: PackageFormat,
): Promise<{ name: string; bytes: Uint8Array }> {
  const content = whitelisted(publication.content);
  const blocks = blocksOf(content);
  const paper = {
    title: publication.title,
    subtitle: `第${publication.version}版`,
    blocks,
    bureau: content.bureau,
    date: dayOf(publication.approvedAt ?? publication.at).replace(/^(\d+)-0?(\d+)-0?(\d+)$/, "$1年$2月$3日"),
  };
  const name = `${publication.title.replace(/[\\/:*?"<>|]/g, " ")}－第${publication.version}版.${format}`;
  switch (format) {
    case "html":
      return { name, bytes: Buffer.from(await publicationHtml(paper)) };
    case "docx":
      return { name, bytes: await publicationDocx(paper) };
    case "xlsx":
      return { name, bytes: await publicationXlsx(publication.title, blocks) };
    case "json":
      return { name, bytes: Buffer.from(jsonOf(publication)) };
  }
}

/** The publication for machines: what, which version, when, with the frozen content and its hash. */
export function jsonOf(publication: Publication): string {
  const { title, version, state, contentHash, publishedOn, address, number } = publication;
  const content = whitelisted(publication.content);
  return `${JSON.stringify({ title, version, state, publishedOn, address, number, contentHash, content }, null, 1)}\n`;
}
