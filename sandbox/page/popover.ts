// Lists that open above everything, by the browser's own popover: Escape, light dismissal and the top layer come with it.

const GAP = 4;
const EDGE = 8;

/** Puts an opened popover below its button, or above it where there is more room; the width is at least the button's. */
export function place(popover: HTMLElement, button: HTMLElement): void {
  const at = button.getBoundingClientRect();
  const { innerHeight: height, innerWidth: width } = window;
  popover.style.minWidth = `${Math.min(at.width, width - 2 * EDGE)}px`;
  const below = height - at.bottom - GAP - EDGE;
  const above = at.top - GAP - EDGE;
  const down = below >= Math.min(popover.scrollHeight, 280) || below >= above;
  popover.style.maxHeight = `${Math.max(120, down ? below : above)}px`;
  const tall = popover.getBoundingClientRect();
  popover.style.top = `${Math.max(EDGE, down ? at.bottom + GAP : at.top - GAP - tall.height)}px`;
  popover.style.left = `${Math.max(EDGE, Math.min(at.left, width - tall.width - EDGE))}px`;
}

const reachable = "input, [role=option], [role=menuitem], [role=menuitemradio]";

/** Arrow keys, Home and End go through what an opened list offers. */
export function moveFocus(event: KeyboardEvent, list: HTMLElement): void {
  const places = [...list.querySelectorAll<HTMLElement>(reachable)];
  const now = places.indexOf(document.activeElement as HTMLElement);
  const typing = document.activeElement instanceof HTMLInputElement;
  const to = goal(event.key, now, places.length, typing);
  if (to === null) return;
  event.preventDefault();
  places[to]?.focus();
}

/** Index to go to, or null when the key is none of ours; going on past an end stays there. */
export function goal(key: string, now: number, count: number, typing: boolean): number | null {
  if (count === 0) return null;
  if (key === "ArrowDown") return Math.min(now + 1, count - 1);
  if (key === "ArrowUp") return Math.max(now - 1, 0);
  if (key === "Home" && !typing) return 0;
  if (key === "End" && !typing) return count - 1;
  return null;
}
