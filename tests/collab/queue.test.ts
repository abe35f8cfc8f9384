// The order of a room: messages and tasks as they came, tasks only when everything before them is stored.
import { describe, expect, it } from 'vitest'
import { createQueue } from '#server/collab/queue.ts'

/** A queue whose owner is made clean or dirty by the test, and that writes down what happens. */
function watched() {
  const happened: string[] = []
  const owner = { clean: true }
  const queue = createQueue<string>({
    isClean: () => owner.clean,
    hurry: () => happened.push('hurry'),
    take: (message) => {
      happened.push(message)
      owner.clean = false
    },
    released: () => happened.push('released'),
    failed: (error) => happened.push(String(error)),
  })
  const store = () => {
    owner.clean = true
    queue.proceed()
  }
  return { happened, queue, store }
}

describe('createQueue', () => {
  it('[W15] takes a message at once when nothing stands before it', () => {
    const { happened, queue } = watched()
    queue.push('a')
    expect(happened).toEqual(['a'])
  })

  it('[W1] answers what came after a message only when that is stored', () => {
    const { happened, queue, store } = watched()
    queue.push('a')
    queue.whenClean(() => happened.push('answer'))
    queue.push('b')
    expect(happened).toEqual(['a', 'hurry'])
    store()
    expect(happened).toEqual(['a', 'hurry', 'answer', 'b'])
  })

  it('[W1] keeps a question behind a message that waits itself', async () => {
    const { happened, queue, store } = watched()
    const { promise, resolve } = Promise.withResolvers<void>()
    const settled = queue.settle(() => promise)
    queue.push('a')
    queue.whenClean(() => happened.push('answer'))
    resolve()
    await settled
    await Promise.resolve()
    store()
    expect(happened.filter((each) => each !== 'hurry')).toEqual(['released', 'a', 'answer'])
  })

  it('[W15] keeps everything waiting while a task runs', async () => {
    const { happened, queue } = watched()
    const { promise, resolve } = Promise.withResolvers<void>()
    const settled = queue.settle(async () => {
      happened.push('begins')
      await promise
      happened.push('ends')
      return 7
    })
    queue.push('a')
    expect([queue.isBusy, queue.length, happened]).toEqual([true, 1, ['begins']])
    resolve()
    expect(await settled).toBe(7)
    await Promise.resolve()
    expect(happened).toEqual(['begins', 'ends', 'released', 'a'])
  })

  it('[W14] hands the failure of a task to who asked for it, and goes on', async () => {
    const { happened, queue } = watched()
    const failing = queue.settle(() => Promise.reject(new Error('no')))
    queue.push('a')
    await expect(failing).rejects.toThrow('no')
    await Promise.resolve()
    expect(happened).toContain('a')
  })

  it('[W11] gives messages back in their order', () => {
    const { happened, queue } = watched()
    queue.hold()
    for (const message of ['a1', 'b1', 'a2']) queue.push(message)
    expect(queue.withdraw((message) => message.startsWith('a'))).toEqual(['a1', 'a2'])
    queue.release()
    expect(happened).toEqual(['released', 'b1'])
  })

  it('[W2] tells the owner of a bug instead of passing it on', () => {
    const { happened, queue } = watched()
    queue.whenClean(() => {
      throw new Error('bug')
    })
    expect(happened).toEqual(['Error: bug'])
  })

  it('[W2] fails what waits and what comes once it is given up', async () => {
    const { happened, queue } = watched()
    queue.push('a')
    const waiting = queue.settle(() => 1)
    queue.abandon()
    queue.push('b')
    await expect(waiting).rejects.toThrow('room.unavailable')
    await expect(queue.settle(() => 1)).rejects.toThrow('room.unavailable')
    expect(happened).not.toContain('b')
  })
})
