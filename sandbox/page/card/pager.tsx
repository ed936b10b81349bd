import { Icon } from "../icon.tsx";

interface PagerProps {
  /** From 0. */
  page: number;
  pages: number;
  total: number;
  turn: (page: number) => void;
}

/** Turns the pages of a table; nothing when there is only one. */
export function Pager({ page, pages, total, turn }: PagerProps) {
  if (pages <= 1) return null;
  return (
    <div class="pager">
      <span>共 {total} 条</span>
      <button
        type="button"
        class="icon-button"
        aria-label="上一页"
        disabled={page === 0}
        onClick={() => turn(page - 1)}
      >
        <Icon name="left" />
      </button>
      <span aria-live="polite">
        {page + 1} / {pages}
      </span>
      <button
        type="button"
        class="icon-button"
        aria-label="下一页"
        disabled={page >= pages - 1}
        onClick={() => turn(page + 1)}
      >
        <Icon name="right" />
      </button>
    </div>
  );
}
