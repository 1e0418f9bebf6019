import { defineConfig } from 'vite'
import { compressed } from '../../scripts/compress.ts'
import { BROWSERS } from './browsers.ts'

/** Where `vite apps/chat` finds the server. */
const SERVER = process.env.LIANGYAN_SERVER ?? 'http://127.0.0.1:7300'

/** The page. */
export default defineConfig({
  base: '/chat/',
  plugins: [compressed()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  server: { proxy: { '/api': { target: SERVER, ws: true } } },
  build: { target: BROWSERS, modulePreload: { polyfill: false } },
})
