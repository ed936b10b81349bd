import type { People } from "../flows/ports.ts";
import type { Db } from "./db.ts";
import { personOf, roleGrantOf } from "./rows.ts";

const withRoles = { roles: true } as const;

export function people({ client }: Db): People {
  const many = async (where: object) => {
    const rows = await client.person.findMany({
      where,
      include: withRoles,
      orderBy: [{ name: "asc" }, { id: "asc" }],
    });
    return rows.map(personOf);
  };
  const one = async (where: { id: string } | { openId: string }) => {
    const row = await client.person.findUnique({ where, include: withRoles });
    return row && personOf(row);
  };
  return {
    byId: (id) => one({ id }),
    byOpenId: (openId) => one({ openId }),
    byIds: (ids) => many({ id: { in: ids } }),
    byInspectors: (ids) => many({ inspectorId: { in: ids } }),
    withRole: (...roles) => many({ active: true, roles: { some: { role: { in: roles }, state: "active" } } }),
    named: (name) => many({ name, active: true }),
    all: () => many({}),
    async save(person, now) {
      const { id, openId, name, mobile, email, section, inspectorId, active } = person;
      const data = { openId, name, mobile, email, section, inspectorId, active };
      await client.person.upsert({ where: { id }, create: { id, ...data, createdAt: now }, update: data });
    },
    async grant(grant) {
      const { personId, role, ...data } = grant;
      await client.roleGrant.upsert({
        where: { personId_role: { personId, role } },
        create: grant,
        update: data,
      });
    },
    async revoke(personId, role) {
      await client.roleGrant.deleteMany({ where: { personId, role } });
    },
    async pendingGrant(personId, role) {
      const row = await client.roleGrant.findUnique({ where: { personId_role: { personId, role } } });
      return row?.state === "pending" ? roleGrantOf(row) : null;
    },
    async greet(id, now) {
      const { count } = await client.person.updateMany({
        where: { id, greetedAt: null },
        data: { greetedAt: now },
      });
      return count === 1;
    },
  };
}
