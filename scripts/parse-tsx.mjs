// Preloaded by `npm run check:architecture`: dependency-cruiser parses every file as TypeScript without JSX and has no
// option for it. Files that end in .tsx are parsed with JSX here. It must run before dependency-cruiser imports swc.
import { createRequire } from 'node:module'

const swc = createRequire(import.meta.url)('@swc/core')
const { parseFileSync } = swc
swc.parseFileSync = (file, options) => parseFileSync(file, { ...options, tsx: file.endsWith('.tsx') })
