// The layers of ARCHITECTURE.md as data: who owns a file, what it may import, and why. What is not listed is refused.
export interface Layer {
  name: string
  /** Paths from the repository's root. The first layer that matches owns the file. */
  files: RegExp
  /** Layers whose code it may load. Its own is always allowed. */
  imports: string[]
  /** Layers of which it may know the types, and load nothing. */
  types?: string[]
  /** npm packages and `node:` modules; `*` at the end stands for the rest of the name. */
  packages: string[]
  why: string
}

const SCREEN = ['react', 'react-dom', 'react-aria-components', 'lucide-react', '@internationalized/date']

export const LAYERS: Layer[] = [
  {
    name: 'shared',
    files: /^shared\//,
    imports: [],
    packages: ['yjs', 'lib0', 'zod', '@noble/hashes', 'diff', 'fractional-indexing'],
    why: 'it runs unchanged in Node, in the browser and in the verifier, so it touches neither DOM nor Node',
  },

  // The server, from what knows nothing to what knows everything.
  {
    name: 'tables',
    files: /^server\/db\/tables(\.ts|\/)/,
    imports: ['shared'],
    packages: ['kysely'],
    why: 'the shape of the rows is known to all of the server, so it may depend on none of it',
  },
  {
    name: 'config',
    files: /^server\/config\.ts$/,
    imports: ['shared'],
    types: ['context'],
    packages: ['zod', 'node:*'],
    why: 'the environment is read and refused before anything else exists',
  },
  {
    name: 'context',
    files: /^server\/context\.ts$/,
    imports: ['shared'],
    types: ['tables'],
    packages: ['kysely', 'yjs'],
    why: 'it names the ports that use cases need, so that no use case learns what stands behind them',
  },
  {
    name: 'domain',
    files: /^server\/domain\//,
    imports: ['shared'],
    types: ['context', 'tables'],
    packages: [
      'kysely',
      'lucia',
      '@node-rs/argon2',
      'zod',
      'yjs',
      'lib0',
      'fractional-indexing',
      'node:crypto',
    ],
    why: 'business rules know no transport and no driver, or they could not be called from everywhere',
  },
  {
    name: 'db',
    files: /^server\/db\//,
    imports: ['tables', 'shared'],
    types: ['context'],
    packages: ['kysely', 'better-sqlite3', 'pg', 'node:*'],
    why: 'the two databases differ in this folder and nowhere else',
  },
  {
    name: 'gate',
    files: /^server\/collab\/gate(\.ts|[-/])/,
    imports: ['shared'],
    packages: ['yjs', 'lib0'],
    why: 'the judge is pure: with no clock, database or socket in reach it can be fuzzed and trusted',
  },
  {
    name: 'collab',
    files: /^server\/collab\//,
    imports: ['gate', 'domain', 'shared'],
    types: ['context', 'tables'],
    packages: ['yjs', 'lib0', 'y-protocols', 'ws', 'kysely', 'zod', 'node:*'],
    why: 'rooms and sockets are one of five siblings that meet in compose only',
  },
  {
    name: 'http',
    files: /^server\/http\//,
    imports: ['domain', 'shared'],
    types: ['context', 'tables'],
    packages: ['hono', '@hono/node-server', 'zod', 'node:*'],
    why: 'requests reach rooms, files and mail through the context, so that a socket or a job can do the same',
  },
  {
    name: 'jobs',
    files: /^server\/jobs(\.ts|\/)/,
    imports: ['domain', 'shared'],
    types: ['context', 'tables'],
    packages: ['kysely', 'node:*'],
    why: 'work on a clock calls use cases like every other sibling, and knows no sibling',
  },
  {
    name: 'adapters',
    files: /^server\/adapters\//,
    imports: ['domain', 'shared'],
    types: ['context', 'tables'],
    packages: ['pino', 'prom-client', 'node:*'],
    why: 'each wraps one outside thing behind a port of the context, and knows no sibling',
  },
  {
    name: 'demo',
    files: /^server\/demo(\.ts|\/)/,
    imports: ['domain', 'shared'],
    types: ['context', 'tables'],
    packages: ['yjs', 'kysely', 'node:*'],
    why: 'it is built through the same use cases as real work, and only main and compose may start it',
  },
  {
    name: 'compose',
    files: /^server\/compose(\.ts|\/)/,
    imports: [
      'http',
      'collab',
      'jobs',
      'adapters',
      'db',
      'tables',
      'demo',
      'domain',
      'context',
      'config',
      'shared',
    ],
    packages: ['kysely', 'hono', '@hono/node-server', 'ws', 'pino', 'node:*'],
    why: 'only here are long-lived things made, so it sees every sibling and is seen by main and the commands',
  },
  {
    name: 'verify',
    files: /^server\/cli\/verify[^/]*\.ts$/,
    imports: ['shared'],
    packages: ['node:*'],
    why: 'a ledger is checked without server or database, on a machine that trusts neither',
  },
  {
    name: 'cli',
    files: /^server\/cli(\.ts|\/)/,
    imports: ['verify', 'compose', 'config', 'domain', 'shared'],
    types: ['context', 'tables'],
    packages: ['kysely', 'zod', 'node:*'],
    why: "an operator's command is another caller of the use cases, not a second server",
  },
  {
    name: 'server main',
    files: /^server\/main\.ts$/,
    imports: ['compose', 'config', 'demo', 'shared'],
    packages: ['node:*'],
    why: 'it starts, stops and says so; everything else is composed',
  },

  // The client.
  {
    name: 'ui',
    files: /^client\/ui\//,
    imports: [],
    packages: SCREEN,
    why: 'a part that knows nothing of Samakki can be understood, tested and replaced alone',
  },
  {
    name: 'i18n',
    files: /^client\/(i18n|locales)(\.tsx?|\/)/,
    imports: ['shared'],
    packages: ['react', '@internationalized/date'],
    why: 'texts and dates are below every screen',
  },
  {
    name: 'api',
    files: /^client\/api(\.tsx?|\/)/,
    imports: ['shared'],
    packages: ['react', '@tanstack/react-query', 'zod'],
    why: 'it speaks the contract of shared/api and has no screen',
  },
  {
    name: 'client collab',
    files: /^client\/collab\//,
    imports: ['ui', 'i18n', 'shared'],
    packages: [...SCREEN, 'yjs', 'lib0', 'y-protocols', 'y-websocket', '@tiptap/*'],
    why: 'the live document serves many screens, so it may know none of them',
  },
  {
    name: 'features',
    files: /^client\/features\//,
    imports: ['client collab', 'api', 'i18n', 'ui', 'shared'],
    packages: [...SCREEN, '@tanstack/*', 'zod'],
    why: 'a screen sees the document through client/collab and the server through client/api',
  },
  {
    name: 'app',
    files: /^client\/app(\.tsx?|\/)/,
    imports: ['features', 'client collab', 'api', 'i18n', 'ui', 'shared'],
    packages: [...SCREEN, '@tanstack/*', 'zod'],
    why: 'routes and frame stand above the screens and below the entry',
  },
  {
    name: 'client main',
    files: /^client\/main\.tsx?$/,
    imports: ['app', 'i18n'],
    packages: ['react', 'react-dom', '@tanstack/*', '@fontsource-variable/*'],
    why: 'the entry mounts the app and loads fonts; nothing imports it',
  },

  // Around the product.
  {
    name: 'tests',
    files: /^tests\//,
    imports: ['*'],
    packages: ['*'],
    why: 'tests may look anywhere, and nothing that ships looks at them',
  },
  {
    name: 'tool settings',
    files: /^[^/]+\.config\.ts$/,
    imports: ['tests'],
    packages: ['*'],
    why: 'they steer tools and are no part of the program',
  },
]
