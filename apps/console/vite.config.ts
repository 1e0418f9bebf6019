import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { compressed } from '../../scripts/compress.ts'

/** Where `npm run dev:console` finds the server. */
const SERVER = process.env.LIANGYAN_SERVER ?? 'http://127.0.0.1:7300'

export default defineConfig({
  plugins: [react(), compressed()],
  server: { proxy: { '/api': { target: SERVER, ws: true } } },
  build: {
    outDir: 'dist',
    // fonts and pictures stay files of their own: the server's content policy allows no data: addresses
    assetsInlineLimit: 0,
    // the shell with Ant Design's parts that every page uses; pages come by themselves
    chunkSizeWarningLimit: 800,
  },
})
