// Repeats a deed after its doer has proved the password again. The dialog that asks is drawn by the app.
import { useSyncExternalStore } from 'react'
import { isRefusal } from './call.ts'

interface Asked {
  proved: () => void
  cancelled: () => void
}

let asked: Asked | null = null
const listeners = new Set<() => void>()

/** Runs the deed; where it needs a step-up, asks for the password and runs it once more. Rejects with StepUpCancelled if the person does not want to. */
export async function withStepUp<T>(deed: () => Promise<T>): Promise<T> {
  try {
    return await deed()
  } catch (error) {
    if (!isRefusal(error, 'auth.step_up_required')) throw error
  }
  await askForPassword()
  return deed()
}

export function isStepUpCancelled(error: unknown): boolean {
  return error instanceof Error && error.name === 'StepUpCancelled'
}

/** The open question, or null; answered by calling one of its functions. */
export function useStepUpQuestion(): Asked | null {
  return useSyncExternalStore(subscribe, () => asked)
}

function askForPassword(): Promise<void> {
  asked?.cancelled()
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  ask({ proved: resolve, cancelled: () => reject(cancelled()) })
  return promise.finally(() => ask(null))
}

function cancelled(): Error {
  const error = new Error('the password was not given')
  error.name = 'StepUpCancelled'
  return error
}

function ask(question: Asked | null): void {
  asked = question
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
