import { useEffect, useRef, useState } from "preact/hooks";
import { useCard } from "./card-context.ts";
import { Elements } from "./elements.tsx";
import { FormProvider, type FormRoom } from "./form-context.ts";
import { formValue, kept, missing, presetsOf } from "./form-values.ts";
import { type Json, textOf } from "./json.ts";
import type { Place } from "./place.ts";
import { spacing } from "./style.ts";

export function Form({ json, place }: { json: Json; place: Place }) {
  const { press } = useCard();
  const [values, setValues] = useState(() => presetsOf(json));
  const [lacking, setLacking] = useState<string[]>([]);
  const box = useRef<HTMLDivElement>(null);
  const sent = useRef(false);
  const before = useRef(json);

  // A new card after one's own submission is a fresh form; a card that others changed keeps what one has typed.
  useEffect(() => {
    if (JSON.stringify(before.current) === JSON.stringify(json)) return;
    const [old, mine] = [before.current, sent.current];
    before.current = json;
    sent.current = false;
    setValues((now) => (mine ? presetsOf(json) : kept(old, json, now)));
    setLacking([]);
  }, [json]);

  const complain = (): boolean => {
    const names = missing(json, values);
    setLacking(names);
    const [first] = names;
    if (first === undefined) return false;
    const field = box.current?.querySelector<HTMLElement>(`[data-field="${CSS.escape(first)}"]`);
    field?.querySelector<HTMLElement>("input, textarea, button")?.focus();
    return true;
  };

  const room: FormRoom = {
    values,
    lacking,
    complain,
    set(name, value) {
      setValues((now) => ({ ...now, [name]: value }));
      setLacking((now) => now.filter((one) => one !== name));
    },
    submit(button) {
      if (complain()) return;
      sent.current = true;
      void press(button, { formValue: formValue(json, values) });
    },
    reset() {
      setValues(presetsOf(json));
      setLacking([]);
    },
  };

  return (
    <FormProvider value={room}>
      <div
        ref={box}
        class="form"
        role="group"
        aria-label="表单"
        style={{ gap: spacing(json.vertical_spacing, "8px") }}
        data-form={textOf(json.name)}
      >
        <Elements list={json.elements} place={place} />
      </div>
    </FormProvider>
  );
}
