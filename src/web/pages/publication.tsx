import type { PublicBlock } from "../../domain/publication-table.ts";
import { type Place, rootOf } from "../place.ts";
import { documentOf, Masthead, ServedHead } from "./document.tsx";

/** What one page of a publication shows. */
export interface ShownPublication {
  title: string;
  version: number;
  publishedOn: string | null;
  /** Where the bureau put it, when it has an address. */
  address: string | null;
  number: string | null;
  contentHash: string;
  /** Approved and not yet public: only staff see it. */
  preview: boolean;
  /** Withdrawn: nothing but this is told. */
  withdrawn: { on: string; why: string } | null;
  blocks: PublicBlock[];
}

export interface PublicationPage {
  title: string;
  /** Path of the page without extension, from the root of ours. */
  path: string;
  /** Null where nothing is public yet: a year with 临时任务 only, a list that waits. */
  main: ShownPublication | null;
  /** Said above everything: that a newer version was withdrawn, or that this is not the newest. */
  remark: { text: string; path: string; link: string } | null;
  /** Shown below, each under its own heading: 临时任务. */
  apart: ShownPublication[];
  /** Links to other versions and schemes. */
  links: { heading: string; list: { path: string; text: string }[] }[];
}

/** GET /items, /plans/<year>, /schemes/<id> and their versions. */
export const publicationPage = (page: PublicationPage, place: Place): string => {
  const root = rootOf(place);
  return documentOf({
    title: page.title,
    place,
    head: <ServedHead place={place} style="draw.css" />,
    kind: "publication",
    children: (
      <>
        <Masthead place={place} list={`${root}/draws`} items={`${root}/items`} plans={`${root}/plans`} />
        <main id="content">
          <div class="heading">
            <h1>{page.title}</h1>
          </div>
          {page.remark && (
            <p class="remark">
              {page.remark.text}
              <a href={`${root}${page.remark.path}`}>{page.remark.link}</a>
            </p>
          )}
          {page.main ? <Publication shown={page.main} /> : <p class="gist">目前没有已公示的内容。</p>}
          {page.main?.withdrawn === null && (
            <p class="files">
              <a href={`${root}${page.path}.xlsx`}>下载表格（xlsx）</a>
              <a href={`${root}${page.path}.json`}>下载数据（JSON）</a>
            </p>
          )}
          {page.apart.map((one) => (
            <section key={one.title}>
              <h2>{one.title}</h2>
              <Publication shown={one} within />
            </section>
          ))}
          {page.links
            .filter(({ list }) => list.length > 0)
            .map(({ heading, list }) => (
              <nav key={heading} aria-label={heading}>
                <h2>{heading}</h2>
                <ul>
                  {list.map(({ path, text }) => (
                    <li key={path}>
                      <a href={`${root}${path}`}>{text}</a>
                    </li>
                  ))}
                </ul>
              </nav>
            ))}
        </main>
        <footer>
          <p>{place.bureau}</p>
        </footer>
      </>
    ),
  });
};

/** `within`: it stands under a heading of its own, so its parts are a level lower. */
function Publication({ shown, within = false }: { shown: ShownPublication; within?: boolean }) {
  const { withdrawn } = shown;
  if (withdrawn !== null)
    return (
      <p class="tombstone">
        <strong>本公示已于 {withdrawn.on} 撤回。</strong>理由：{withdrawn.why}
      </p>
    );
  return (
    <>
      {shown.preview && (
        <p class="preview">
          <strong>预览—尚未公示</strong>
        </p>
      )}
      <p class="gist">
        <span>第 {shown.version} 版</span>
        {shown.publishedOn !== null && <span>公示日期：{shown.publishedOn}</span>}
        {shown.number !== null && <span>平台编号：{shown.number}</span>}
        {shown.address !== null && <a href={shown.address}>公示网址</a>}
      </p>
      {shown.blocks.map((block) => (
        <Block key={block.heading} block={block} within={within} />
      ))}
      <p class="hash">
        内容校验值（SHA-256）：<span class="mono">{shown.contentHash}</span>
      </p>
    </>
  );
}

/** Days and codes are not broken at their hyphens. */
const unbroken = (cell: string) =>
  cell.split(/(\d{4}-\d{2}-\d{2}|^[\dA-Z]+-[\dA-Z]+$)/).map((part, index) =>
    index % 2 === 1 ? (
      <span key={index} class="whole">
        {part}
      </span>
    ) : (
      part
    ),
  );

function Block({ block: { heading, text, table }, within }: { block: PublicBlock; within: boolean }) {
  const Heading = within ? "h3" : "h2";
  return (
    <section>
      <Heading>{heading}</Heading>
      {text.map((one, index) => (
        <p key={index}>{one}</p>
      ))}
      {table && <Table name={heading} table={table} />}
    </section>
  );
}

/** On a phone a row becomes a card, and what a table is to a screen reader would be lost with its display but for the roles. */
const Table = ({ name, table }: { name: string; table: NonNullable<PublicBlock["table"]> }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
  <section class="wide" aria-label={`${name}（表格）`} tabIndex={0}>
    <table {...role("table")} class={table.columns.length > MANY ? "many" : ""}>
      <thead {...role("rowgroup")}>
        <tr {...role("row")}>
          {table.columns.map((one) => (
            <th key={one} scope="col" {...role("columnheader")}>
              {one}
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...role("rowgroup")}>
        {table.rows.map((row, index) => (
          <tr key={index} {...role("row")}>
            {row.map((cell, column) => (
              <td key={column} data-label={table.columns[column]} {...role("cell")}>
                {unbroken(cell)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);

/** So many columns still fit a small window. */
const MANY = 6;

const role = (name: "table" | "rowgroup" | "row" | "columnheader" | "cell") => ({ role: name });
