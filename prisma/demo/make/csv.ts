const quoted = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** Lines as the bureau's own exports have them: a comment above, CRLF between. */
export const csv = (comment: string | null, rows: string[][]): string =>
  [...(comment === null ? [] : [`# ${comment}`]), ...rows.map((row) => row.map(quoted).join(","))]
    .join("\r\n")
    .concat("\r\n");
