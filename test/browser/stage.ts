import { rmSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Locator, type Page } from 'playwright-core';
import { type Process, startProcess } from '../app/process.ts';
import { newDataDir } from '../data-dir.ts';

/** A browser of its own, hidden, that talks to nobody but the pages it is told to open. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
}

/** The real process on a folder of its own. */
export interface Studio {
  readonly url: string;
  readonly dataDir: string;
  /** Kills it, as a power cut would. */
  kill(): Promise<void>;
  /** Starts it again where it was, under the same address. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export async function openStudio(settings: Record<string, string>): Promise<Studio> {
  const dataDir = newDataDir('browser');
  const start = async (port: string): Promise<Process> => {
    const started = await startProcess({ ...settings, DATA_DIR: dataDir, PORT: port });
    if (started.url === '') throw new Error(started.output());
    return started;
  };
  let running = await start('0');
  const { url } = running;
  return {
    url,
    dataDir,
    async kill() {
      await running.end('SIGKILL');
    },
    async restart() {
      running = await start(new URL(url).port);
    },
    async close() {
      await running.end('SIGKILL');
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** A person in front of the page. */
export interface Visitor {
  page: Page;
  /** Where the prompt is typed. */
  box: Locator;
  /** What went wrong in the page so far, as its console tells. */
  errors: string[];
  /** Types a line and sends it. */
  say(line: string): Promise<void>;
  /** The newest card of a prompt. */
  card(prompt: string): Locator;
  /** The finished pictures of a card. */
  pictures(prompt: string): Locator;
  /** Waits until a card's status has these words. */
  sees(prompt: string, status: RegExp): Promise<void>;
}

/** Opens the studio as a new person. */
export async function visit(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Visitor> {
  const context = await browser.newContext({ locale: 'en-GB', ...options });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') errors.push(message.text());
  });
  await page.goto(url);
  const box = page.getByRole('combobox', { name: 'Prompt' });
  await box.waitFor();
  const card = (prompt: string) =>
    page
      .locator('.card')
      .filter({ has: page.locator('.prompt', { hasText: prompt }) })
      .last();
  return {
    page,
    box,
    errors,
    async say(line) {
      await box.fill(line);
      await box.press('Enter');
    },
    card,
    pictures: (prompt) => card(prompt).locator('.thumbnail img'),
    sees: (prompt, status) => card(prompt).locator('.status').filter({ hasText: status }).waitFor(),
  };
}
