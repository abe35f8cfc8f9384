/** Counters for Prometheus. Labels are route patterns and statuses: never ids, names or addresses. */
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

export interface Telemetry {
  observeRequest(request: { method: string; route: string; status: number; seconds: number }): void
  /** A figure that is read whenever somebody asks for all of them. */
  gauge(name: string, help: string, read: () => number): void
  contentType: string
  text(): Promise<string>
}

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5]

export function createTelemetry(): Telemetry {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const requests = new Histogram({
    name: 'samakki_http_request_seconds',
    help: 'Time to answer a request, by route pattern.',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: SECONDS,
    registers: [registry],
  })
  return {
    observeRequest: ({ method, route, status, seconds }) => {
      requests.observe({ method, route, status: String(status) }, seconds)
    },
    gauge: (name, help, read) => {
      new Gauge({
        name,
        help,
        registers: [registry],
        collect() {
          this.set(read())
        },
      })
    },
    contentType: registry.contentType,
    text: () => registry.metrics(),
  }
}
