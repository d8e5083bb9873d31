import { describe, expect, it } from 'vitest';
import { pages } from './browser.js';

const opened = pages();

const GHZ = `OPENQASM 2.0;
include "qelib1.inc";
qreg q[3];
h q[0];
cx q[0], q[1];
cx q[1], q[2];
`;

describe('the text', () => {
  it('is read as soon as the page is there, and again when it changes', async () => {
    const { facts, write } = await opened();
    expect(await facts()).toBe('OpenQASM 3 · 2 qubits · 2 gates');
    await write(GHZ);
    await expect.poll(facts).toBe('OpenQASM 2 · 3 qubits · 3 gates');
  });

  it('is opened from the list of examples', async () => {
    const { page, facts } = await opened();
    await page.getByRole('combobox', { name: 'Open an example' }).selectOption('IonQ job, ready to submit');
    await expect.poll(facts).toBe('an IonQ job · 3 qubits · 3 gates');
  });

  it('is opened from a file', async () => {
    const { page, facts } = await opened();
    const file = { name: 'ghz.qasm', mimeType: 'text/plain', buffer: Buffer.from(GHZ) };
    await page.getByLabel('File with a circuit').setInputFiles(file);
    await expect.poll(facts).toBe('OpenQASM 2 · 3 qubits · 3 gates');
    expect(await page.locator('.bar .title').textContent()).toContain('ghz.qasm');
  });

  it('goes into a link, and comes back from it in a window that knows nothing else', async () => {
    const first = await opened();
    await first.write(`// çιρ 💡\n${GHZ}`);
    await expect.poll(first.facts).toBe('OpenQASM 2 · 3 qubits · 3 gates');
    await first.page.getByRole('button', { name: 'Share' }).click();
    await expect.poll(() => first.page.url()).toContain('#circuit=');
    const second = await opened({}, new URL(first.page.url()).hash);
    await expect.poll(second.facts).toBe('OpenQASM 2 · 3 qubits · 3 gates');
    expect(await second.page.getByRole('textbox', { name: 'Circuit as text' }).textContent()).toContain('çιρ 💡');
  });

  it('is still there when the page is loaded anew', async () => {
    const { page, facts, write } = await opened();
    await write(GHZ);
    await expect.poll(facts).toBe('OpenQASM 2 · 3 qubits · 3 gates');
    await page.reload();
    await expect.poll(facts).toBe('OpenQASM 2 · 3 qubits · 3 gates');
  });

  it('says of a link that is damaged that it holds no circuit', async () => {
    const { page, facts } = await opened({}, '#circuit=S0NDQ');
    await page.getByRole('alert').getByText('The link was not opened').waitFor();
    expect(await facts()).toBe('OpenQASM 3 · 2 qubits · 2 gates');
  });
});
