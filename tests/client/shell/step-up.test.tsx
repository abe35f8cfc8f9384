// Proves the password dialog: a deed that needs a step-up is done after it, and not at all without it.
import { act } from 'react'
import { describe, expect, test } from 'vitest'
import { isStepUpCancelled, useStepUpQuestion, withStepUp } from '#client/api/step-up.ts'
import { AppError } from '#shared/errors.ts'
import { mount } from './mount.tsx'

function Question() {
  const question = useStepUpQuestion()
  if (!question) return <p>no question</p>
  return (
    <>
      <button type="button" id="prove" onClick={question.proved}>
        prove
      </button>
      <button type="button" id="cancel" onClick={question.cancelled}>
        cancel
      </button>
    </>
  )
}

function deedThatNeedsPassword() {
  let tries = 0
  return async () => {
    tries += 1
    if (tries === 1) throw new AppError('auth.step_up_required')
    return `done at try ${tries}`
  }
}

async function press(place: HTMLElement, id: string): Promise<void> {
  await act(async () => place.querySelector<HTMLButtonElement>(`#${id}`)?.click())
}

describe('withStepUp', () => {
  test('[C2] asks for the password and repeats the deed once it is given', async () => {
    const place = await mount(<Question />)
    const done = withStepUp(deedThatNeedsPassword())
    await act(async () => {})
    await press(place, 'prove')
    expect(await done).toBe('done at try 2')
    await act(async () => {})
    expect(place.textContent).toBe('no question')
  })

  test('[C2] leaves the deed undone when the person does not want to', async () => {
    const place = await mount(<Question />)
    const refused = withStepUp(deedThatNeedsPassword()).catch((error: unknown) => error)
    await act(async () => {})
    await press(place, 'cancel')
    expect(isStepUpCancelled(await refused)).toBe(true)
  })
})
