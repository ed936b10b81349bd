import { useEffect, useRef } from "preact/hooks";
import { useApp } from "./app-context.ts";
import { Icon } from "./icon.tsx";

/** 故障演练: switches for what can go wrong between the messenger and the bot. */
export function Faults({ close }: { close: () => void }) {
  const { state, actions } = useApp();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the click on the backdrop; Escape does the same by itself
    <dialog
      ref={dialog}
      class="drawer"
      aria-label="故障演练"
      data-testid="faults"
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget) close();
      }}
    >
      <div class="drawer-head">
        <h2>故障演练</h2>
        <button type="button" class="icon-button" aria-label="关闭" onClick={close}>
          <Icon name="close" />
        </button>
      </div>
      <p class="drawer-note">打开一项，看看网络或平台出问题时机器人如何应对。关闭后立即恢复正常。</p>
      <ul class="faults">
        {state.faults.map((fault) => (
          <li key={fault.id}>
            <button
              type="button"
              role="switch"
              aria-checked={fault.on}
              class="switch"
              data-testid={`fault-${fault.id}`}
              onClick={() => void actions.fault(fault.id, !fault.on)}
            >
              <span>{fault.label}</span>
              <span class="switch-track" aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
    </dialog>
  );
}
