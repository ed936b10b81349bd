import type { ComponentChildren } from "preact";
import { nameOfField } from "./form-values.ts";
import { type Json, textOf, wordsOf } from "./json.ts";
import { width } from "./style.ts";

interface FrameProps {
  json: Json;
  id: string;
  lacking: boolean;
  children: ComponentChildren;
}

/** Label, required mark and complaint around a field. */
export function FieldFrame({ json, id, lacking, children }: FrameProps) {
  const label = wordsOf(json.label);
  const fixed = width(json.width);
  return (
    <div
      class={`field ${json.label_position === "left" ? "field-left" : ""} ${lacking ? "lacking" : ""} ${json.width === "fill" ? "field-fill" : ""}`}
      style={fixed === null ? {} : { width: fixed }}
      data-field={textOf(json.name)}
    >
      {label === "" ? null : (
        <label class="field-label" for={id}>
          {label}
          {json.required === true ? <Required /> : null}
        </label>
      )}
      <div class="field-control">
        {children}
        {label === "" && json.required === true ? <Required /> : null}
      </div>
      {lacking ? (
        <p class="field-complaint" id={`${id}-complaint`} role="alert">
          {complaint(json)}
        </p>
      ) : null}
    </div>
  );
}

const Required = () => (
  <span class="required" title="必填" aria-hidden="true">
    *
  </span>
);

function complaint(json: Json): string {
  const name = nameOfField(json);
  return /^请/u.test(name) ? name : `请填写“${name}”`;
}

/** What a control says about itself to assistive technology. */
export const fieldAria = (json: Json, id: string, lacking: boolean) => ({
  "aria-label": wordsOf(json.label) === "" ? nameOfField(json) : undefined,
  "aria-required": json.required === true || undefined,
  "aria-invalid": lacking || undefined,
  "aria-describedby": lacking ? `${id}-complaint` : undefined,
});
