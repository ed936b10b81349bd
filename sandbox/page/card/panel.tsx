import { useEffect, useId, useState } from "preact/hooks";
import { Icon } from "../icon.tsx";
import { Elements } from "./elements.tsx";
import { type Json, objectOf, textOf, wordsOf } from "./json.ts";
import { Markdown } from "./markdown-view.tsx";
import type { Place } from "./place.ts";
import { backgroundClass, spacing } from "./style.ts";

/** Folded away until opened. Opening is the reader's own affair: the bot does not hear of it. */
export function Panel({ json, place }: { json: Json; place: Place }) {
  const [open, setOpen] = useState(json.expanded === true);
  useEffect(() => setOpen(json.expanded === true), [json.expanded]);
  const id = useId();
  const header = objectOf(json.header);
  const title = objectOf(header.title);
  return (
    <div class={`panel ${json.border ? "panel-border" : ""} ${backgroundClass(json.background_color)}`}>
      <button
        type="button"
        class={`panel-head ${backgroundClass(header.background_color)}`}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <span class="panel-title">
          {title.tag === "plain_text" ? wordsOf(title) : <Markdown source={textOf(title.content)} />}
        </span>
        <Icon name="down" class={open ? "turned" : ""} />
      </button>
      <div id={id} hidden={!open}>
        <div
          class="panel-body"
          style={{ gap: spacing(json.vertical_spacing, "8px"), padding: spacing(json.padding, "8px") }}
        >
          <Elements list={json.elements} place={place} />
        </div>
      </div>
    </div>
  );
}
