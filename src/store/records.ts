import type { Records } from "../flows/ports.ts";
import { approvals } from "./approvals.ts";
import { auditLog } from "./audit.ts";
import { credit } from "./credit.ts";
import type { Db } from "./db.ts";
import { delivery } from "./delivery.ts";
import { draws } from "./draws.ts";
import { duties } from "./duties.ts";
import { imports } from "./imports.ts";
import { inbox } from "./inbox.ts";
import { items } from "./items.ts";
import { listing } from "./listing.ts";
import { notices } from "./notices.ts";
import { outbox } from "./outbox.ts";
import { people } from "./people.ts";
import { plan } from "./plan.ts";
import { publications } from "./publications.ts";
import { registry } from "./registry.ts";
import { schemes, tasks, trainings } from "./schemes.ts";
import { settings } from "./settings.ts";
import { staging } from "./staging.ts";
import { work } from "./work.ts";

/** Every room of the records over one client or one transaction. */
export function recordsOf(db: Db): Records {
  return {
    people: people(db),
    registry: registry(db),
    listing: listing(db),
    plan: plan(db),
    draws: draws(db),
    work: work(db),
    duties: duties(db),
    notices: notices(db),
    imports: imports(db),
    staging: staging(db),
    inbox: inbox(db),
    outbox: outbox(db),
    delivery: delivery(db),
    approvals: approvals(db),
    items: items(db),
    schemes: schemes(db),
    trainings: trainings(db),
    tasks: tasks(db),
    credit: credit(db),
    publications: publications(db),
    audit: auditLog(db),
    settings: settings(db),
  };
}
