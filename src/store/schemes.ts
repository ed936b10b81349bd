import type { OutOfPlan } from "../domain/out-of-plan.ts";
import type { Scheme } from "../domain/scheme.ts";
import type { Training } from "../domain/training.ts";
import type { Schemes, Tasks, Trainings } from "../flows/ports-schemes.ts";
import type { Db } from "./db.ts";
import { planEntryOf, schemeOf, toJson, trainingOf } from "./rows.ts";

export function schemes({ client }: Db): Schemes {
  const listed = async (where: object): Promise<Scheme[]> =>
    (
      await client.scheme.findMany({
        where,
        orderBy: [{ entryCode: "asc" }, { batch: "asc" }, { version: "desc" }],
      })
    ).map(schemeOf);
  return {
    async byId(id) {
      const row = await client.scheme.findUnique({ where: { id } });
      return row && schemeOf(row);
    },
    of: (entryCode, batch) => listed({ entryCode, batch }),
    ofEntries: (codes) => listed({ entryCode: { in: codes } }),
    async insert(scheme) {
      await client.scheme.create({ data: { ...scheme, data: toJson(scheme.data) } });
    },
    async update({ id, data, ...rest }, from) {
      const { count } = await client.scheme.updateMany({
        where: { id, state: from },
        data: { ...rest, data: toJson(data) },
      });
      return count === 1;
    },
  };
}

export function trainings({ client }: Db): Trainings {
  return {
    async byId(id) {
      const row = await client.training.findUnique({ where: { id } });
      return row && trainingOf(row);
    },
    async since(day): Promise<Training[]> {
      const rows = await client.training.findMany({
        where: { day: { gte: day } },
        orderBy: [{ day: "desc" }, { id: "asc" }],
      });
      return rows.map(trainingOf);
    },
    anySince: async (day) => (await client.training.findFirst({ where: { day: { gte: day } } })) !== null,
    async save({ id, attended, skills, ...rest }) {
      const data = { ...rest, attended: toJson(attended), skills: toJson(skills) };
      await client.training.upsert({ where: { id }, create: { id, ...data }, update: data });
    },
  };
}

export function tasks({ client }: Db): Tasks {
  type Row = Parameters<typeof planEntryOf>[0];
  const taskOf = (row: Row): OutOfPlan => ({
    entry: planEntryOf(row),
    state: row.state as OutOfPlan["state"],
  });
  return {
    async byId(id) {
      const row = await client.planEntry.findUnique({ where: { id } });
      return row?.outOfPlan ? taskOf(row) : null;
    },
    async ofYear(year) {
      const rows = await client.planEntry.findMany({
        where: { year, outOfPlan: true },
        orderBy: [{ code: "desc" }, { version: "desc" }],
      });
      return rows.map(taskOf);
    },
    async save({ entry: { id, filter, rates, ...rest }, state }) {
      const data = { ...rest, filter: toJson(filter), rates: toJson(rates), state };
      await client.planEntry.upsert({ where: { id }, create: { id, ...data }, update: data });
    },
    async items() {
      return client.item.findMany({
        where: { state: "active" },
        select: { code: true, name: true },
        orderBy: { code: "asc" },
      });
    },
  };
}
