import type { ComponentChildren } from "preact";
import { minute, second } from "../when.ts";

/** An instant, readable by machines too. */
export const At = ({ iso, seconds = false }: { iso: string; seconds?: boolean }) => (
  <time dateTime={iso}>{seconds ? second(iso) : minute(iso)}</time>
);

/** A number to be compared or copied letter by letter; the script adds a button to copy it. */
export const Value = ({ text, label }: { text: string; label: string }) => (
  <code class="value" data-copy={label}>
    {text}
  </code>
);

/** A check value with what it fixes. */
export const Explained = ({
  name,
  text,
  children,
}: {
  name: string;
  text: string;
  children: ComponentChildren;
}) => (
  <div class="explained">
    <dt>{name}</dt>
    <dd>
      <Value text={text} label={name} />
      <p>{children}</p>
    </dd>
  </div>
);

/** One of the numbered parts of a draw's story. */
export const Part = ({ id, title, children }: { id: string; title: string; children: ComponentChildren }) => (
  <section id={id} aria-labelledby={`${id}-title`}>
    <h2 id={`${id}-title`}>{title}</h2>
    {children}
  </section>
);
