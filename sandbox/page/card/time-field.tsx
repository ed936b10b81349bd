import { useId } from "preact/hooks";
import { FieldFrame, fieldAria } from "./field-frame.tsx";
import { type Json, textOf } from "./json.ts";
import type { Place } from "./place.ts";
import { useField } from "./use-field.ts";

const types: Record<string, "date" | "time" | "datetime-local"> = {
  date_picker: "date",
  picker_time: "time",
  picker_datetime: "datetime-local",
};

/** Date, time or both, by the browser's own picker: it knows keyboards, screen readers and phones. */
export function TimeField({ json, place }: { json: Json; place: Place }) {
  const id = useId();
  const field = useField(json, place);
  const value = textOf(field.value).replace(" ", "T");
  return (
    <FieldFrame json={json} id={id} lacking={field.lacking}>
      <input
        id={id}
        class="control"
        type={types[textOf(json.tag)] ?? "date"}
        value={value}
        max={
          json.tag === "picker_time"
            ? undefined
            : json.tag === "date_picker"
              ? "9999-12-31"
              : "9999-12-31T23:59"
        }
        disabled={field.disabled}
        onChange={(event) => field.commit(event.currentTarget.value)}
        {...fieldAria(json, id, field.lacking)}
      />
    </FieldFrame>
  );
}
