import { defineConfig } from 'vitest/config';

/** Suites that drive the studio in a real browser: CHROMIUM says where it is, /usr/bin/chromium by default. */
export default defineConfig({
  test: {
    // A machine that is busy elsewhere may miss a deadline once; what fails twice is broken.
    retry: process.env.CI ? 1 : 0,
    include: ['test/browser/**/*.test.ts'],
    globalSetup: 'test/lay-out.ts',
    testTimeout: 120_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 30_000 } },
    maxWorkers: 1,
  },
});
