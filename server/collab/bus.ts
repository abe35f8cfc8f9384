/** The bus of a single node: hints go to listeners of this process at once. A listener that throws disturbs no other. */
import type { Bus, Log, Topic } from '../context.ts'

export function createBus(log: Log): Bus {
  const listeners = new Set<(topic: Topic) => void>()
  return {
    publish(topic) {
      for (const listener of listeners) tell(listener, topic, log)
    },
    subscribe(listener) {
      // Wrapped, so that the same function subscribed twice is two subscriptions.
      const own = (topic: Topic) => listener(topic)
      listeners.add(own)
      return () => void listeners.delete(own)
    },
  }
}

function tell(listener: (topic: Topic) => void, topic: Topic, log: Log): void {
  try {
    listener(topic)
  } catch (error) {
    log.error({ err: error, topic: topic.topic }, 'a bus listener failed')
  }
}
