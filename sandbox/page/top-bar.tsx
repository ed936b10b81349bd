import { useApp } from "./app-context.ts";
import { Clock } from "./clock.tsx";
import { Icon } from "./icon.tsx";
import { PersonaSwitch } from "./persona-switch.tsx";

export function TopBar({ faults, hints }: { faults: () => void; hints: () => void }) {
  const { state } = useApp();
  const on = state.faults.filter((fault) => fault.on).length;
  return (
    <header class="top-bar">
      <PersonaSwitch />
      <p class="brand">
        <span>{state.tenant}</span>
        <span class="brand-tag">模拟飞书</span>
      </p>
      <Clock />
      <div class="top-tools">
        {state.faults.length > 0 ? (
          <button
            type="button"
            class={`tool ${on > 0 ? "tool-on" : ""}`}
            data-testid="faults-open"
            aria-label={on > 0 ? `故障演练，已开启 ${on} 项` : "故障演练"}
            onClick={faults}
          >
            <Icon name="wrench" />
            <span class="tool-text">故障演练</span>
            {on > 0 ? <span class="badge">{on}</span> : null}
          </button>
        ) : null}
        {state.hints.length > 0 ? (
          <button type="button" class="tool" data-testid="hints-toggle" aria-label="使用提示" onClick={hints}>
            <Icon name="help" />
            <span class="tool-text">提示</span>
          </button>
        ) : null}
      </div>
    </header>
  );
}
