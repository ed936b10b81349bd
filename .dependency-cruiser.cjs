// The arrows of docs/architecture.md, no more and no less. "A ← B" there means that B may import A.

/** Which rooms of ours a room may import, besides itself. Paths are regular expressions. */
const arrows = {
  "src/domain": [],
  cards: ["src/domain"],
  "src/flows": ["src/domain"],
  "src/verify": [],
  "src/web": ["src/flows", "src/domain", "src/verify"],
  // Runs in the visitor's browser; what it knows of a draw comes with the page.
  "src/web/browser": [],
  "src/bot": ["src/flows", "cards", "src/domain", "src/verify"],
  // Pages are part of the ports: they are what outbox rows hold.
  "src/store": ["src/flows/(ports[-a-z]*|page)\\.ts$", "src/domain"],
  "src/feishu": ["src/flows/(ports[-a-z]*|page)\\.ts$", "src/loop\\.ts$", "src/domain", "cards"],
  "src/papers": ["src/domain"],
  "src/config\\.ts": [],
  sandbox: [],
};

const ours = "^(src|cards|prisma|sandbox|scripts)/";

const rooms = Object.entries(arrows).map(([room, allowed]) => ({
  name: `${room.replace(/\\/g, "")} may not import that`,
  comment:
    allowed.length > 0 ? `It may import ${allowed.join(", ")} and itself.` : "It imports nothing of ours.",
  severity: "error",
  from: { path: `^${room}` },
  to: {
    path: ours,
    pathNot: [
      `^${room}`,
      ...allowed.map((path) => `^${path}`),
      ...(room === "src/feishu" ? ["^src/bot/"] : []),
    ],
  },
}));

/** Where a package may be imported. */
const borders = [
  ["Prisma", "(@prisma|@libsql|prisma|pg)", "^(src/store/|prisma/|prisma\\.config\\.ts|test/)"],
  [
    "Koa",
    "(koa|koa-router|@koa)",
    "^(src/web/|src/feishu/(receive|raw-body|webhook)|src/app\\.ts|sandbox/|test/)",
  ],
  ["the Feishu SDK", "@larksuiteoapi", "^(src/feishu/|test/)"],
  ["Preact", "preact(-render-to-string)?", "^(src/web/pages/|src/web/draw-routes|sandbox/page/)"],
  ["node-cron", "node-cron", "^src/cron\\.ts"],
];

module.exports = {
  forbidden: [
    { name: "no circles", severity: "error", from: {}, to: { circular: true } },
    ...rooms,
    {
      name: "the verifier stands alone",
      comment: "It runs in any browser, and shares nothing with the draw it checks.",
      severity: "error",
      from: { path: "^src/verify/" },
      to: { pathNot: "^src/verify/" },
    },
    {
      name: "feishu knows the bot by its types only",
      severity: "error",
      from: { path: "^src/feishu/" },
      to: { path: "^src/bot/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "only what puts things together may import the makers",
      comment: "main, app, cron, trial and their like stand above the rooms; no room imports them.",
      severity: "error",
      from: { pathNot: ["^src/[^/]+\\.ts$", "^test/"] },
      to: { path: "^src/[^/]+\\.ts$", pathNot: "^src/(config|log|loop)\\.ts$" },
    },
    ...borders.map(([name, path, from]) => ({
      name: `${name} stays where it is wrapped`,
      severity: "error",
      from: { pathNot: from },
      to: { path: `(^|node_modules/)${path}(/|$)`, pathNot: ours },
    })),
    { name: "imports lead somewhere", severity: "error", from: {}, to: { couldNotResolve: true } },
    {
      name: "no test code in the product",
      severity: "error",
      from: { pathNot: "^test/" },
      to: {
        path: ["^test/", "node_modules/(vitest|fast-check|playwright-core)/"],
        dependencyTypesNot: ["type-only"],
      },
    },
  ],
  options: {
    doNotFollow: { path: ["node_modules", "/generated/"] },
    exclude: { path: ["^src/store/generated/", "^dist/"] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".d.ts"],
    },
  },
};
