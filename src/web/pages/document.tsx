import type { ComponentChildren } from "preact";
import { renderToString } from "preact-render-to-string";
import type { Place } from "../place.ts";
import { rootOf } from "../place.ts";

interface DocumentProps {
  title: string;
  place: Place;
  /** Styles and scripts: links on a served page, the things themselves on a saved one. */
  head: ComponentChildren;
  /** The class of the body: which page it is. */
  kind: string;
  children: ComponentChildren;
}

/** A whole page as HTML text. Everything in it is escaped but what `Raw` holds. */
export function documentOf({ title, place, head, kind, children }: DocumentProps): string {
  const html = (
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>{`${title}－${place.bureau}`}</title>
        <link rel="icon" href="data:," />
        {head}
      </head>
      <body class={kind}>{children}</body>
    </html>
  );
  return `<!doctype html>\n${renderToString(html)}\n`;
}

/** Links to files of ours, which is all that the content policy of a served page lets in. */
export function ServedHead({ place, style, script }: { place: Place; style: string; script?: string }) {
  const assets = `${rootOf(place)}/draws/assets`;
  return (
    <>
      <link rel="stylesheet" href={`${assets}/${style}`} />
      {script && <script defer src={`${assets}/${script}`} />}
    </>
  );
}

/** The head of an ordinary page: who speaks, and the way to the other draws. */
export function Masthead({
  place,
  list,
  items,
  plans,
}: {
  place: Place;
  list: string | null;
  /** Only where strangers are let in there. */
  items?: string | undefined;
  plans?: string | undefined;
}) {
  return (
    <header class="masthead">
      <a class="skip" href="#content">
        跳到正文
      </a>
      <p class="bureau">
        <span>{place.bureau}</span>
        <span class="office">双随机抽查公开</span>
      </p>
      {(list || items || plans) && (
        <nav aria-label="本站">
          {list && <a href={list}>全部抽取</a>}
          {items && <a href={items}>抽查事项清单</a>}
          {plans && <a href={plans}>年度计划</a>}
        </nav>
      )}
    </header>
  );
}
