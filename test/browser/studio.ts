import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { launchBrowser, openStudio, type Studio, type Visitor, visit } from './stage.ts';

/** The studio of one test file. */
export interface OpenStudio {
  /** The process; there once the first test runs. */
  current(): Studio;
  /** A new person at the page. Their page may show no error until the test ends, unless `tolerates` knows it. */
  visit(options?: BrowserContextOptions & { tolerates?: RegExp }): Promise<Visitor>;
}

/** One process and one browser for all tests of a file; after each test its pages must be free of errors. */
export function useStudio(settings: Record<string, string>): OpenStudio {
  let browser: Browser;
  let studio: Studio;
  const visitors: { visitor: Visitor; tolerates: RegExp | undefined }[] = [];

  beforeAll(async () => {
    [browser, studio] = await Promise.all([launchBrowser(), openStudio(settings)]);
  });
  afterEach(async () => {
    const present = visitors.splice(0);
    await Promise.all(present.map(({ visitor }) => visitor.page.context().close()));
    for (const { visitor, tolerates } of present) {
      expect(visitor.errors.filter((error) => !tolerates?.test(error))).toEqual([]);
    }
  });
  afterAll(async () => {
    await browser?.close();
    await studio?.close();
  });

  return {
    current: () => studio,
    async visit({ tolerates, ...options } = {}) {
      const visitor = await visit(browser, studio.url, options);
      visitors.push({ visitor, tolerates });
      return visitor;
    },
  };
}
