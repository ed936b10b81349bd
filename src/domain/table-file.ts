/** A table that was read, before anything is written: drafts of what it holds, and what was wrong row by row. */
export interface TableFile<Draft> {
  drafts: Draft[];
  faulty: { row: number; name: string | null; reason: string }[];
  /** Taken over, but to be completed. */
  remarks: { row: number; text: string }[];
}
