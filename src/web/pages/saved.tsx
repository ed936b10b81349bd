import { createHash } from "node:crypto";
import type { SeenDraw } from "../draw-reader.ts";
import type { Place } from "../place.ts";
import { storyPage } from "./story.tsx";

/** What a saved page carries with it, as built. */
export interface SavedParts {
  style: string;
  /** In the order in which they run. */
  scripts: string[];
}

/**
 * The story as one file that needs no server of ours. Its own policy lets nothing in or out but the parts whose hashes it
 * names, so that whoever doubts it can see that it sends nothing.
 */
export function savedPage(seen: SeenDraw, place: Place, now: Date, { style, scripts }: SavedParts): string {
  const css = forStyle(style);
  const js = scripts.map(forScript);
  const policy = [
    "default-src 'none'",
    `style-src ${hashOf(css)}`,
    `script-src ${js.map(hashOf).join(" ") || "'none'"}`,
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  return storyPage({
    seen,
    place,
    now,
    saved: true,
    head: (
      <>
        <meta http-equiv="Content-Security-Policy" content={policy} />
        <Raw tag="style" text={css} />
      </>
    ),
    foot: (
      <>
        {seen.draw.bundle !== null && (
          <Raw tag="script" type="application/json" id="bundle" text={forJson(seen.draw.bundle)} />
        )}
        {js.map((text) => (
          <Raw key={hashOf(text)} tag="script" text={text} />
        ))}
      </>
    ),
  });
}

/** The only text that is not escaped: it must not be able to end its element. */
function Raw({
  tag: Tag,
  text,
  ...rest
}: {
  tag: "style" | "script";
  text: string;
  type?: string;
  id?: string;
}) {
  return <Tag {...rest} dangerouslySetInnerHTML={{ __html: text }} />;
}

/** JSON that cannot be taken for markup. */
const forJson = (json: string): string => json.replaceAll("<", "\\u003c");

/** In scripts `</script` and `<!--` occur in strings and patterns only, where the backslash changes nothing. */
const forScript = (code: string): string => code.replace(/<(?=\/script|!--)/gi, "\\x3c");

const forStyle = (css: string): string => css.replace(/<\/(?=style)/gi, "<\\/");

const hashOf = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
