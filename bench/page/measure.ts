import type { Browser, Page } from 'playwright-core';

/** A circuit of so many gates over 20 qubits, as OpenQASM 2, each on a line of its own. */
function program(gates: number): string {
  const lines = Array.from({ length: gates }, (_, k) => {
    const wire = (k * 7) % 20;
    return k % 3 === 2 ? `cx q[${wire}], q[${(wire + 1 + (k % 5)) % 20}];` : `rz(${k % 7}*pi/8) q[${wire}];`;
  });
  return ['OPENQASM 2.0;', 'include "qelib1.inc";', 'qreg q[20];', ...lines, ''].join('\n');
}

async function opened(browser: Browser, address: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript({ path: 'bench/page/watch.js' });
  await page.goto(address);
  await page.locator('.facts', { hasText: 'qubit' }).waitFor();
  return page;
}

/** What `watch.js` gives the page. */
interface Watched {
  /** When keys were pressed, and when pictures were painted, in milliseconds since the page was asked for. */
  readonly keys: readonly number[];
  readonly paints: readonly number[];
  /** Milliseconds of the longest task while a box is scrolled through. */
  readonly scrolled: (box: Element) => Promise<number>;
}

declare global {
  var watched: Watched;
}

async function noted(page: Page): Promise<Pick<Watched, 'keys' | 'paints'>> {
  return page.evaluate(() => ({ keys: watched.keys, paints: watched.paints }));
}

/** Waits until more pictures were painted than so many. */
async function paintedAfter(page: Page, count: number): Promise<void> {
  await page.waitForFunction((before) => watched.paints.length > before, count);
}

/** Seconds from opening the page, with nothing in the browser's cache, to the first picture. */
export async function paintSeconds(browser: Browser, address: string): Promise<number> {
  const page = await opened(browser, address);
  await paintedAfter(page, 0);
  const [first] = (await noted(page)).paints;
  await page.context().close();
  return first! / 1000;
}

/**
 * Seconds from keystrokes to the pictures that they lead to: the `;` of a last gate is typed and taken away again, so that
 * what stands there is a circuit after every other keystroke.
 */
export async function typingSeconds(
  browser: Browser,
  address: string,
  gates: number,
  keystrokes: number,
): Promise<readonly number[]> {
  const page = await opened(browser, address);
  await open(page, `${program(gates - 1)}h q[0]`);
  await page.locator('.facts', { hasText: 'no circuit' }).waitFor();
  await page.getByRole('textbox', { name: 'Circuit as text' }).click();
  await page.keyboard.press('ControlOrMeta+End');
  const seconds: number[] = [];
  for (let stroke = 0; stroke < keystrokes; stroke++) {
    const before = (await noted(page)).paints.length;
    await page.keyboard.press(';');
    await page.locator('.facts', { hasText: `${gates.toLocaleString('en')} gates` }).waitFor();
    await paintedAfter(page, before);
    const { keys, paints } = await noted(page);
    if (stroke > 0) seconds.push((paints.at(-1)! - keys.at(-1)!) / 1000);
    await page.keyboard.press('Backspace');
    await page.locator('.facts', { hasText: 'no circuit' }).waitFor();
  }
  await page.context().close();
  return seconds;
}

/** Milliseconds of the longest task of the page's thread while a long circuit is scrolled through; 0 where all are short. */
export async function longestTask(browser: Browser, address: string): Promise<number> {
  const page = await opened(browser, address);
  await open(page, program(10_000));
  await page.locator('.facts', { hasText: '10,000 gates' }).waitFor();
  const picture = page.getByRole('listbox', { name: 'Picture of the circuit' });
  const longest = await picture.evaluate((box) => watched.scrolled(box));
  await page.context().close();
  return longest;
}

/** As somebody opens a file; ten thousand lines typed at once would be the browser's own work for minutes. */
async function open(page: Page, text: string): Promise<void> {
  const file = { name: 'circuit.qasm', mimeType: 'text/plain', buffer: Buffer.from(text) };
  await page.getByLabel('File with a circuit').setInputFiles(file);
}
