import { useState } from "preact/hooks";
import { useCard } from "./card-context.ts";
import { useForm } from "./form-context.ts";
import { type Json, objectsOf, textOf } from "./json.ts";
import { keyOf, type Place } from "./place.ts";
import { safeUrl } from "./style.ts";
import { callsBack } from "./use-field.ts";

export interface Pressing {
  press(): void;
  busy: boolean;
  /** The card is closed to presses now. */
  closed: boolean;
  /** True while the confirmation is shown. */
  asking: boolean;
  answer(yes: boolean): void;
}

/** What happens when something with `behaviors` is pressed: first the confirmation, then the link, the form, the bot. */
export function usePress(json: Json, place: Place): Pressing {
  const room = useCard();
  const form = useForm();
  const [asking, ask] = useState(false);

  const go = (): void => {
    for (const behaviour of objectsOf(json.behaviors)) {
      const url = behaviour.type === "open_url" ? safeUrl(behaviour.pc_url || behaviour.default_url) : null;
      if (url !== null) open(url, "_blank", "noopener,noreferrer");
    }
    if (form && json.form_action_type === "reset") form.reset();
    else if (form && json.form_action_type === "submit") form.submit(place);
    else if (callsBack(json)) void room.press(place);
  };

  return {
    press() {
      if (room.closed || json.disabled === true) return;
      if (form && json.form_action_type === "submit" && form.complain()) return;
      if (json.confirm === undefined) go();
      else ask(true);
    },
    busy: room.busy === keyOf(place),
    closed: room.closed && textOf(json.form_action_type) !== "reset" && !opensOnly(json),
    asking,
    answer(yes) {
      ask(false);
      if (yes) go();
    },
  };
}

const opensOnly = (json: Json): boolean =>
  !callsBack(json) && json.form_action_type === undefined && objectsOf(json.behaviors).length > 0;
