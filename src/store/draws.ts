import type { Draw } from "../domain/draw-record.ts";
import { entryCodeOf } from "../domain/plan-entry.ts";
import type { Draws } from "../flows/ports-draws.ts";
import type { Db } from "./db.ts";
import {
  afterOf,
  attestationOf,
  contributionOf,
  drawOf,
  nullableJson,
  proposalOf,
  toBytes,
  toJson,
  vaultOf,
} from "./rows.ts";

const liveKeyOf = (draw: Draw): string | null =>
  draw.state === "voided" ? null : `${entryCodeOf(draw.entryId)}|${draw.batch}`;

const columnsOf = (draw: Draw) => ({
  ...draw,
  liveKey: liveKeyOf(draw),
  platform: nullableJson(draw.platform),
  witnesses: toJson(draw.witnesses),
  strict: nullableJson(draw.strict),
  shown: nullableJson(draw.shown),
  voidedBy: nullableJson(draw.voidedBy),
});

export function draws({ client }: Db): Draws {
  return {
    async byId(id) {
      const row = await client.draw.findUnique({ where: { id } });
      return row && drawOf(row);
    },
    async live(entryId, batch) {
      const row = await client.draw.findUnique({ where: { liveKey: `${entryCodeOf(entryId)}|${batch}` } });
      return row && drawOf(row);
    },
    async ofEntry(entryId) {
      const code = entryCodeOf(entryId);
      const rows = await client.draw.findMany({
        where: { entryId: { startsWith: code } },
        orderBy: { committedAt: "asc" },
      });
      return rows.map(drawOf).filter((draw) => entryCodeOf(draw.entryId) === code);
    },
    async list() {
      return (await client.draw.findMany({ orderBy: [{ committedAt: "desc" }, { id: "desc" }] })).map(drawOf);
    },
    async insert(draw, vault) {
      await client.draw.create({ data: columnsOf(draw) });
      if (vault === null) return;
      const { pool, rules, assign, caps, ...secrets } = vault;
      await client.drawVault.create({
        data: {
          ...secrets,
          rules: toJson(rules),
          assign: toJson(assign),
          caps: nullableJson(caps),
          pool: toBytes(pool),
        },
      });
    },
    async update(draw, from) {
      const { id, ...data } = columnsOf(draw);
      const { count } = await client.draw.updateMany({ where: { id, state: from }, data });
      return count === 1;
    },
    async vault(drawId) {
      const row = await client.drawVault.findUnique({
        where: { drawId },
        omit: { pool: true, fullBundle: true },
      });
      return row && vaultOf(row);
    },
    async pool(drawId) {
      const row = await client.drawVault.findUnique({ where: { drawId }, select: { pool: true } });
      return row?.pool ?? null;
    },
    async bundle(drawId) {
      const row = await client.drawVault.findUnique({ where: { drawId }, select: { fullBundle: true } });
      return row?.fullBundle ?? null;
    },
    async keepBundle(drawId, bundle) {
      await client.drawVault.update({ where: { drawId }, data: { fullBundle: toBytes(bundle) } });
    },
    async keepCaps(drawId, caps) {
      await client.drawVault.update({ where: { drawId }, data: { caps } });
    },
    async committed() {
      return (await client.draw.findMany({ where: { state: "committed" } })).map(drawOf);
    },
    async overdue(now) {
      const rows = await client.draw.findMany({ where: { state: "committed", deadline: { lt: now } } });
      return rows.map(drawOf);
    },
    async unpublished() {
      return (await client.draw.findMany({ where: { state: "drawn" } })).map(drawOf);
    },
    async after(drawId) {
      return (await client.drawAfter.findMany({ where: { drawId }, orderBy: { n: "asc" } })).map(afterOf);
    },
    async append(drawId, entry) {
      await client.drawAfter.create({ data: { ...entry, drawId, detail: toJson(entry.detail) } });
    },
    async attestations(drawId) {
      const rows = await client.drawAttestation.findMany({ where: { drawId }, orderBy: { at: "asc" } });
      return rows.map(attestationOf);
    },
    async attest(attestation) {
      const { drawId, personId } = attestation;
      const signed = await client.drawAttestation.count({ where: { drawId, personId } });
      if (signed > 0) return false;
      await client.drawAttestation.create({ data: attestation });
      return true;
    },
    async propose({ ask: { kind, ...facts }, ...proposal }) {
      await client.drawProposal.create({ data: { ...proposal, kind, facts } });
    },
    async proposal(id) {
      const row = await client.drawProposal.findUnique({ where: { id } });
      return row && proposalOf(row);
    },
    async proposals(drawId) {
      const rows = await client.drawProposal.findMany({ where: { drawId }, orderBy: { at: "asc" } });
      return rows.map(proposalOf);
    },
    async decide({ id, state, decidedBy, decidedAt, decision }) {
      const { count } = await client.drawProposal.updateMany({
        where: { id, state: "pending" },
        data: { state, decidedBy, decidedAt, decision },
      });
      return count === 1;
    },
    async openLink({ keyHash, ...link }) {
      await client.drawLink.create({ data: { id: keyHash, ...link } });
    },
    async useLink(keyHash, drawId, now) {
      const { count } = await client.drawLink.updateMany({
        where: { id: keyHash, drawId, usedAt: null, expiresAt: { gt: now } },
        data: { usedAt: now },
      });
      if (count === 0) return null;
      return (await client.drawLink.findUnique({ where: { id: keyHash } }))?.personId ?? null;
    },
    async contributions(drawId) {
      return (await client.contribution.findMany({ where: { drawId }, orderBy: { n: "asc" } })).map(
        contributionOf,
      );
    },
    async contribute(contribution) {
      await client.contribution.create({ data: contribution });
    },
  };
}
