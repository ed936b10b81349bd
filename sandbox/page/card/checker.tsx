import { type Json, textOf, wordsOf } from "./json.ts";
import type { Place } from "./place.ts";
import { useField } from "./use-field.ts";

export function Checker({ json, place }: { json: Json; place: Place }) {
  const field = useField(json, place);
  return (
    <label class={`checker ${field.value === true ? "checked" : ""}`} data-field={textOf(json.name)}>
      <input
        type="checkbox"
        checked={field.value === true}
        disabled={field.disabled}
        onChange={(event) => field.commit(event.currentTarget.checked)}
      />
      <span>{wordsOf(json.text)}</span>
    </label>
  );
}
