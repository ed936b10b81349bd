import { useId, useRef } from "preact/hooks";
import { Icon } from "../icon.tsx";
import { moveFocus, place as put } from "../popover.ts";
import { useCard } from "./card-context.ts";
import { type Json, objectOf, objectsOf, textOf, wordsOf } from "./json.ts";
import type { Place } from "./place.ts";
import { safeUrl } from "./style.ts";

/** The folded row of buttons behind 「…」. */
export function Overflow({ json, place }: { json: Json; place: Place }) {
  const { press, closed } = useCard();
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);

  const take = (option: Json): void => {
    list.current?.hidePopover();
    const url = safeUrl(objectOf(option.multi_url).url);
    if (url !== null) open(url, "_blank", "noopener,noreferrer");
    else void press(place, { option: textOf(option.value) });
  };

  return (
    <>
      <button
        ref={button}
        type="button"
        class="act act-default act-medium"
        aria-label="更多操作"
        aria-haspopup="menu"
        disabled={closed || json.disabled === true}
        popoverTarget={id}
      >
        <Icon name="more" />
      </button>
      <div
        ref={list}
        id={id}
        popover="auto"
        class="popover"
        role="menu"
        onToggle={(event) => {
          if (event.newState === "open" && button.current) put(event.currentTarget, button.current);
        }}
        onKeyDown={(event) => moveFocus(event, event.currentTarget)}
      >
        {objectsOf(json.options).map((option) => (
          <button type="button" role="menuitem" class="choice" onClick={() => take(option)}>
            {wordsOf(option.text)}
          </button>
        ))}
      </div>
    </>
  );
}
