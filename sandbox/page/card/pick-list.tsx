import { useRef, useState } from "preact/hooks";
import { Avatar } from "../avatar.tsx";
import { Icon } from "../icon.tsx";
import { matches } from "../names.ts";
import { moveFocus, place } from "../popover.ts";

export interface Choice {
  value: string;
  text: string;
  person?: boolean;
}

interface PickListProps {
  id: string;
  choices: Choice[];
  chosen: string[];
  several: boolean;
  placeholder: string;
  disabled: boolean;
  choose: (values: string[]) => void;
  aria: Record<string, unknown>;
}

/** From here on there is a search. */
const MANY = 8;

/** A button that opens a list of choices above everything else. */
export function PickList(props: PickListProps) {
  const { id, choices, chosen, several, choose } = props;
  const [open, setOpen] = useState(false);
  const [search, setSearch] = useState("");
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const shown = choices.filter((choice) => matches(search, choice.text));

  const take = (value: string): void => {
    if (several) {
      choose(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value]);
      return;
    }
    choose([value]);
    list.current?.hidePopover();
  };

  return (
    <span class="grow">
      <button
        ref={button}
        id={id}
        type="button"
        role="combobox"
        class="control pick"
        aria-haspopup="listbox"
        aria-expanded={open}
        aria-controls={`${id}-list`}
        popoverTarget={`${id}-list`}
        disabled={props.disabled}
        {...props.aria}
      >
        <Chosen {...props} />
        <Icon name="down" />
      </button>
      <div
        ref={list}
        id={`${id}-list`}
        popover="auto"
        class="popover pick-list"
        onToggle={(event) => {
          const opens = event.newState === "open";
          setOpen(opens);
          setSearch("");
          if (opens && button.current) place(event.currentTarget, button.current);
        }}
        onKeyDown={(event) => moveFocus(event, event.currentTarget)}
      >
        {open ? (
          <>
            {choices.length > MANY ? (
              <input
                class="control search"
                type="search"
                placeholder="搜索"
                aria-label="搜索选项"
                value={search}
                autofocus
                onInput={(event) => setSearch(event.currentTarget.value)}
              />
            ) : null}
            <div
              role="listbox"
              aria-multiselectable={several || undefined}
              aria-label={props.placeholder}
              class="scroll"
            >
              {shown.map((choice) => (
                <button
                  key={choice.value}
                  type="button"
                  role="option"
                  class="choice"
                  aria-selected={chosen.includes(choice.value)}
                  onClick={() => take(choice.value)}
                >
                  {choice.person ? <Avatar id={choice.value} name={choice.text} size="small" /> : null}
                  <span>{choice.text}</span>
                  <Icon name="tick" />
                </button>
              ))}
              {shown.length === 0 ? <p class="empty-line">没有匹配的选项</p> : null}
            </div>
            {several ? (
              <div class="pick-foot">
                <span>已选 {chosen.length} 项</span>
                <button type="button" class="plain-button" onClick={() => list.current?.hidePopover()}>
                  完成
                </button>
              </div>
            ) : null}
          </>
        ) : null}
      </div>
    </span>
  );
}

function Chosen({ choices, chosen, several, placeholder }: PickListProps) {
  const found = chosen.map(
    (value) => choices.find((choice) => choice.value === value) ?? { value, text: value },
  );
  if (found.length === 0) return <span class="placeholder">{placeholder}</span>;
  if (!several) return <span class="pick-text">{found[0]?.text}</span>;
  return (
    <span class="chips">
      {found.map((choice) => (
        <span class="chip">{choice.text}</span>
      ))}
    </span>
  );
}
