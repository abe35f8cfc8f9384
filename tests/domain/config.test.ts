// Reads environments, right and wrong ones: each wrong one is refused with the name of the variable.
import { describe, expect, test } from 'vitest'
import { readConfig } from '#server/config.ts'

describe('readConfig', () => {
  test('[H14] needs nothing, and takes an empty variable for an absent one', () => {
    const config = readConfig({ PATH: '/bin', HOME: '/root', DATABASE_URL: '', PORT: '' })
    expect(config).toMatchObject({
      host: '127.0.0.1',
      port: 3000,
      databaseUrl: null,
      publicUrl: 'http://127.0.0.1:3000',
      logLevel: 'info',
      maxSocketsPerAccount: 50,
      demoPassword: 'samakki-demo',
      demo: false,
    })
    expect(config.dataDir).toMatch(/\/data$/)
  })

  test('[H14] takes what the contract names', () => {
    const config = readConfig({
      HOST: '::',
      PORT: '8080',
      DATA_DIR: '/srv/samakki',
      DATABASE_URL: 'postgres://u:p@db/samakki',
      PUBLIC_URL: 'https://Samakki.example/',
      SMTP_URL: 'smtps://mail.example',
      LOG_LEVEL: 'debug',
      MAX_SOCKETS_PER_ACCOUNT: '7',
    })
    expect(config).toMatchObject({
      port: 8080,
      dataDir: '/srv/samakki',
      databaseUrl: 'postgres://u:p@db/samakki',
      publicUrl: 'https://samakki.example',
      logLevel: 'debug',
      maxSocketsPerAccount: 7,
    })
  })

  test.each([
    [{ PORT: '70000' }, /^PORT must be a whole number/],
    [{ PORT: '80a' }, /^PORT must/],
    [{ HOST: 'a b' }, /^HOST must/],
    [{ DATABASE_URL: 'mysql://x' }, /^DATABASE_URL must begin with postgres:/],
    [{ DATABASE_URL: 'localhost' }, /^DATABASE_URL must/],
    [{ PUBLIC_URL: 'samakki.example' }, /^PUBLIC_URL must/],
    [{ PUBLIC_URL: 'https://samakki.example/path' }, /^PUBLIC_URL must .* without a path/],
    [{ PUBLIC_URL: 'https://user:secret@samakki.example' }, /^PUBLIC_URL must/],
    [{ SMTP_URL: 'http://mail' }, /^SMTP_URL must/],
    [{ LOG_LEVEL: 'loud' }, /^LOG_LEVEL must be one of trace/],
    [{ MAX_SOCKETS_PER_ACCOUNT: '0' }, /^MAX_SOCKETS_PER_ACCOUNT must/],
    [{ REDIS_URL: 'redis://127.0.0.1' }, /^REDIS_URL must be absent/],
    [{ DATABSE_URL: 'x' }, /^DATABSE_URL is not a setting; do you mean DATABASE_URL\?$/],
    [{ PUBLIC_ULR: 'x' }, /^PUBLIC_ULR is not a setting; do you mean PUBLIC_URL\?$/],
    [{ DATADIR: 'x' }, /^DATADIR is not a setting; do you mean DATA_DIR\?$/],
    [{ SAMAKKI_HOST: 'x' }, /^SAMAKKI_HOST is not a setting/],
  ])('[H14] refuses %j by its name', (environment, line) => {
    expect(() => readConfig(environment)).toThrow(line)
  })

  test('[H14] leaves the variables of other programs alone', () => {
    const others = {
      HOSTNAME: 'x',
      POSTGRES_PASSWORD: 'x',
      PGHOST: 'x',
      LOGNAME: 'x',
      XDG_DATA_DIRS: 'x',
      MY_PORT: 'x',
    }
    expect(readConfig(others).port).toBe(3000)
  })

  test('[H13] keeps the demo to itself: its own folder, the embedded database, this machine', () => {
    const demo = readConfig({ DATA_DIR: '/srv', DATABASE_URL: 'postgres://db/x' }, { demo: true })
    expect([demo.dataDir, demo.databaseUrl, demo.logLevel]).toEqual(['/srv/demo', null, 'warn'])
    for (const HOST of ['0.0.0.0', '::', '192.0.2.1', 'samakki.example', '128.0.0.1']) {
      expect(() => readConfig({ HOST }, { demo: true })).toThrow(/DEMO_PASSWORD/)
      expect(readConfig({ HOST, DEMO_PASSWORD: 'chosen' }, { demo: true }).demoPassword).toBe('chosen')
    }
    for (const HOST of ['localhost', '127.0.0.1', '127.8.9.1', '::1']) {
      expect(readConfig({ HOST }, { demo: true }).host).toBe(HOST)
    }
  })
})
