import { Avatar } from "../avatar.tsx";
import type { People } from "../people.ts";
import { useCard } from "./card-context.ts";
import { type Json, objectsOf, textOf } from "./json.ts";

export function Person({
  id,
  showName,
  showAvatar = true,
}: {
  id: string;
  showName: boolean;
  showAvatar?: boolean;
}) {
  const { people } = useCard();
  const name = people.nameOf(id);
  return (
    <span class="person" title={name}>
      {showAvatar ? <Avatar id={id} name={name} size="small" /> : null}
      {showName || !showAvatar ? <span>{name}</span> : null}
    </span>
  );
}

export function Mention({ id, people }: { id: string; people: People }) {
  return <span class="mention">@{id === "all" ? "所有人" : people.nameOf(id)}</span>;
}

export const PersonElement = ({ json }: { json: Json }) => (
  <Person
    id={textOf(json.user_id)}
    showName={json.show_name === true}
    showAvatar={json.show_avatar !== false}
  />
);

export const PersonList = ({ json }: { json: Json }) => (
  <div class="person-list">
    {objectsOf(json.persons).map((person) => (
      <Person
        id={textOf(person.id)}
        showName={json.show_name !== false}
        showAvatar={json.show_avatar !== false}
      />
    ))}
  </div>
);
