import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { IonQ } from '../../src/public/cloud.js';
import { pages } from './browser.js';

const opened = pages();

/** The panel of jobs, once it has made a job of the text. */
async function jobsPanel(page: Page) {
  await page.getByRole('tab', { name: 'Jobs' }).click();
  const panel = page.getByRole('tabpanel', { name: 'Jobs' });
  await panel.getByRole('combobox', { name: 'Backend' }).waitFor();
  return panel;
}

/** The rows of a histogram: outcome and share. */
async function rowsOf(page: Page, key: string): Promise<readonly string[]> {
  const table = page.getByRole('table', { name: key });
  await table.waitFor();
  return table.getByRole('row').allInnerTexts();
}

describe('the panel of jobs', () => {
  it('runs a circuit on the emulator in the page and shows what it measured, by key', async () => {
    const { page } = await opened();
    const panel = await jobsPanel(page);
    await panel.getByRole('textbox', { name: 'Name of the job' }).fill('My pair');
    await panel.getByText('The validator finds nothing that would be refused.').waitFor();
    await panel.getByRole('button', { name: 'Submit' }).click();
    const job = panel.getByRole('listitem', { name: 'My pair' });
    await job.getByText('completed').waitFor();
    expect(await rowsOf(page, 'both')).toEqual([expect.stringContaining('50.0 %'), expect.stringContaining('50.0 %')]);
  });

  it('runs it on the emulator that serves the page, where others see it', async () => {
    const { page, workbench } = await opened();
    const panel = await jobsPanel(page);
    await panel.getByRole('combobox', { name: 'Where' }).selectOption('the emulator that serves this page');
    await panel.getByRole('combobox', { name: 'Backend' }).selectOption('qpu.forte-1');
    await panel.getByRole('textbox', { name: 'Name of the job' }).fill('Seen by others');
    await panel.getByRole('button', { name: 'Submit' }).click();
    await panel.getByRole('listitem', { name: 'Seen by others' }).getByText('completed').waitFor();
    const ionq = new IonQ({ apiKey: 'any', baseURL: workbench.emulator.url });
    const [job] = await ionq.jobs.list().toArray(1);
    expect(job).toMatchObject({ name: 'Seen by others', backend: 'qpu.forte-1', shots: 1000, status: 'completed' });
    const results = await ionq.handle(job!.id).results();
    expect(results.get('both').probability('11')).toBeGreaterThan(0.4);
  });
});
