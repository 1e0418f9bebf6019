import { availableParallelism } from 'node:os'
import { configDefaults, defineConfig } from 'vitest/config'

/** What needs a database; all the rest needs nothing but Node. */
const SYSTEM = ['packages/store/test/**/*.test.ts', 'apps/server/test/**/*.test.ts']

export default defineConfig({
  test: {
    testTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          include: [
            'packages/*/test/**/*.test.ts',
            'apps/*/test/**/*.test.ts',
            'standards/**/*.test.ts',
            'evaluation/**/*.test.ts',
          ],
          exclude: [...configDefaults.exclude, ...SYSTEM],
        },
      },
      {
        extends: true,
        test: {
          name: 'system',
          include: SYSTEM,
          globalSetup: 'packages/store/test/global-setup.ts',
          hookTimeout: 60_000,
          // After the pure ones; each test keeps a core busy, its database the next.
          sequence: { groupOrder: 1 },
          maxWorkers: Math.max(1, Math.floor(availableParallelism() / 2)),
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['e2e/**/*.test.ts'],
          globalSetup: ['packages/store/test/global-setup.ts', 'e2e/build.ts'],
          // a slow machine takes its time; a browser shows when it is ready, never after so many seconds
          testTimeout: 180_000,
          hookTimeout: 120_000,
          expect: { poll: { timeout: 30_000 } },
          sequence: { groupOrder: 2 },
          maxWorkers: 1,
        },
      },
    ],
  },
})
