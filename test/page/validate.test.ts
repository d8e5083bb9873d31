import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { pages } from './browser.js';

const opened = pages();

/** The panel that validates, with a job pasted into it. */
async function validating(page: Page, job?: string): Promise<Locator> {
  await page.getByRole('tab', { name: 'Validate' }).click();
  const panel = page.getByRole('tabpanel', { name: 'Validate' });
  if (job !== undefined) {
    await panel.getByRole('textbox', { name: 'Job to be checked' }).click();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.insertText(job);
  }
  return panel;
}

/** What is underlined, in its order. */
function underlined(panel: Locator): Promise<readonly string[]> {
  return panel.locator('.cm-lintRange').allTextContents();
}

const RIGHT = `{
  "type": "ionq.circuit.v1",
  "backend": "qpu.forte-1",
  "shots": 1000,
  "settings": { "error_mitigation": { "debiasing": false } },
  "input": {
    "gateset": "qis",
    "qubits": 2,
    "circuit": [
      { "gate": "h", "target": 0 },
      { "gate": "cnot", "control": 0, "target": 1 }
    ]
  }
}`;

/** Three mistakes: too many shots, a gate that there is not, a target that is not there. */
const WRONG = RIGHT.replace('1000', '2000000').replace('"h"', '"hadamard"').replace('"target": 1', '"target": 7');

describe('the panel that validates', () => {
  it('marks each mistake of a pasted job at its place, and leads there', async () => {
    const { page } = await opened();
    const panel = await validating(page, WRONG);
    await panel.getByText('It would be refused: 3 errors.').waitFor();
    expect(await underlined(panel)).toEqual(['2000000', '"hadamard"', '{ "gate": "cnot", "control": 0, "target": 7 }']);
    const issues = panel.getByRole('list', { name: 'Issues of the job' }).getByRole('listitem');
    expect(await issues.allTextContents()).toEqual([
      expect.stringMatching(/line 4, column 12: .*1000000/),
      expect.stringMatching(/UnsupportedGate line 10, column 17: .*hadamard/s),
      expect.stringMatching(/line 11, column 7: .*7/s),
    ]);
    await issues.nth(1).getByRole('button').click();
    expect(await page.evaluate(() => getSelection()?.toString())).toBe('"hadamard"');
  });

  it('says why a file is no text, and checks the next one', async () => {
    const { page } = await opened();
    const panel = await validating(page, RIGHT);
    const give = (name: string, buffer: Buffer) =>
      panel.getByLabel('File with a job').setInputFiles({ name, mimeType: 'application/json', buffer });
    await give('picture.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0xff]));
    await panel.getByText('picture.png was not opened: it is not a text in UTF-8').waitFor();
    await panel.getByText('Nothing would be refused').waitFor();
    await give('large.json', Buffer.alloc(9_000_000, ' '));
    await panel.getByText('large.json was not opened: it has 9 MB').waitFor();
    await give('wrong.json', Buffer.from(WRONG));
    await panel.getByText('It would be refused: 3 errors.').waitFor();
    expect(await panel.getByRole('alert').count()).toBe(0);
  });

  it('says of a right job that nothing would be refused, and what it costs', async () => {
    const { page } = await opened();
    const panel = await validating(page, RIGHT);
    await panel.getByText('Nothing would be refused.').waitFor();
    await panel
      .getByText(/qpu\.forte-1: 1,000 shots of 2 qubits · \d pulses and 1 entangling gate once transpiled/)
      .waitFor();
    expect(await panel.locator('.size-line').textContent()).toMatch(/\$\d+\.\d\d$/);
    expect(await underlined(panel)).toEqual([]);
  });

  it('checks the text on the left, for another machine than it names', async () => {
    const { page, write } = await opened();
    await write('OPENQASM 2.0; include "qelib1.inc"; qreg q[30]; h q[29];');
    const panel = await validating(page);
    await panel.getByText('Paste a job, open a file').waitFor();
    await panel.getByRole('button', { name: 'Use the text on the left' }).click();
    await panel.getByText('Nothing would be refused').waitFor();
    await panel.getByRole('combobox', { name: 'Checked for' }).selectOption('qpu.aria-1');
    await panel.getByText('It would be refused for qpu.aria-1').waitFor();
    await panel.getByText('NotEnoughQubits').waitFor();
  });

  it('says of what is no job that it is none', async () => {
    const { page } = await opened();
    const panel = await validating(page, '{ "type": ');
    await panel.getByText('It would be refused: 1 error.').waitFor();
  });
});
