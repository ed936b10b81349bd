import { useEffect, useRef } from "preact/hooks";
import { Avatar } from "./avatar.tsx";
import type { Completion, Offer } from "./completion.ts";

interface CompletionListProps {
  completion: Completion;
  marked: number;
  choose: (offer: Offer) => void;
}

/** Offers above the message box. The focus stays in the box; a press must not take it away. */
export function CompletionList({ completion, marked, choose }: CompletionListProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => list.current?.children[marked]?.scrollIntoView({ block: "nearest" }), [marked]);
  return (
    <div
      ref={list}
      id="completion"
      class="completion"
      role="listbox"
      aria-label="补全"
      data-testid="completion"
    >
      {completion.offers.map((offer, index) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the message box keeps the focus and names the marked offer
        // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the message box
        <div
          key={offer.openId ?? offer.name}
          id={`offer-${index}`}
          role="option"
          class="offer"
          aria-selected={index === marked}
          data-testid="offer"
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => choose(offer)}
        >
          {offer.openId ? (
            <Avatar
              id={offer.openId}
              name={offer.name}
              size="small"
              kind={offer.help === "" ? "person" : "bot"}
            />
          ) : null}
          <span class="offer-name">{offer.name}</span>
          <span class="offer-help">{offer.help}</span>
        </div>
      ))}
      <p class="offer-keys" aria-hidden="true">
        ↑↓ 选择　Enter 或 Tab 填入　Esc 关闭
      </p>
    </div>
  );
}
