import { useId } from "preact/hooks";
import { FieldFrame, fieldAria } from "./field-frame.tsx";
import { useForm } from "./form-context.ts";
import { type Json, numberOf, textOf, wordsOf } from "./json.ts";
import type { Place } from "./place.ts";
import { useField } from "./use-field.ts";

export function InputField({ json, place }: { json: Json; place: Place }) {
  const id = useId();
  const field = useField(json, place);
  const inForm = useForm() !== null;
  const value = textOf(field.value);
  const longest = Math.min(1000, Math.max(1, numberOf(json.max_length, 1000)));
  const shared = {
    id,
    class: "control",
    value,
    placeholder: wordsOf(json.placeholder) || "请输入",
    maxLength: longest,
    disabled: field.disabled,
    ...fieldAria(json, id, field.lacking),
    onInput: (event: { currentTarget: { value: string } }) => field.change(event.currentTarget.value),
  };
  // Outside a form the client sends an input when it is confirmed with Enter or left.
  const leave = inForm ? {} : { onChange: () => field.commit(value) };
  return (
    <FieldFrame json={json} id={id} lacking={field.lacking}>
      {json.input_type === "multiline_text" ? (
        <span class="grow">
          <textarea {...shared} {...leave} rows={numberOf(json.rows, 3)} />
          {value.length > longest * 0.8 ? (
            <span class="count">
              {value.length}/{longest}
            </span>
          ) : null}
        </span>
      ) : json.input_type === "password" ? (
        <input {...shared} {...leave} type="password" autocomplete="off" />
      ) : (
        <input {...shared} {...leave} type="text" autocomplete="off" />
      )}
    </FieldFrame>
  );
}
