import { Confirm } from "../confirm.tsx";
import { Icon } from "../icon.tsx";
import { type Json, objectOf, textOf, wordsOf } from "./json.ts";
import type { Place } from "./place.ts";
import { usePress } from "./use-press.ts";

const kinds = [
  "default",
  "primary",
  "danger",
  "text",
  "primary_text",
  "danger_text",
  "primary_filled",
  "danger_filled",
  "laser",
];

export function ActButton({ json, place }: { json: Json; place: Place }) {
  const { press, busy, closed, asking, answer } = usePress(json, place);
  const disabled = json.disabled === true;
  const kind = kinds.includes(textOf(json.type)) ? textOf(json.type).replaceAll("_", "-") : "default";
  const confirm = objectOf(json.confirm);
  const tip = disabled ? wordsOf(json.disabled_tips) || wordsOf(json.hover_tips) : wordsOf(json.hover_tips);
  return (
    <>
      <button
        type="button"
        class={`act act-${kind} ${json.width === "fill" ? "act-fill" : ""} act-${textOf(json.size) || "medium"}`}
        disabled={disabled}
        aria-disabled={closed || undefined}
        aria-busy={busy || undefined}
        title={tip || undefined}
        onClick={press}
      >
        {busy ? <Icon name="wait" /> : null}
        <span>{wordsOf(json.text)}</span>
      </button>
      {asking ? (
        <Confirm title={wordsOf(confirm.title)} text={wordsOf(confirm.text)} answer={answer} />
      ) : null}
    </>
  );
}
