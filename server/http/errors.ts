/** Says no in the caller's language. A refusal is told with its code and fields; a bug only with the number of the request. */
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { AppError, type ErrorCode, errorMessage, statusOf } from '#shared/errors.ts'
import { LANGUAGES, type Language } from '#shared/locale.ts'
import { audit } from '../domain/audit.ts'
import type { Ctx } from '../context.ts'
import type { AppContext } from './request.ts'

/** Refusals that say something about who tried what; the audit log keeps them. */
const TELLING: readonly ErrorCode[] = ['policy.denied', 'auth.step_up_required', 'auth.foreign_origin']

const MAX_OBJECT_LENGTH = 300

export async function renderError(ctx: Ctx, c: AppContext, error: Error): Promise<Response> {
  const isUnavailable = ctx.dialect.isUnavailable(error)
  const known =
    error instanceof AppError ? error : new AppError(isUnavailable ? 'room.unavailable' : 'server.bug')
  const requestId = c.get('requestId')
  if (isUnavailable || known.code === 'server.bug') {
    const message = isUnavailable ? 'database unavailable' : 'bug'
    ctx.log.error({ requestId, route: c.get('route'), reason: error.message, stack: error.stack }, message)
  } else {
    const account = c.get('signedIn')?.accountId
    ctx.log.info({ requestId, route: c.get('route'), code: known.code, account }, 'refused')
    if (TELLING.includes(known.code)) await auditRefusal(ctx, c, known.code)
  }
  const { retryAfter } = known.details
  if (typeof retryAfter === 'number') c.header('retry-after', String(retryAfter))
  if (known.code === 'input.too_large') c.header('connection', 'close')
  c.header('cache-control', 'no-store')
  const language = await languageOf(ctx, c)
  c.header('content-language', language)
  const details = Object.keys(known.details).length > 0 ? { details: known.details } : {}
  const message = messageFor(known, language)
  return c.json(
    { error: { code: known.code, message, ...details, requestId } },
    statusOf(known.code) as ContentfulStatusCode,
  )
}

/** The sentence for the code, with the names of the fields where it is about fields. */
function messageFor(error: AppError, language: Language): string {
  const message = errorMessage(error.code, language)
  const issues = error.details['issues']
  if (!Array.isArray(issues)) return message
  const fields = issues
    .map((issue: { path?: unknown }) => String(issue.path ?? ''))
    .filter((path) => path !== '')
  return fields.length > 0 ? `${message} (${[...new Set(fields)].join(', ')})` : message
}

/** What the account has chosen, else what the browser asks for. */
async function languageOf(ctx: Ctx, c: AppContext): Promise<Language> {
  const accountId = c.get('signedIn')?.accountId
  const chosen = accountId === undefined ? null : await chosenLanguage(ctx, accountId)
  return chosen ?? acceptedLanguage(c.req.header('accept-language') ?? '')
}

async function chosenLanguage(ctx: Ctx, accountId: string): Promise<Language | null> {
  try {
    const row = await ctx.db
      .selectFrom('accounts')
      .select('language')
      .where('id', '=', accountId)
      .executeTakeFirst()
    return LANGUAGES.find((language) => language === row?.language) ?? null
  } catch {
    // Without a database there is still an answer to give.
    return null
  }
}

export function acceptedLanguage(header: string): Language {
  const wanted = header
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';')
      const quality = parameters.map((each) => /^\s*q=([\d.]+)$/.exec(each)?.[1]).find(Boolean)
      return {
        language: tag.toLowerCase().split('-')[0],
        quality: quality === undefined ? 1 : Number(quality),
      }
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
  for (const { language } of wanted) {
    const ours = LANGUAGES.find((each) => each === language)
    if (ours) return ours
  }
  return 'en'
}

async function auditRefusal(ctx: Ctx, c: AppContext, code: ErrorCode): Promise<void> {
  const signedIn = c.get('signedIn')
  if (!signedIn) return
  const action = `${code}.refused`
  // A set-up link is a secret until it is used.
  const path = c.req.path.replace(/\/set-up\/.*/, '/set-up/').slice(0, MAX_OBJECT_LENGTH)
  try {
    await audit(ctx.db, { at: ctx.now(), by: signedIn, action, object: `${c.req.method} ${path}` })
  } catch (error) {
    // The refusal stands whether or not it could be written down.
    ctx.log.error({ requestId: c.get('requestId'), reason: String(error) }, 'refusal not audited')
  }
}
