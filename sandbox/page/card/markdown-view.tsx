import type { ComponentChildren } from "preact";
import { useMemo, useState } from "preact/hooks";
import { localDateTime } from "../when.ts";
import { useCard } from "./card-context.ts";
import { Label } from "./label.tsx";
import { type MarkdownElement, type MarkdownNode, parseMarkdown } from "./markdown.ts";
import { Pager } from "./pager.tsx";
import { Mention, Person } from "./person.tsx";
import { alignOf, colourName, safeUrl, sizeClass } from "./style.ts";

interface MarkdownProps {
  source: string;
  size?: unknown;
  align?: unknown;
}

export function Markdown({ source, size, align }: MarkdownProps) {
  const tree = useMemo(() => parseMarkdown(source), [source]);
  return (
    <div class={`md ${sizeClass(size)}`} style={{ textAlign: alignOf(align) }}>
      <Nodes nodes={tree} />
    </div>
  );
}

function Nodes({ nodes }: { nodes: readonly MarkdownNode[] }) {
  return <>{nodes.map((node) => (typeof node === "string" ? node : <Node node={node} />))}</>;
}

function Node({ node }: { node: MarkdownElement }) {
  const { attributes } = node;
  const inside = <Nodes nodes={node.children} />;
  switch (node.name) {
    case "p":
      return <p>{inside}</p>;
    case "h1":
    case "h2":
    case "h3":
    case "h4":
    case "h5":
    case "h6":
      return <p class={`md-heading md-${node.name}`}>{inside}</p>;
    case "strong":
      return <strong>{inside}</strong>;
    case "em":
      return <em>{inside}</em>;
    case "s":
      return <s>{inside}</s>;
    case "br":
      return <br />;
    case "hr":
      return <hr />;
    case "ul":
      return <ul>{inside}</ul>;
    case "ol":
      return <ol start={Number(attributes.start ?? 1)}>{inside}</ol>;
    case "li":
      return <li>{inside}</li>;
    case "blockquote":
      return <blockquote>{inside}</blockquote>;
    case "code":
      return <code>{inside}</code>;
    case "pre":
      return <pre>{inside}</pre>;
    case "table":
      return <MarkdownTable node={node} />;
    case "a":
      return <Link url={attributes.href}>{inside}</Link>;
    case "img":
      return <span class="img-hole">[图片{attributes.alt ? `：${attributes.alt}` : ""}]</span>;
    default:
      return <PlatformTag node={node}>{inside}</PlatformTag>;
  }
}

function PlatformTag({ node, children }: { node: MarkdownElement; children: ComponentChildren }) {
  const { attributes } = node;
  const { people } = useCard();
  switch (node.name) {
    case "tag_font":
      return <span class={`ink-${colourName(attributes.color) ?? "default"}`}>{children}</span>;
    case "tag_text_tag":
      return <Label colour={attributes.color}>{children}</Label>;
    case "tag_number_tag":
      return (
        <span class={`number-tag bg-${colourName(attributes.background_color) ?? "blue"}`}>{children}</span>
      );
    case "tag_link":
      return <Link url={attributes.url}>{children}</Link>;
    case "tag_at":
      return <Mention id={attributes.id ?? attributes.ids ?? ""} people={people} />;
    case "tag_person":
      return <Person id={attributes.id ?? ""} showName={attributes.show_name !== "false"} />;
    case "tag_local_datetime":
      return <span>{localDateTime(Number(attributes.millisecond), attributes.format_type ?? "")}</span>;
    default:
      return <>{children}</>;
  }
}

function Link({ url, children }: { url: string | undefined; children: ComponentChildren }) {
  const href = safeUrl(url);
  return href === null ? (
    <span>{children}</span>
  ) : (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}

const ROWS_A_PAGE = 5;

const childrenNamed = (node: MarkdownElement | undefined, name: string): MarkdownElement[] =>
  (node?.children ?? []).filter(
    (child): child is MarkdownElement => typeof child === "object" && child.name === name,
  );

function MarkdownTable({ node }: { node: MarkdownElement }) {
  const [page, turn] = useState(0);
  const head = childrenNamed(childrenNamed(node, "thead")[0], "tr");
  const rows = childrenNamed(childrenNamed(node, "tbody")[0], "tr");
  return (
    <div class="table-box">
      <div class="table-scroll">
        <table>
          <thead>
            {head.map((row) => (
              <tr>
                {childrenNamed(row, "th").map((cell) => (
                  <th scope="col">
                    <Nodes nodes={cell.children} />
                  </th>
                ))}
              </tr>
            ))}
          </thead>
          <tbody>
            {rows.slice(page * ROWS_A_PAGE, (page + 1) * ROWS_A_PAGE).map((row) => (
              <tr>
                {childrenNamed(row, "td").map((cell) => (
                  <td>
                    <Nodes nodes={cell.children} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Pager page={page} pages={Math.ceil(rows.length / ROWS_A_PAGE)} total={rows.length} turn={turn} />
    </div>
  );
}
