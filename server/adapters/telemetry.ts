/** Counters for Prometheus. Labels are route patterns and statuses: never ids, names or addresses. */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'

export interface Telemetry {
  observeRequest(request: { method: string; route: string; status: number; seconds: number }): void
  /** A figure that goes up and down, read whenever somebody asks. */
  gauge(name: string, help: string, read: () => number): void
  /** Figures that only go up, by one label. */
  counters(
    name: string,
    help: string,
    by: { label: string; read: () => ReadonlyMap<string | number, number> },
  ): void
  contentType: string
  text(): Promise<string>
}

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5]

export function createTelemetry(): Telemetry {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const requests = new Histogram({
    name: 'samakki_http_request_seconds',
    help: 'Time to answer a request, by route pattern.',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: SECONDS,
    registers,
  })
  return {
    observeRequest: ({ method, route, status, seconds }) => {
      requests.observe({ method, route, status: String(status) }, seconds)
    },
    gauge(name, help, read) {
      new Gauge({
        name,
        help,
        registers,
        collect() {
          this.set(read())
        },
      })
    },
    counters(name, help, { label, read }) {
      new Counter({
        name,
        help,
        registers,
        labelNames: [label],
        collect() {
          this.reset()
          for (const [value, count] of read()) this.inc({ [label]: String(value) }, count)
        },
      })
    },
    contentType: registry.contentType,
    text: () => registry.metrics(),
  }
}
