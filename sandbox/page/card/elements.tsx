import { type ComponentChildren, createContext } from "preact";
import { useContext } from "preact/hooks";
import { type Json, objectsOf, textOf } from "./json.ts";
import { type Place, within } from "./place.ts";
import { spacing } from "./style.ts";

interface Part {
  json: Json;
  place: Place;
}

export type Components = Record<string, (part: Part) => ComponentChildren>;

/** Containers draw what they contain through this, so that they need not know the other components. */
const Known = createContext<Components>({});
export const ComponentsProvider = Known.Provider;

export const Hole = ({ children }: { children: ComponentChildren }) => <div class="hole">{children}</div>;

/** One component by its tag; what the page does not know is named, not hidden. */
function Element({ json, place }: Part) {
  const tag = textOf(json.tag);
  const known = useContext(Known);
  const Component = Object.hasOwn(known, tag) ? known[tag] : undefined;
  const margin = spacing(json.margin, "");
  return (
    <div class={`el el-${tag.replaceAll("_", "-")}`} style={margin === "" ? {} : { margin }}>
      {Component ? (
        <Component json={json} place={place} />
      ) : (
        <Hole>
          未支持的组件 <code>{tag || "（无 tag）"}</code>
        </Hole>
      )}
    </div>
  );
}

/** The components that a container at `place` keeps under `elements`. */
export function Elements({ list, place }: { list: unknown; place: Place }) {
  return (
    <>
      {objectsOf(list).map((json, index) => (
        <Element
          key={`${index}-${textOf(json.tag)}-${textOf(json.name)}`}
          json={json}
          place={within(place, "elements", index)}
        />
      ))}
    </>
  );
}
