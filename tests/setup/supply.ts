// Judges what installing this repository brings along: exact versions, no code run at install but what is named here.
import * as z from 'zod'

/** `node` fetches the runtime that everything is pinned to. */
const MAY_RUN_AT_INSTALL = 'node'

/**
 * Comes with binaries for every platform, beside sources that npm would build without being asked; that takes Python and
 * a compiler, which a newcomer's machine lacks. npm 11.16 heeds `allowScripts`, older ones only `gypfile` in the lock
 * file, which `npm install` drops when it writes a new one.
 */
const PREBUILT = 'better-sqlite3'

const Versions = z.record(z.string(), z.string()).default({})

const Manifest = z.object({
  version: z.string(),
  dependencies: Versions,
  devDependencies: Versions,
  optionalDependencies: Versions,
  allowScripts: z.record(z.string(), z.boolean()).default({}),
})

const Lock = z.object({
  version: z.string(),
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      integrity: z.string().optional(),
      resolved: z.string().optional(),
      hasInstallScript: z.boolean().default(false),
      gypfile: z.boolean().optional(),
      inBundle: z.boolean().default(false),
    }),
  ),
})

export function supplyViolations(packageJson: unknown, packageLock: unknown): string[] {
  const manifest = Manifest.parse(packageJson)
  const lock = Lock.parse(packageLock)
  return [...manifestViolations(manifest), ...lockViolations(manifest, lock)]
}

function manifestViolations({ allowScripts, ...manifest }: z.infer<typeof Manifest>): string[] {
  const wanted = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies }
  const inexact = Object.entries(wanted).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
  const scripts = Object.keys(allowScripts).filter(
    (name) => allowScripts[name] && name !== MAY_RUN_AT_INSTALL,
  )
  return [
    ...inexact.map(([name, version]) => `package.json: ${name} "${version}" is not one exact version`),
    ...scripts.map(
      (name) =>
        `package.json: allowScripts lists ${name}; only ${MAY_RUN_AT_INSTALL} may run code at install`,
    ),
    ...(wanted[PREBUILT] && allowScripts[PREBUILT] !== false
      ? [`package.json: allowScripts must deny ${PREBUILT}`]
      : []),
  ]
}

function lockViolations(manifest: z.infer<typeof Manifest>, lock: z.infer<typeof Lock>): string[] {
  const stale =
    lock.version === manifest.version
      ? []
      : [`package-lock.json: version ${lock.version}, package.json ${manifest.version}`]
  const installed = Object.entries(lock.packages).filter(([path]) => path !== '')
  return [
    ...stale,
    ...installed.flatMap(([path, entry]) => {
      const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
      const said = (what: string) => [`package-lock.json: ${path} ${what}`]
      if (entry.hasInstallScript && !MAY_RUN_AT_INSTALL.includes(name))
        return said('would run code at install')
      if (name === PREBUILT && entry.gypfile !== false)
        return said('needs `"gypfile": false`, or npm ci compiles it')
      if (!entry.integrity && !entry.inBundle) return said('has no integrity hash')
      // An address would tie everybody to the registry of whoever installed last.
      return entry.resolved
        ? said('records where it was downloaded from: install with omit-lockfile-registry-resolved')
        : []
    }),
  ]
}
