import {
  HISTORY_PAGE,
  ITEMS_PAGE,
  itemCard,
  itemEditCard,
  itemHistoryCard,
  itemsCard,
} from "../../../cards/items.ts";
import { pageOf } from "../../../cards/kit-blocks.ts";
import { lacksOf } from "../../domain/item.ts";
import { itemChanges } from "../../domain/item-lines.ts";
import { may } from "../../domain/permission.ts";
import { holds } from "../../domain/person.ts";
import { starterItems } from "../../domain/starter-items.ts";
import type { ItemChange } from "../../flows/ports-items.ts";
import type { Draw, View } from "../view.ts";

const readerOf = async ({ tx }: View, id: string | undefined) =>
  id === undefined ? null : tx.people.byId(id);

export const items: Draw<"items"> = async (view, page) => {
  const { tx } = view;
  const reader = await readerOf(view, page.readerId);
  const { state, text } = page;
  const query = { ...(state !== "all" && { state }), ...(text !== "" && { text }) };
  const found = await tx.items.find(query, (page.page - 1) * ITEMS_PAGE, ITEMS_PAGE);
  const mayEdit = reader !== null && may(reader.roles, "items.edit");
  const known = new Set(mayEdit ? (await tx.items.all()).flatMap(({ code, name }) => [code, name]) : []);
  return itemsCard({
    ...found,
    counts: await tx.items.counts(),
    query: { state, text },
    page: page.page,
    mayEdit,
    starter: mayEdit
      ? starterItems.filter(({ code, name }) => !known.has(code) && !known.has(name)).length
      : 0,
  });
};

export const item: Draw<"item"> = async (view, page) => {
  const found = await view.tx.items.byCode(page.code);
  if (!found) return null;
  const reader = await readerOf(view, page.readerId);
  const office = reader !== null && holds(reader, "office");
  const own = found.section === "" || found.section === reader?.section;
  return itemCard({
    item: found,
    mayEdit: reader !== null && may(reader.roles, "items.edit") && (office || own),
    office,
    section: reader?.section ?? "",
    lacks: lacksOf(found),
    undoable: found.version > 1 && (await view.tx.items.versions(found.code)).length > 1,
  });
};

export const itemEdit: Draw<"item-edit"> = async ({ tx }, page) => {
  const found = await tx.items.byCode(page.code);
  return found && itemEditCard({ item: found, part: page.part });
};

export const changeNames: Record<ItemChange, string> = {
  offered: "列入待认领",
  created: "新增",
  claimed: "认领",
  givenBack: "退回待认领",
  changed: "修改",
  retired: "停用",
  restored: "恢复使用",
  undone: "撤销修改",
};

export const itemHistory: Draw<"item-history"> = async ({ tx }, page) => {
  const found = await tx.items.byCode(page.code);
  if (!found) return null;
  const versions = await tx.items.versions(page.code);
  const people = new Map(
    (await tx.people.byIds(versions.map(({ byId }) => byId))).map((one) => [one.id, one.name]),
  );
  const { part, ...at } = pageOf(versions, page.page, HISTORY_PAGE);
  return itemHistoryCard({
    code: found.code,
    name: found.name,
    ...at,
    versions: part.map(({ version, change, byId, at: when, reason, item: now }) => {
      const before = versions.find((one) => one.version === version - 1);
      return {
        ...{
          version,
          what: changeNames[change],
          by: people.get(byId) ?? "系统",
          at: when.toISOString(),
          reason,
        },
        changes: before ? itemChanges(before.item, now) : [],
      };
    }),
  });
};
