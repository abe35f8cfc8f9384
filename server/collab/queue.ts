/** The order of events in one room: messages one by one, and tasks that need everything before them to be stored. It knows neither documents nor databases. */
import { AppError } from '#shared/errors.ts'

interface Task {
  run(): void | Promise<void>
  abandon(error: AppError): void
}

interface Owner<M> {
  /** Everything accepted is stored. */
  isClean(): boolean
  /** Somebody waits for `isClean`. */
  hurry(): void
  take(message: M): void
  /** A hold has ended. */
  released(): void
}

export interface Queue<M> {
  readonly isBusy: boolean
  /** What waits, tasks and messages. */
  readonly length: number
  /** Taken at once if nothing stands before it. */
  push(message: M): void
  /** Runs `use` once everything accepted so far is stored, and keeps messages waiting until it has ended. */
  settle<T>(use: () => T | Promise<T>): Promise<T>
  /** Like `settle`, for what takes no time and whose loss concerns nobody. */
  whenClean(use: () => void): void
  /** Nothing runs until `release`; held twice needs it twice. */
  hold(): void
  release(): void
  /** Takes messages out again, in their order. */
  withdraw(isMeant: (message: M) => boolean): M[]
  /** Something may be possible now that was not before. */
  proceed(): void
  /** The end: what waits fails, what comes fails. */
  abandon(): void
}

export function createQueue<M>(owner: Owner<M>): Queue<M> {
  const tasks: Task[] = []
  let messages: M[] = []
  let holds = 0
  let isAbandoned = false

  function enqueue(task: Task): void {
    if (isAbandoned) {
      task.abandon(new AppError('room.unavailable'))
      return
    }
    tasks.push(task)
    proceed()
  }

  function proceed(): void {
    while (holds === 0 && !isAbandoned) {
      const task = tasks[0]
      if (!task) {
        if (messages.length === 0) return
        owner.take(messages.shift() as M)
      } else if (owner.isClean()) {
        tasks.shift()
        perform(task)
      } else {
        owner.hurry()
        return
      }
    }
  }

  function perform(task: Task): void {
    const running = task.run()
    if (!running) return
    holds++
    void running.finally(release)
  }

  function release(): void {
    holds--
    owner.released()
    proceed()
  }

  return {
    get isBusy() {
      return holds > 0
    },
    get length() {
      return tasks.length + messages.length
    },
    push(message) {
      if (holds > 0 || tasks.length > 0 || messages.length > 0) messages.push(message)
      else if (!isAbandoned) owner.take(message)
    },
    settle<T>(use: () => T | Promise<T>) {
      const { promise, resolve, reject } = Promise.withResolvers<T>()
      const run = async () => {
        try {
          resolve(await use())
        } catch (error) {
          reject(error)
        }
      }
      enqueue({ run, abandon: reject })
      return promise
    },
    whenClean: (use) => enqueue({ run: use, abandon: () => undefined }),
    hold: () => void holds++,
    release,
    withdraw(isMeant) {
      const meant = messages.filter(isMeant)
      messages = messages.filter((message) => !isMeant(message))
      return meant
    },
    proceed,
    abandon() {
      isAbandoned = true
      messages = []
      for (const task of tasks.splice(0)) task.abandon(new AppError('room.unavailable'))
    },
  }
}
