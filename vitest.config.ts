import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What waits longest goes first, so that nothing is left running alone at the end. */
const longest = [
  /app\/services-trouble\./,
  /app\/slack\./,
  /app\/memory\./,
  /test\/app\//,
  /chat\/slack\//,
  /./,
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => longest.findIndex((name) => name.test(moduleId));
    return files.toSorted((a, b) => place(a) - place(b));
  }
}

export default defineConfig({
  test: {
    // A machine that is busy elsewhere may miss a deadline once; what fails twice is broken.
    retry: process.env.CI ? 1 : 0,
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/lay-out.ts',
    exclude: ['test/browser/**', 'test/services/**', 'node_modules/**'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    expect: { poll: { timeout: 10_000 } },
    sequence: { sequencer: LongestFirst },
    // Most of the time they wait for what is paced, so more of them than processors do well together.
    maxWorkers: 5,
    // Its files import each other without extensions, which only a bundler understands.
    server: { deps: { inline: ['@inferencesh/sdk'] } },
  },
});
