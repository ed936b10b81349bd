import { useEffect, useId, useRef } from "preact/hooks";

interface ConfirmProps {
  title: string;
  text: string;
  answer: (yes: boolean) => void;
}

/** The client's question before a press is sent. Escape and the backdrop mean no. */
export function Confirm({ title, text, answer }: ConfirmProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the click on the backdrop; Escape does the same by itself
    <dialog
      ref={dialog}
      class="dialog"
      aria-labelledby={id}
      data-testid="confirm"
      onCancel={(event) => {
        event.preventDefault();
        answer(false);
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget) answer(false);
        event.stopPropagation();
      }}
    >
      <div class="dialog-body">
        <h2 id={id}>{title}</h2>
        {text === "" ? null : <p>{text}</p>}
        <div class="dialog-acts">
          <button
            type="button"
            class="act act-default"
            data-testid="confirm-no"
            onClick={() => answer(false)}
          >
            取消
          </button>
          <button
            type="button"
            class="act act-primary-filled"
            data-testid="confirm-yes"
            onClick={() => answer(true)}
          >
            确定
          </button>
        </div>
      </div>
    </dialog>
  );
}
