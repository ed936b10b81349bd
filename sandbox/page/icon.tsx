// Line drawings on a 24 × 24 grid.

const paths = {
  left: "M15 5l-7 7 7 7",
  right: "M9 5l7 7-7 7",
  down: "M5 9l7 7 7-7",
  tick: "M5 12.5l4.5 4.5L19 7.5",
  close: "M6 6l12 12M18 6L6 18",
  more: "M5 12h.01M12 12h.01M19 12h.01",
  wait: "M12 3a9 9 0 1 0 9 9",
  clip: "M20 11l-8.5 8.5a5 5 0 0 1-7-7L13 4a3.4 3.4 0 0 1 4.8 4.8L9.4 17.2a1.7 1.7 0 0 1-2.4-2.4L14.5 7.3",
  send: "M4 11.5L20 4l-5.5 16-3-7zM11.5 13L20 4",
  clock: "M12 7v5l3.5 2M12 3a9 9 0 1 0 .01 0",
  group:
    "M9 11a3.2 3.2 0 1 0 0-6.4A3.2 3.2 0 0 0 9 11zM3 19c0-3.3 2.7-5.2 6-5.2s6 1.9 6 5.2M15.5 5.2a3 3 0 0 1 0 5.6M17.5 14c2.2.6 3.5 2.4 3.5 5",
  bot: "M12 4v3M6 8h12a1.5 1.5 0 0 1 1.5 1.5v7A1.5 1.5 0 0 1 18 18H6a1.5 1.5 0 0 1-1.5-1.5v-7A1.5 1.5 0 0 1 6 8zM9 12v1.6M15 12v1.6M12 3.5h.01",
  file: "M6 3h8l4 4v14H6zM14 3v4h4",
  help: "M9.3 9.2A2.8 2.8 0 1 1 13 12c-.7.4-1 .9-1 1.8M12 17h.01M12 3a9 9 0 1 0 .01 0",
  wrench:
    "M14.5 6.5a4 4 0 0 1 5-1.2l-2.7 2.7 1.2 1.8 1.9.2 1.6-1.6a4 4 0 0 1-5.4 4.3L8.500 20.300a2 2 0 0 1-2.8-2.8l7.6-7.6a4 4 0 0 1 1.2-3.4z",
  search: "M10.5 4a6.500 6.500 0 1 0 .01 0M15.500 15.500L20 20",
  slash: "M15 5L9 19",
  urgent: "M12 8v5M12 16.500h.01M12 3.500L2.800 20h18.400z",
  swap: "M7 7h12l-3-3M17 17H5l3 3",
  chat: "M4 5h16v11H10l-4 4v-4H4z",
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name, class: extra = "" }: { name: IconName; class?: string }) {
  return (
    <svg class={`icon icon-${name} ${extra}`} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
