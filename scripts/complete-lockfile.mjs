// Adds to package-lock.json the optional packages for other platforms (native binaries) that npm left out because the
// registry it asked did not serve them; without them `npm ci` refuses the lock file on every machine.
// Run after `npm install`: npm run complete:lockfile
import { readFileSync, writeFileSync } from 'node:fs'

const FILE = new URL('../package-lock.json', import.meta.url)
const SYSTEMS = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32']
const PROCESSORS = ['arm64', 'x64', 'ia32', 'ppc64', 's390x', 'riscv64', 'loong64', 'mips64el', 'arm']

const lock = JSON.parse(readFileSync(FILE, 'utf8'))
let added = 0
for (const [place, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (isLocked(place, name) || !/^\d+\.\d+\.\d+/.test(version)) continue
    const words = name.split(/[-/@]/)
    const os = SYSTEMS.filter((system) => words.includes(system))
    if (os.length === 0) continue
    const cpu = PROCESSORS.filter((processor) => words.includes(processor))
    const libc = words.includes('musl') ? ['musl'] : words.includes('gnu') ? ['glibc'] : undefined
    lock.packages[`node_modules/${name}`] = {
      version,
      ...(cpu.length > 0 && { cpu }),
      ...(entry.dev && { dev: true }),
      ...(libc && { libc }),
      optional: true,
      os,
    }
    added++
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`)
console.log(`package-lock.json: ${added} packages for other platforms added`)

/** Whether a package is locked at any place where Node would look for it from `place`. */
function isLocked(place, name) {
  for (
    let here = place;
    ;
    here = here.includes('/node_modules/') ? here.slice(0, here.lastIndexOf('/node_modules/')) : ''
  ) {
    if (lock.packages[`${here ? `${here}/` : ''}node_modules/${name}`]) return true
    if (here === '') return false
  }
}
