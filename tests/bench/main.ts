/** `npm run bench [-- scenario …]`: runs the scenarios one after the other and prints one JSON line each. No figure here fails anything. */
import { coldload } from './coldload.ts'
import { durability } from './durability.ts'
import { idle } from './idle.ts'
import { storm } from './storm.ts'
import { BUSY, FANOUT, traffic } from './traffic.ts'

const SCENARIOS: Readonly<Record<string, () => Promise<object>>> = {
  fanout: () => traffic(FANOUT),
  busy: () => traffic(BUSY),
  storm,
  'coldload-50k': () => coldload(50_000),
  'coldload-250k': () => coldload(250_000),
  idle,
  durability,
}

const wanted = process.argv.slice(2)
const names =
  wanted.length > 0
    ? Object.keys(SCENARIOS).filter((name) => wanted.some((w) => name.startsWith(w)))
    : Object.keys(SCENARIOS)
if (names.length === 0) {
  console.error(`No such scenario. There are: ${Object.keys(SCENARIOS).join(', ')}`)
  process.exit(1)
}
for (const name of names) console.log(JSON.stringify({ scenario: name, ...(await SCENARIOS[name]?.()) }))
process.exit(0)
