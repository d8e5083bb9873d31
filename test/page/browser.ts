import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';
import { type RunningWorkbench, startWorkbench } from '../../src/node/index.js';
import { launched } from './chromium.js';

/** The page, in a window of its own. */
export interface OpenedPage {
  readonly page: Page;
  readonly workbench: RunningWorkbench;
  /** Replaces the text in the editor, as by pasting. */
  readonly write: (text: string) => Promise<void>;
  /** Waits until the text is read and gives the words that say what it holds. */
  readonly facts: () => Promise<string>;
}

/**
 * Opens the page before each test of a file that calls this, once in it: what it gives opens a new window, with a browser
 * and a server that all tests of the file share. A test on which the page threw, logged an error, or asked for anything
 * that is not served with it, fails.
 */
export function pages(): (options?: BrowserContextOptions, fragment?: string) => Promise<OpenedPage> {
  let browser: Browser;
  let workbench: RunningWorkbench;
  const complaints: string[] = [];
  beforeAll(async () => {
    [browser, workbench] = await Promise.all([
      launched(),
      startWorkbench({ folder: inject('pageFolder'), threads: 0, seed: 7 }),
    ]);
  });
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
    expect(complaints.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    await workbench?.stop();
  });
  return async (options = {}, fragment = '') => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
    const page = await context.newPage();
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    page.on('request', (request) => {
      const url = request.url();
      if (!/^(blob|data):/.test(url) && !url.startsWith(workbench.page)) complaints.push(`asked for ${url}`);
    });
    await page.goto(workbench.page + fragment);
    const editor = page.getByRole('textbox', { name: 'Circuit as text' });
    await editor.waitFor();
    const facts = page.locator('.facts');
    return {
      page,
      workbench,
      write: async (text) => {
        await editor.click();
        await page.keyboard.press('ControlOrMeta+A');
        await page.keyboard.insertText(text);
      },
      facts: async () => {
        await expect.poll(() => facts.textContent()).not.toBe('Reading…');
        return (await facts.textContent()) ?? '';
      },
    };
  };
}
