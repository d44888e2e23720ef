import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    environment: 'node',
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    // Some tests read a whole report or start the built command line on a machine that is busy with others.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
