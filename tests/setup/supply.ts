// Judges what installing this repository brings along: exact versions, no code run at install but what is named here.
import * as z from 'zod'

/** `node` fetches the runtime that everything is pinned to; `better-sqlite3` is native and may have to be built. */
const MAY_RUN_AT_INSTALL = ['node', 'better-sqlite3']

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
  const allowed = MAY_RUN_AT_INSTALL.map((name) => `${name}@${wanted[name]}`)
  const scripts = Object.keys(allowScripts).filter((name) => !allowed.includes(name))
  return [
    ...inexact.map(([name, version]) => `package.json: ${name} "${version}" is not one exact version`),
    ...scripts.map(
      (name) =>
        `package.json: allowScripts lists ${name}; only ${allowed.join(' and ')} may run code at install`,
    ),
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
      if (!entry.integrity && !entry.inBundle) return said('has no integrity hash')
      // An address would tie everybody to the registry of whoever installed last.
      return entry.resolved
        ? said('records where it was downloaded from: install with omit-lockfile-registry-resolved')
        : []
    }),
  ]
}
