import { useEffect, useState } from "preact/hooks";
import type { PressParts } from "../actions.ts";
import { useCard } from "./card-context.ts";
import { useForm } from "./form-context.ts";
import { type FieldValue, presetOf, sentValue } from "./form-values.ts";
import { type Json, objectsOf, textOf } from "./json.ts";
import { keyOf, type Place } from "./place.ts";

export interface Field {
  value: FieldValue;
  /** Only shown so far; `commit` is what tells the bot, outside a form. */
  change(value: FieldValue): void;
  commit(value: FieldValue): void;
  disabled: boolean;
  lacking: boolean;
  busy: boolean;
}

/** Binds an asking component: in a form to the form, elsewhere to a press of its own. */
export function useField(json: Json, place: Place): Field {
  const form = useForm();
  const { press, closed, busy } = useCard();
  const preset = presetOf(json);
  const [own, setOwn] = useState(preset);
  useEffect(() => setOwn(preset), [JSON.stringify(preset)]);
  const name = textOf(json.name);
  const disabled = json.disabled === true;
  if (form) {
    const change = (value: FieldValue) => form.set(name, value);
    const value = form.values[name] ?? preset;
    return { value, change, commit: change, disabled, lacking: form.lacking.includes(name), busy: false };
  }
  return {
    value: own,
    change: setOwn,
    commit(value) {
      setOwn(value);
      if (callsBack(json))
        void press(place, pressOf(json, value)).then((answered) => answered || setOwn(preset));
    },
    disabled: disabled || closed,
    lacking: false,
    busy: busy === keyOf(place),
  };
}

export const callsBack = (json: Json): boolean =>
  objectsOf(json.behaviors).some((behaviour) => behaviour.type === "callback");

/** What the client says about a component pressed outside a form (feishu-protocol.md §4.2). */
function pressOf(json: Json, value: FieldValue): Omit<PressParts, "path"> {
  const sent = sentValue(json, value);
  if (typeof sent === "boolean") return { checked: sent };
  if (Array.isArray(sent)) return { options: sent };
  return json.tag === "input" ? { inputValue: sent } : { option: sent };
}
