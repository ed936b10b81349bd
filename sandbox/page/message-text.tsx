import type { MessageView } from "../view.ts";
import { textPieces } from "./text-pieces.ts";

/** What somebody said: mentions and addresses stand out, everything else is exactly the characters typed. */
export function MessageText({ message }: { message: MessageView }) {
  return (
    <>
      {textPieces(message.text ?? "", message.mentions ?? []).map((piece) =>
        piece.kind === "mention" ? (
          <span class="mention">{piece.text}</span>
        ) : piece.kind === "link" ? (
          <a href={piece.text} target="_blank" rel="noopener noreferrer">
            {piece.text}
          </a>
        ) : (
          piece.text
        ),
      )}
    </>
  );
}
