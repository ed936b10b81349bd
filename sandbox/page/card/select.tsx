import { useId } from "preact/hooks";
import { useCard } from "./card-context.ts";
import { FieldFrame, fieldAria } from "./field-frame.tsx";
import { type Json, objectsOf, textOf, wordsOf } from "./json.ts";
import { type Choice, PickList } from "./pick-list.tsx";
import type { Place } from "./place.ts";
import { useField } from "./use-field.ts";

/** One or several of the options; people with their pictures. */
export function Select({ json, place }: { json: Json; place: Place }) {
  const id = useId();
  const field = useField(json, place);
  const choices = useChoices(json);
  const several = textOf(json.tag).startsWith("multi_");
  const chosen = Array.isArray(field.value) ? field.value : [textOf(field.value)].filter((one) => one !== "");
  return (
    <FieldFrame json={json} id={id} lacking={field.lacking}>
      <PickList
        id={id}
        choices={choices}
        chosen={chosen}
        several={several}
        placeholder={wordsOf(json.placeholder) || "请选择"}
        disabled={field.disabled}
        choose={(values) => (several ? field.change(values) : field.commit(values[0] ?? ""))}
        aria={fieldAria(json, id, field.lacking)}
      />
    </FieldFrame>
  );
}

function useChoices(json: Json): Choice[] {
  const { people, members } = useCard();
  const options = objectsOf(json.options);
  if (!textOf(json.tag).endsWith("person"))
    return options.map((option) => ({ value: textOf(option.value), text: wordsOf(option.text) }));
  if (options.length === 0)
    return members.map((member) => ({ value: member.openId, text: member.name, person: true }));
  return options.map((option) => {
    const value = textOf(option.value);
    return { value, text: people.nameOf(value), person: true };
  });
}
