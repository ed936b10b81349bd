import { type Item, type ItemState, noGuide } from "../domain/item.ts";
import type { Items, ItemVersion } from "../flows/ports-items.ts";
import type { Db } from "./db.ts";
import type * as sqlite from "./generated/sqlite/client.ts";
import { toJson } from "./rows.ts";

/** Rows of before part C hold only some of what an item has. */
const itemOf = ({ data, updatedAt: _, ...row }: sqlite.Item): Item =>
  ({
    ...{ duty: "", departments: [], targetTypes: [], methods: [], content: "", source: "", asWritten: "" },
    ...{ ratioMax: null, timesAYear: null, guide: noGuide },
    ...(data as object),
    ...row,
  }) as Item;

function columnsOf(item: Item, at: Date) {
  const { code, version, name, kind, section, legalBasis, state, claimedBy, claimedAt, ...data } = item;
  const columns = { version, name, kind, section, legalBasis, state, claimedBy, claimedAt, updatedAt: at };
  return { code, ...columns, data: toJson(data) };
}

const versionOf = (row: sqlite.ItemVersion): ItemVersion => {
  const item = row.item as unknown as Item;
  return { ...row, item: { ...item, claimedAt: item.claimedAt && new Date(item.claimedAt) } } as ItemVersion;
};

export function items({ client }: Db): Items {
  return {
    async byCode(code) {
      const row = await client.item.findUnique({ where: { code } });
      return row && itemOf(row);
    },
    async all() {
      return (await client.item.findMany({ orderBy: { code: "asc" } })).map(itemOf);
    },
    async find({ state, section, text }, skip, take) {
      const words = text === undefined || text === "" ? [] : text.split(/\s+/);
      const where = {
        ...(state && { state }),
        ...(section !== undefined && { section }),
        AND: words.map((word) => ({
          OR: [
            { name: { contains: word } },
            { code: { contains: word } },
            { legalBasis: { contains: word } },
          ],
        })),
      };
      const rows = await client.item.findMany({ where, orderBy: { code: "asc" }, skip, take });
      return { items: rows.map(itemOf), total: await client.item.count({ where }) };
    },
    async counts() {
      const counted: Record<ItemState, number> = { offered: 0, active: 0, retired: 0 };
      for (const { state, _count } of await client.item.groupBy({ by: ["state"], _count: { _all: true } }))
        counted[state as ItemState] = _count._all;
      return counted;
    },
    async save(kept) {
      const { item, version, at } = kept;
      const { code, ...columns } = columnsOf(item, at);
      if (version === 1) {
        if ((await client.item.count({ where: { code } })) > 0) return false;
        await client.item.create({ data: { code, ...columns } });
      } else {
        const { count } = await client.item.updateMany({
          where: { code, version: version - 1 },
          data: columns,
        });
        if (count === 0) return false;
      }
      await client.itemVersion.create({ data: { ...kept, item: toJson(item) } });
      return true;
    },
    async enter(versions) {
      await client.item.createMany({ data: versions.map(({ item, at }) => columnsOf(item, at)) });
      await client.itemVersion.createMany({
        data: versions.map((kept) => ({ ...kept, item: toJson(kept.item) })),
      });
    },
    async versions(code) {
      return (await client.itemVersion.findMany({ where: { code }, orderBy: { version: "desc" } })).map(
        versionOf,
      );
    },
  };
}
