import type { ComponentChildren } from "preact";
import { components } from "./components.tsx";
import { ComponentsProvider, Elements } from "./elements.tsx";
import { type Json, objectOf, objectsOf, textOf, wordsOf } from "./json.ts";
import { Label } from "./label.tsx";
import { Markdown } from "./markdown-view.tsx";
import { colourName, spacing } from "./style.ts";

interface CardProps {
  json: Json;
  locked: boolean;
  expired: boolean;
  marks: ComponentChildren;
}

/** Card JSON 2.0, drawn as the client draws it. */
export function Card({ json, locked, expired, marks }: CardProps) {
  const body = objectOf(json.body);
  const wide = textOf(objectOf(json.config).width_mode);
  return (
    <section
      class={`card ${wide === "fill" ? "card-wide" : wide === "compact" ? "card-compact" : ""} ${locked ? "card-locked" : ""}`}
      aria-label={wordsOf(objectOf(json.header).title) || "卡片"}
      aria-busy={locked || undefined}
    >
      {json.header === undefined ? null : <Header json={objectOf(json.header)} />}
      <div
        class="card-body"
        style={{ padding: spacing(body.padding, "12px"), gap: spacing(body.vertical_spacing, "8px") }}
      >
        <ComponentsProvider value={components}>
          <Elements list={body.elements} place={[]} />
        </ComponentsProvider>
      </div>
      {expired ? <p class="card-foot">此卡片已超过 14 天，不能再操作</p> : null}
      {marks}
    </section>
  );
}

function Header({ json }: { json: Json }) {
  const title = objectOf(json.title);
  const labels = objectsOf(json.text_tag_list).slice(0, 3);
  const colour = colourName(json.template) ?? "default";
  return (
    <header class={`card-head head-${colour}`} style={{ padding: spacing(json.padding, "") || undefined }}>
      <div class="card-title-row">
        <h3 class="card-title">
          {title.tag === "lark_md" ? <Markdown source={textOf(title.content)} /> : wordsOf(title)}
        </h3>
        {labels.map((label) => (
          <Label colour={label.color}>{wordsOf(label.text)}</Label>
        ))}
      </div>
      {wordsOf(json.subtitle) === "" ? null : <p class="card-subtitle">{wordsOf(json.subtitle)}</p>}
    </header>
  );
}
