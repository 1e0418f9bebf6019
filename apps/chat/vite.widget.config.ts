import { defineConfig } from 'vite'
import { compressed } from '../../scripts/compress.ts'
import { BROWSERS } from './browsers.ts'

/** The script for the bank's own pages: one file that leaves no name behind. Built after the page, beside it. */
export default defineConfig({
  publicDir: false,
  plugins: [compressed()],
  build: {
    target: BROWSERS,
    emptyOutDir: false,
    rolldownOptions: {
      input: 'src/widget/widget.ts',
      output: { format: 'iife', entryFileNames: 'widget.js' },
    },
  },
})
