// What every bus promises, whatever carries it.
import { describe, expect, it } from 'vitest'
import { createBus } from '#server/collab/bus.ts'
import type { Bus, Topic } from '#server/context.ts'
import { SILENT } from '#tests/databases.ts'
import { until } from '#tests/collab/stock-client.ts'

const BUSES: readonly { name: string; make: () => Bus }[] = [
  { name: 'in process', make: () => createBus(SILENT) },
]
const TOPIC: Topic = { topic: 'events', workspaceId: 'w' }

describe.each(BUSES)('the bus $name', ({ make }) => {
  it('[W11] tells every listener', async () => {
    const bus = make()
    const heard: Topic[][] = [[], []]
    for (const own of heard) bus.subscribe((topic) => void own.push(topic))
    bus.publish(TOPIC)
    await until(() => heard.every((own) => own.length === 1), 'both heard it')
    expect(heard).toEqual([[TOPIC], [TOPIC]])
  })

  it('[W11] tells nobody who has left', async () => {
    const bus = make()
    const heard: string[] = []
    const leave = bus.subscribe(() => void heard.push('left'))
    bus.subscribe(() => void heard.push('stayed'))
    leave()
    bus.publish(TOPIC)
    await until(() => heard.length > 0, 'one heard it')
    expect(heard).toEqual(['stayed'])
  })

  it('[W11] goes on when a listener fails', async () => {
    const bus = make()
    const heard: Topic[] = []
    bus.subscribe(() => {
      throw new Error('a listener of its own mind')
    })
    bus.subscribe((topic) => void heard.push(topic))
    expect(() => bus.publish(TOPIC)).not.toThrow()
    await until(() => heard.length === 1, 'the other heard it')
  })
})
