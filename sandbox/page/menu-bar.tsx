import { useApp } from "./app-context.ts";

/** The bot's menu at the foot of its single chat. */
export function MenuBar() {
  const { state, actions } = useApp();
  if (state.menu.length === 0) return null;
  return (
    <div class="menu-bar" role="group" aria-label="机器人菜单">
      {state.menu.map((item) => (
        <button
          key={item.eventKey}
          type="button"
          data-testid="menu"
          data-event-key={item.eventKey}
          onClick={() => void actions.menu(item.eventKey)}
        >
          {item.label}
        </button>
      ))}
    </div>
  );
}
