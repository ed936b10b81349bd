import { Icon } from "./icon.tsx";
import { hueOf, initials } from "./names.ts";

interface AvatarProps {
  id: string;
  name: string;
  kind?: "person" | "bot" | "group";
  size?: "small" | "medium" | "large";
}

/** A picture made of a name; only decoration, the name always stands beside it. */
export function Avatar({ id, name, kind = "person", size = "medium" }: AvatarProps) {
  return (
    <span class={`avatar avatar-${size} avatar-${kind} hue-${hueOf(id)}`} aria-hidden="true">
      {kind === "person" ? initials(name) : <Icon name={kind} />}
    </span>
  );
}
