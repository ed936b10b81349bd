import type { Records } from "../flows/ports.ts";
import { approvals } from "./approvals.ts";
import { auditLog } from "./audit.ts";
import type { Db } from "./db.ts";
import { delivery } from "./delivery.ts";
import { draws } from "./draws.ts";
import { duties } from "./duties.ts";
import { imports } from "./imports.ts";
import { inbox } from "./inbox.ts";
import { notices } from "./notices.ts";
import { outbox } from "./outbox.ts";
import { people } from "./people.ts";
import { plan } from "./plan.ts";
import { publications } from "./publications.ts";
import { registry } from "./registry.ts";
import { settings } from "./settings.ts";
import { work } from "./work.ts";

/** Every room of the records over one client or one transaction. */
export function recordsOf(db: Db): Records {
  return {
    people: people(db),
    registry: registry(db),
    plan: plan(db),
    draws: draws(db),
    work: work(db),
    duties: duties(db),
    notices: notices(db),
    imports: imports(db),
    inbox: inbox(db),
    outbox: outbox(db),
    delivery: delivery(db),
    approvals: approvals(db),
    publications: publications(db),
    audit: auditLog(db),
    settings: settings(db),
  };
}
