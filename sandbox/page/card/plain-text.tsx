import { type Json, textOf } from "./json.ts";
import { Markdown } from "./markdown-view.tsx";
import { alignOf, colourName, sizeClass } from "./style.ts";

/** `plain_text` shows its characters as they are; `lark_md` is markdown. */
export function PlainText({ json }: { json: Json }) {
  if (json.tag === "lark_md")
    return <Markdown source={textOf(json.content)} size={json.text_size} align={json.text_align} />;
  const lines = typeof json.lines === "number" && json.lines > 0 ? json.lines : null;
  return (
    <p
      class={`plain ${sizeClass(json.text_size)} ink-${colourName(json.text_color) ?? "default"}`}
      style={{
        textAlign: alignOf(json.text_align),
        ...(lines === null
          ? {}
          : { "-webkit-line-clamp": lines, display: "-webkit-box", overflow: "hidden" }),
      }}
    >
      {textOf(json.content)}
    </p>
  );
}
