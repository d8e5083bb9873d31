import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Locator, Page } from 'playwright-core';
import { afterEach, describe, expect, it, vi } from 'vitest';
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
  return table.getByRole('row').allTextContents();
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

  it('follows a job from state to state, and cancels one that waits', async () => {
    const { page } = await opened();
    const panel = await jobsPanel(page);
    await panel.getByRole('textbox', { name: 'Name of the job' }).fill('Slow');
    await panel.getByRole('combobox', { name: 'How fast' }).selectOption('a moment in each state');
    await panel.getByRole('button', { name: 'Submit' }).click();
    const slow = panel.getByRole('listitem', { name: 'Slow' });
    for (const state of ['submitted', 'ready', 'started', 'completed']) await slow.getByText(state).waitFor();
    await panel.getByRole('textbox', { name: 'Name of the job' }).fill('Waiting');
    await panel.getByText('"Waiting"').waitFor({ state: 'attached' });
    await panel.getByRole('combobox', { name: 'How fast' }).selectOption('an hour in the queue');
    await panel.getByRole('button', { name: 'Submit' }).click();
    const waiting = panel.getByRole('listitem', { name: 'Waiting' });
    await waiting.getByText('ready').waitFor();
    await waiting.getByRole('button', { name: 'Cancel' }).click();
    await waiting.getByText('canceled').waitFor();
    await waiting.getByRole('button', { name: 'Delete' }).click();
    await waiting.waitFor({ state: 'detached' });
    expect(await slow.getByText('completed').isVisible()).toBe(true);
  });

  it('submits what the validator refuses only when told to, and shows why it failed', async () => {
    const { page, write } = await opened();
    await write('OPENQASM 2.0; include "qelib1.inc"; qreg q[30]; h q[0]; cx q[0], q[29];');
    const panel = await jobsPanel(page);
    await panel
      .getByRole('list', { name: 'What the validator says of the job' })
      .getByText('NotEnoughQubits')
      .waitFor();
    expect(await panel.getByRole('button', { name: 'Submit', exact: true }).isDisabled()).toBe(true);
    await panel.getByRole('textbox', { name: 'Name of the job' }).fill('Too wide');
    await panel.getByRole('button', { name: 'Submit all the same' }).click();
    const job = panel.getByRole('listitem', { name: 'Too wide' });
    await job.getByText('failed').waitFor();
    expect(await job.textContent()).toMatch(/NotEnoughQubits .*30/);
  });

  it('takes the words of a job for its own, and sends its circuit transpiled where that is wanted', async () => {
    const { page, write } = await opened();
    await write(JSON.stringify(JOB));
    const panel = await jobsPanel(page);
    await expect.poll(() => panel.getByRole('textbox', { name: 'Name of the job' }).inputValue()).toBe('Of the text');
    expect(await panel.getByRole('spinbutton', { name: 'Shots' }).inputValue()).toBe('700');
    await panel.getByText('The job as it is posted').click();
    const posted = panel.getByRole('region', { name: 'job', exact: true });
    expect(JSON.parse((await posted.textContent())!)).toEqual(JOB);
    await panel.getByRole('combobox', { name: 'Circuit' }).selectOption('transpiled here first');
    await expect.poll(async () => JSON.parse((await posted.textContent())!).input.gateset).toBe('native');
    expect(JSON.parse((await posted.textContent())!)).toMatchObject({
      name: 'Of the text',
      shots: 700,
      backend: 'qpu.forte-1',
    });
    await panel.getByText(/qpu\.forte-1: 700 shots of 2 qubits/).waitFor();
  });
});

const JOB = {
  type: 'ionq.circuit.v1',
  name: 'Of the text',
  backend: 'qpu.forte-1',
  shots: 700,
  input: {
    gateset: 'qis',
    qubits: 2,
    circuit: [
      { gate: 'h', target: 0 },
      { gate: 'cnot', control: 0, target: 1 },
    ],
  },
};

describe('the same job as a program', () => {
  const folders: string[] = [];
  afterEach(async () => {
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
    await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true })));
  });

  /** Saves the program of a client and says where it is. */
  async function saved(page: Page, panel: Locator, client: string): Promise<string> {
    await panel.getByRole('combobox', { name: 'Sent to' }).selectOption('the emulator that serves this page');
    await panel.getByRole('combobox', { name: 'Language and client' }).selectOption(client);
    const download = page.waitForEvent('download');
    await panel.getByRole('button', { name: 'Save program' }).click();
    const file = await download;
    const folder = await mkdtemp(join(tmpdir(), 'ionloom-'));
    folders.push(folder);
    const path = join(folder, file.suggestedFilename());
    await file.saveAs(path);
    return path;
  }

  it('runs as a shell script with curl, and its job appears in the list', async () => {
    const { page, workbench } = await opened();
    const panel = await jobsPanel(page);
    await panel.getByRole('textbox', { name: 'Name of the job' }).fill("It's curl");
    await panel.getByRole('region', { name: 'program' }).getByText("It's curl").waitFor();
    const path = await saved(page, panel, 'curl');
    const { stdout } = await promisify(execFile)('sh', [path], { env: { ...process.env, IONQ_API_KEY: 'any' } });
    const { id } = JSON.parse(stdout) as { readonly id: string };
    const ionq = new IonQ({ apiKey: 'any', baseURL: workbench.emulator.url });
    expect((await ionq.handle(id).results()).get('both').probability('00')).toBeCloseTo(0.5, 12);
    await panel.getByRole('listitem', { name: "It's curl" }).getByText('completed').waitFor();
  });

  it('runs as TypeScript', async () => {
    const { page, workbench } = await opened();
    const panel = await jobsPanel(page);
    const path = await saved(page, panel, 'TypeScript, ionloom');
    const said: string[] = [];
    vi.stubEnv('IONQ_API_KEY', 'any');
    vi.spyOn(console, 'log').mockImplementation((line) => void said.push(String(line)));
    await import(/* @vite-ignore */ path);
    const [id, results] = said;
    expect(results).toBe('both (probabilities): 00 0.5, 11 0.5');
    const ionq = new IonQ({ apiKey: 'any', baseURL: workbench.emulator.url });
    expect(await ionq.jobs.get(id!)).toMatchObject({ backend: 'simulator', shots: 1000, status: 'completed' });
  });
});
