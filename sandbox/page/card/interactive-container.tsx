import { Confirm } from "../confirm.tsx";
import { Elements } from "./elements.tsx";
import { type Json, objectOf, wordsOf } from "./json.ts";
import type { Place } from "./place.ts";
import { backgroundClass, spacing } from "./style.ts";
import { usePress } from "./use-press.ts";

/** A box that is pressed as a whole; a press on a component inside is that component's alone. */
export function InteractiveContainer({ json, place }: { json: Json; place: Place }) {
  const { press, closed, asking, answer } = usePress(json, place);
  const confirm = objectOf(json.confirm);
  const own = (event: Event): boolean =>
    !(event.target as HTMLElement).closest("button, a, input, textarea, [popover], dialog");
  return (
    <div
      class={`tappable ${json.has_border === true ? "panel-border" : ""} ${backgroundClass(json.background_style)}`}
      style={{ padding: spacing(json.padding, "8px"), gap: spacing(json.vertical_spacing, "8px") }}
      role="button"
      tabIndex={0}
      aria-disabled={closed || json.disabled === true || undefined}
      onClick={(event) => {
        if (own(event)) press();
      }}
      onKeyDown={(event) => {
        if (event.target === event.currentTarget && (event.key === "Enter" || event.key === " ")) {
          event.preventDefault();
          press();
        }
      }}
    >
      <Elements list={json.elements} place={place} />
      {asking ? (
        <Confirm title={wordsOf(confirm.title)} text={wordsOf(confirm.text)} answer={answer} />
      ) : null}
    </div>
  );
}
