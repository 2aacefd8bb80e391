import { defineConfig } from 'vitest/config';

/** Suites that need Postgres and Redis: DATABASE_URL and REDIS_URL say where, this machine's own by default. */
export default defineConfig({
  test: {
    // A machine that is busy elsewhere may miss a deadline once; what fails twice is broken.
    retry: process.env.CI ? 1 : 0,
    include: ['test/services/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    expect: { poll: { timeout: 10_000 } },
    maxWorkers: 1,
  },
});
