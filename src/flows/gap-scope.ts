import { holds, type Person } from "../domain/person.ts";

/** What of 名录缺项 somebody sees: who is a district's contact and nothing more, only the district's own (null: all). */
export const gapScope = (reader: Person): string | null =>
  holds(reader, "office", "section", "deputy", "chief", "supervisor") ? null : (reader.section ?? "");
