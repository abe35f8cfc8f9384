/** The order of events in one room: messages one by one, and tasks that need everything before them to be stored. It knows neither documents nor databases. */
import { AppError } from '#shared/errors.ts'

interface Task {
  kind: 'task'
  run(): void | Promise<void>
  abandon(error: AppError): void
}

type Entry<M> = Task | { kind: 'message'; message: M }

interface Owner<M> {
  /** Everything accepted is stored. */
  isClean(): boolean
  /** Somebody waits for `isClean`. */
  hurry(): void
  take(message: M): void
  /** A hold has ended. */
  released(): void
  /** A bug: what was being done is half done. */
  failed(error: unknown): void
}

export interface Queue<M> {
  readonly isBusy: boolean
  /** What waits, tasks and messages. */
  readonly length: number
  /** Taken at once if nothing stands before it. */
  push(message: M): void
  /** Runs `work` once everything that came before it is stored, and keeps what comes after waiting until it has ended. */
  settle<T>(work: () => T | Promise<T>): Promise<T>
  /** Like `settle`, for what takes no time and whose loss concerns nobody. */
  whenClean(work: () => void): void
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
  let entries: Entry<M>[] = []
  let holds = 0
  let isAbandoned = false

  function enqueue(task: Task): void {
    entries.push(task)
    if (isAbandoned) abandon()
    else proceed()
  }

  /** One after the other, in the order of coming, until something has to be waited for. */
  function proceed(): void {
    while (step());
  }

  function step(): boolean {
    const [next] = entries
    if (holds > 0 || next === undefined) return false
    if (next.kind === 'task' && !owner.isClean()) {
      owner.hurry()
      return false
    }
    entries.shift()
    if (next.kind === 'task') perform(next)
    else take(next.message)
    return true
  }

  function take(message: M): void {
    try {
      owner.take(message)
    } catch (error) {
      owner.failed(error)
    }
  }

  function perform(task: Task): void {
    try {
      const running = task.run()
      if (!running) return
      holds++
      void running.finally(release)
    } catch (error) {
      owner.failed(error)
    }
  }

  function release(): void {
    holds--
    owner.released()
    proceed()
  }

  function abandon(): void {
    isAbandoned = true
    const lost = entries
    entries = []
    for (const entry of lost) if (entry.kind === 'task') entry.abandon(new AppError('room.unavailable'))
  }

  return {
    get isBusy() {
      return holds > 0
    },
    get length() {
      return entries.length
    },
    push(message) {
      if (isAbandoned) return
      if (holds > 0 || entries.length > 0) entries.push({ kind: 'message', message })
      else take(message)
    },
    settle<T>(work: () => T | Promise<T>) {
      const { promise, resolve, reject } = Promise.withResolvers<T>()
      const run = async () => {
        try {
          resolve(await work())
        } catch (error) {
          reject(error)
        }
      }
      enqueue({ kind: 'task', run, abandon: reject })
      return promise
    },
    whenClean: (work) => enqueue({ kind: 'task', run: () => void work(), abandon: () => undefined }),
    hold: () => void holds++,
    release,
    withdraw(isMeant) {
      const meant: M[] = []
      entries = entries.filter((entry) => {
        if (entry.kind === 'task' || !isMeant(entry.message)) return true
        meant.push(entry.message)
        return false
      })
      return meant
    },
    proceed,
    abandon,
  }
}
