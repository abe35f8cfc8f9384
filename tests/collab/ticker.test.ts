// The clock of all rooms: at once after a pause, else at the boundary, never two turns at a time.
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { createTicker } from '#server/collab/ticker.ts'

describe('createTicker', () => {
  it('[W1] gathers what comes in one go into one turn', async () => {
    let turns = 0
    const ticker = createTicker(async () => void turns++, 20)
    for (let i = 0; i < 50; i++) ticker.soon()
    await pause(60)
    expect(turns).toBe(1)
    await ticker.stop()
  })

  it('[W1] never runs two turns at the same time, and forgets nothing that came during one', async () => {
    let running = 0
    let most = 0
    let turns = 0
    const ticker = createTicker(async () => {
      most = Math.max(most, ++running)
      turns++
      await pause(15)
      running--
    }, 5)
    for (let i = 0; i < 12; i++) {
      ticker.soon()
      if (i % 3 === 0) ticker.now()
      await pause(7)
    }
    const before = turns
    ticker.soon()
    await pause(80)
    expect(most).toBe(1)
    expect(turns).toBeGreaterThan(before)
    await ticker.stop()
  })

  it('[W1] does not wait for the boundary when somebody waits for it', async () => {
    const turns: number[] = []
    const ticker = createTicker(async () => void turns.push(performance.now()), 5_000)
    ticker.soon()
    await pause(20)
    ticker.soon()
    await pause(20)
    expect(turns).toHaveLength(1)
    ticker.now()
    await pause(20)
    expect(turns).toHaveLength(2)
    await ticker.stop()
  })

  it('[W20] stops after the turn that is under way', async () => {
    let isOver = false
    const ticker = createTicker(async () => {
      await pause(30)
      isOver = true
    }, 5)
    ticker.now()
    await pause(10)
    await ticker.stop()
    expect(isOver).toBe(true)
    ticker.now()
    await pause(20)
    expect(isOver).toBe(true)
  })
})
