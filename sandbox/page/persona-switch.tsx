import { useId, useRef, useState } from "preact/hooks";
import { useApp } from "./app-context.ts";
import { Avatar } from "./avatar.tsx";
import { Icon } from "./icon.tsx";
import { groupPersonas } from "./people.ts";
import { moveFocus, place } from "./popover.ts";

/** Whose eyes the window looks through. */
export function PersonaSwitch() {
  const { me, people } = useApp();
  const id = useId();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const persona = people.personaOf(me);
  const name = people.nameOf(me);
  return (
    <>
      <button
        ref={button}
        type="button"
        class="persona"
        data-testid="persona-switch"
        data-persona={me}
        aria-label={`当前身份：${name}，${persona?.label ?? ""}。切换身份`}
        aria-haspopup="dialog"
        aria-expanded={open}
        popoverTarget={id}
      >
        <Avatar id={me} name={name} />
        <span class="persona-words">
          <strong>{name}</strong>
          <span>{persona?.label}</span>
        </span>
        <Icon name="swap" />
      </button>
      <div
        ref={list}
        id={id}
        popover="auto"
        class="popover persona-list"
        role="dialog"
        aria-label="切换身份"
        onToggle={(event) => {
          setOpen(event.newState === "open");
          if (event.newState === "open" && button.current) place(event.currentTarget, button.current);
        }}
        onKeyDown={(event) => moveFocus(event, event.currentTarget)}
      >
        {open ? <PersonaList done={() => list.current?.hidePopover()} /> : null}
      </div>
    </>
  );
}

function PersonaList({ done }: { done: () => void }) {
  const { state, me, actions } = useApp();
  const [search, setSearch] = useState("");
  const groups = groupPersonas(state.personas, search);
  const take = (openId: string) => {
    done();
    if (openId !== me) actions.become(openId);
  };
  return (
    <>
      <p class="popover-title">切换身份，从不同的人看同一件事</p>
      <input
        class="control search"
        type="search"
        placeholder="搜索姓名、职务或角色"
        aria-label="搜索人员"
        data-testid="persona-search"
        value={search}
        autofocus
        onInput={(event) => setSearch(event.currentTarget.value)}
        onKeyDown={(event) => {
          const [first] = groups[0]?.personas ?? [];
          if (event.key === "Enter" && !event.isComposing && search !== "" && first) take(first.openId);
        }}
      />
      <div class="scroll">
        {groups.map((group) => (
          <div key={group.label} role="group" aria-label={group.label}>
            <p class="group-label">
              {group.label}
              <span>{group.personas.length} 人</span>
            </p>
            {group.personas.map((persona) => (
              <button
                key={persona.openId}
                type="button"
                role="menuitemradio"
                aria-checked={persona.openId === me}
                class="choice"
                data-testid="persona"
                data-persona={persona.openId}
                data-label={persona.label}
                data-name={persona.name}
                onClick={() => take(persona.openId)}
              >
                <Avatar id={persona.openId} name={persona.name} size="small" />
                <span class="choice-name">{persona.name}</span>
                <span class="choice-note">{persona.title}</span>
                <Icon name="tick" />
              </button>
            ))}
          </div>
        ))}
        {groups.length === 0 ? <p class="empty-line">没有找到“{search}”</p> : null}
      </div>
    </>
  );
}
