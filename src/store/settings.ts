import type { Json, Settings } from "../flows/ports.ts";
import type { Db } from "./db.ts";
import { jsonOf, toJson } from "./rows.ts";

export function settings({ client }: Db): Settings {
  return {
    async get(key) {
      const row = await client.setting.findUnique({ where: { key } });
      return row ? jsonOf<Json>(row.value) : null;
    },
    async set(key, value) {
      const data = { value: toJson(value) };
      await client.setting.upsert({ where: { key }, create: { key, ...data }, update: data });
    },
    async next(id) {
      const row = await client.counter.upsert({
        where: { id },
        create: { id, value: 1 },
        update: { value: { increment: 1 } },
      });
      return row.value;
    },
  };
}
