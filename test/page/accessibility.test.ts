import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { pages } from './browser.js';

const opened = pages();
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core finds wrong, each with the elements that have it. */
async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  const results = await page.evaluate(() => (globalThis as never as { axe: { run(): Promise<AxeResults> } }).axe.run());
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
  );
}

const TABS = ['Transpile', 'Results', 'Jobs', 'Validate'];

/** A text that cannot be read, and one of every kind that the panels show more of. */
const BROKEN = 'OPENQASM 3.0;\nqubit[2] q;\nnosuchgate q[0];\n';

describe.each(['light', 'dark'] as const)('in the %s scheme', (colorScheme) => {
  it.each([360, 800, 1440])('every panel is accessible at %i pixels', async (width) => {
    const { page, facts } = await opened({ viewport: { width, height: 900 }, colorScheme });
    await page.getByRole('combobox', { name: 'Open an example' }).selectOption('Variational template');
    await expect.poll(facts).toContain('4 qubits');
    for (const name of TABS) {
      await page.getByRole('tab', { name }).click();
      await expect.poll(() => page.locator('[aria-busy="true"]').count()).toBe(0);
      expect(await violations(page), name).toEqual([]);
      const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(await overflow(), `${name} scrolls sideways`).toBeLessThanOrEqual(0);
    }
  });

  it.each([360, 1440])('the card of a gate is accessible at %i pixels', async (width) => {
    const { page } = await opened({ viewport: { width, height: 900 }, colorScheme });
    const picture = page.getByRole('listbox', { name: 'Picture of the circuit' });
    await picture.getByRole('option', { name: 'cnot, control q0, target q1' }).waitFor();
    await picture.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'h on q0' }).getByText('1/√2').first().waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('results are accessible with their tables open', async () => {
    const { page } = await opened({ colorScheme });
    await page.getByRole('combobox', { name: 'Open an example' }).selectOption('Variational template');
    await page.getByRole('tab', { name: 'Results' }).click();
    for (const summary of ['The outcomes as a table', 'The points as a table']) await page.getByText(summary).click();
    await page.getByRole('region', { name: 'Points of the' }).waitFor();
    await expect.poll(() => page.locator('[aria-busy="true"]').count()).toBe(0);
    expect(await violations(page)).toEqual([]);
  });

  it('a job is accessible with its results and as a program', async () => {
    const { page } = await opened({ viewport: { width: 360, height: 900 }, colorScheme });
    await page.getByRole('tab', { name: 'Jobs' }).click();
    await page.getByRole('button', { name: 'Submit', exact: true }).click();
    await page.getByRole('table', { name: 'both' }).waitFor();
    await page.getByText('The job as it is posted').click();
    await page.getByRole('region', { name: 'program', exact: true }).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('names are completed accessibly', async () => {
    const { page, write } = await opened({ colorScheme });
    await write('OPENQASM 3.0;\ninclude "stdgates.inc";\nqubit[2] q;\n');
    await page.keyboard.type('c');
    await page.getByRole('listbox', { name: 'Completions' }).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('a file that is refused is told accessibly', async () => {
    const { page } = await opened({ colorScheme });
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({
        name: 'picture.png',
        mimeType: 'image/png',
        buffer: Buffer.from([0, 255, 254]),
      });
    await page.getByText('picture.png was not opened').waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('what is wrong is accessible, too', async () => {
    const { page, facts, write } = await opened({ colorScheme });
    await write(BROKEN);
    await expect.poll(facts).toContain('no circuit');
    for (const name of TABS) {
      await page.getByRole('tab', { name }).click();
      expect(await violations(page), name).toEqual([]);
    }
  });
});

describe('by keyboard', () => {
  it('goes through the tabs with arrow keys, and only the chosen one is in the order of focus', async () => {
    const { page } = await opened();
    await page.getByRole('tab', { name: 'Transpile' }).focus();
    await page.keyboard.press('ArrowRight');
    const chosen = page.getByRole('tab', { selected: true });
    expect(await chosen.textContent()).toBe('Results');
    expect(await chosen.evaluate((tab) => tab === document.activeElement)).toBe(true);
    await page.keyboard.press('End');
    expect(await chosen.textContent()).toBe('Validate');
    await page.keyboard.press('ArrowRight');
    expect(await chosen.textContent()).toBe('Transpile');
    expect(await page.locator('[role=tab][tabindex="0"]').count()).toBe(1);
  });

  it('skips from the bar to the circuit', async () => {
    const { page } = await opened();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the circuit');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('truth');
  });
});

describe('without a network', () => {
  it('goes on once it is loaded', async () => {
    const { page, facts } = await opened();
    await facts();
    await page.context().setOffline(true);
    for (const name of TABS) await page.getByRole('tab', { name }).click();
    await page.getByRole('combobox', { name: 'Open an example' }).selectOption('GHZ state of 8');
    await expect.poll(facts).toBe('OpenQASM 3 · 8 qubits · 8 gates');
  });

  it('simulates, runs a job, reads JSON and checks it, all for the first time', async () => {
    const { page, facts } = await opened();
    await facts();
    // By then the page has begun to load ahead, which it does when it is idle.
    await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
    await page.waitForLoadState('networkidle');
    await page.context().setOffline(true);
    await page.getByRole('tab', { name: 'Results' }).click();
    await page.getByRole('img', { name: /^Bars of the probabilities of 4 outcomes of both/ }).waitFor();
    await page.getByRole('combobox', { name: 'Open an example' }).selectOption('IonQ job, ready to submit');
    await expect.poll(facts).toContain('an IonQ job');
    await page.getByRole('tab', { name: 'Jobs' }).click();
    const jobs = page.getByRole('tabpanel', { name: 'Jobs' });
    await jobs.getByRole('combobox', { name: 'Where' }).selectOption('the emulator in this page');
    await jobs.getByRole('textbox', { name: 'Name of the job' }).fill('Offline');
    await jobs.getByText('The validator finds nothing that would be refused.').waitFor();
    await jobs.getByRole('button', { name: 'Submit', exact: true }).click();
    await jobs.getByRole('listitem', { name: 'Offline' }).getByText('completed').waitFor();
    await jobs.getByRole('table', { name: 'all qubits' }).waitFor();
    await page.getByRole('tab', { name: 'Validate' }).click();
    await page.getByText('Nothing would be refused').waitFor();
  });
});
