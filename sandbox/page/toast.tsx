import { useEffect } from "preact/hooks";
import { Icon } from "./icon.tsx";
import type { ShownToast } from "./session.ts";

const STAYS = { success: 4_000, info: 4_000, warning: 6_000, error: 8_000 } as const;

export const Toasts = ({ toasts, forget }: { toasts: ShownToast[]; forget: (id: number) => void }) => (
  <div class="toasts" aria-live="polite">
    {toasts.map((toast) => (
      <Toast key={toast.id} toast={toast} forget={forget} />
    ))}
  </div>
);

function Toast({ toast, forget }: { toast: ShownToast; forget: (id: number) => void }) {
  useEffect(() => {
    const timer = setTimeout(() => forget(toast.id), STAYS[toast.type] ?? STAYS.info);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div
      class={`toast toast-${toast.type}`}
      role={toast.type === "error" ? "alert" : "status"}
      data-testid="toast"
      data-type={toast.type}
    >
      <span class="toast-dot" aria-hidden="true">
        <Icon name={toast.type === "success" ? "tick" : toast.type === "error" ? "close" : "urgent"} />
      </span>
      <span class="toast-words">{toast.content}</span>
      <button type="button" class="icon-button" aria-label="关闭" onClick={() => forget(toast.id)}>
        <Icon name="close" />
      </button>
    </div>
  );
}
