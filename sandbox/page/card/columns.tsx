import type { CSSProperties } from "preact";
import { Elements } from "./elements.tsx";
import { type Json, numberOf, objectsOf, textOf } from "./json.ts";
import { type Place, within } from "./place.ts";
import { alignOf, backgroundClass, spacing, width } from "./style.ts";

const flexes = ["none", "stretch", "flow", "bisect", "trisect"];

/** Columns side by side; on a phone they go where `flex_mode` says (app.css). */
export function Columns({ json, place }: { json: Json; place: Place }) {
  const flex = flexes.includes(textOf(json.flex_mode)) ? textOf(json.flex_mode) : "none";
  return (
    <div
      class={`columns columns-${flex} ${backgroundClass(json.background_style)}`}
      style={{
        columnGap: spacing(json.horizontal_spacing, "8px"),
        justifyContent: justify(json.horizontal_align),
      }}
    >
      {objectsOf(json.columns).map((column, index) => (
        <Column json={column} place={within(place, "columns", index)} />
      ))}
    </div>
  );
}

const ends: Record<string, string> = {
  left: "flex-start",
  top: "flex-start",
  center: "center",
  right: "flex-end",
  bottom: "flex-end",
};
const justify = (value: unknown): string => ends[alignOf(value)] ?? "flex-start";

function Column({ json, place }: { json: Json; place: Place }) {
  const style: CSSProperties = {
    ...flexOf(json),
    justifyContent: ends[textOf(json.vertical_align)] ?? "flex-start",
    gap: spacing(json.vertical_spacing, "8px"),
    padding: spacing(json.padding, "0"),
  };
  return (
    <div class={`column ${backgroundClass(json.background_style)}`} style={style}>
      <Elements list={json.elements} place={place} />
    </div>
  );
}

function flexOf(json: Json): CSSProperties {
  const fixed = width(json.width);
  if (fixed !== null) return { flex: `0 0 ${fixed}` };
  if (json.width === "auto") return { flex: "0 1 auto" };
  return { flex: `${Math.min(5, Math.max(1, numberOf(json.weight, 1)))} 1 0` };
}
