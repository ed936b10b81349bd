/** A button beside every value that somebody may want letter by letter. */
export function offerCopies(): void {
  if (!navigator.clipboard) return;
  for (const value of document.querySelectorAll<HTMLElement>("[data-copy]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = "复制";
    button.setAttribute("aria-label", `复制${value.dataset.copy}`);
    button.addEventListener("click", () => {
      navigator.clipboard.writeText(value.textContent ?? "").then(
        () => say(button, "已复制"),
        () => say(button, "请手动复制"),
      );
    });
    (value.closest("pre") ?? value).after(button);
  }
}

function say(button: HTMLButtonElement, words: string): void {
  button.textContent = words;
  setTimeout(() => {
    button.textContent = "复制";
  }, 2_000);
}
