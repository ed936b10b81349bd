import { useState } from "preact/hooks";
import { Icon } from "./icon.tsx";

const SEEN = "sandbox.hints.seen";

/** Shown on the first visit, and again when asked for. */
export function useHints(hints: readonly string[]): { shown: boolean; toggle: () => void } {
  const [open, setOpen] = useState(() => !seen());
  return {
    shown: open && hints.length > 0,
    toggle() {
      remember();
      setOpen(!open);
    },
  };
}

/** Storage may be forbidden; then the hints show on every visit. */
function seen(): boolean {
  try {
    return localStorage.getItem(SEEN) !== null;
  } catch {
    return false;
  }
}

function remember(): void {
  try {
    localStorage.setItem(SEEN, "1");
  } catch {
    // Shown again next time.
  }
}

export const Hints = ({ hints, close }: { hints: readonly string[]; close: () => void }) => (
  <aside class="hints" aria-label="使用提示" data-testid="hints">
    <div class="hints-head">
      <h2>第一次来？先试试这几件事</h2>
      <button
        type="button"
        class="icon-button"
        aria-label="关闭提示"
        data-testid="hints-close"
        onClick={close}
      >
        <Icon name="close" />
      </button>
    </div>
    <ol>
      {hints.map((hint) => (
        <li key={hint}>{hint}</li>
      ))}
    </ol>
  </aside>
);
