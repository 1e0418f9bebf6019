import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: [
      'packages/*/test/**/*.test.ts',
      'apps/*/test/**/*.test.ts',
      'standards/**/*.test.ts',
      'evaluation/**/*.test.ts',
    ],
    testTimeout: 60_000,
  },
})
