import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { circuit, moments, simulate, targetNoise, transpile } from '../../src/public/index.js';
import { Folder, ionloom } from '../cli/in-process.js';
import { type OpenedPage, pages } from './browser.js';

const opened = pages();
const folder = new Folder();
afterAll(() => folder.remove());

/** The panel of results, with a circuit in the editor. */
async function results(text?: string, options?: BrowserContextOptions): Promise<OpenedPage> {
  const found = await opened(options);
  const { page, write } = found;
  if (text !== undefined) await write(text);
  await page.getByRole('tab', { name: 'Results' }).click();
  return found;
}

const plot = (page: Page, name: string | RegExp): Locator => page.getByRole('img', { name });

/** The cells of a table's rows, the first row's heads included. */
async function cells(table: Locator): Promise<readonly (readonly string[])[]> {
  const rows = await table.locator('tr').all();
  return Promise.all(rows.map(async (row) => row.locator('th, td').allTextContents()));
}

async function outcomes(page: Page, of: string): Promise<readonly (readonly string[])[]> {
  const summary = page.getByText('The outcomes as a table');
  const table = page.getByRole('region', { name: `Outcomes of ${of}` });
  await summary.waitFor();
  if (!(await table.isVisible())) await summary.click();
  return cells(table.getByRole('table'));
}

/** What a click saves. */
async function saved(page: Page, button: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ]);
  return readFile(await download.path(), 'utf8');
}

const bell = circuit(2).h(0).cnot(0, 1).measure('both', 0, 1);

const TEMPLATE = `OPENQASM 3.0;
include "stdgates.inc";
input angle theta;
qubit[2] q;
bit[1] a;
bit[1] b;
ry(theta) q[0];
cx q[0], q[1];
a[0] = measure q[0];
b[0] = measure q[1];
`;
const template = circuit(2).ry('theta', 0).cnot(0, 1);

describe('outcomes', () => {
  it('are those of the library, without noise and with it', async () => {
    const { page } = await results();
    await plot(page, /^Bars of the probabilities of 4 outcomes of both, bit 0 first. Highest, ideal: 00 0.5/).waitFor();
    const ideal = simulate(bell, { shots: 1000, seed: 1 });
    const noisy = simulate(transpile(bell, 'simulator:forte-1'), {
      shots: 1000,
      seed: 1,
      noise: 'forte-1',
      engine: 'density-matrix',
    });
    const line = (bits: string) => [
      bits,
      String(Number(ideal.probability(bits, 'both').toPrecision(6))),
      String(ideal.counts('both').get(bits) ?? 0),
      String(Number(noisy.probability(bits, 'both').toPrecision(6))),
      String(noisy.counts('both').get(bits) ?? 0),
    ];
    expect(await outcomes(page, 'both')).toEqual([
      ['Outcome (bit 0 first)', 'ideal probability', 'ideal count', 'noisy probability', 'noisy count'],
      ...['00', '01', '10', '11'].map(line),
    ]);
    const variation = 2 * noisy.probability('01', 'both');
    const distances = await cells(page.getByRole('region', { name: 'Distances of both' }).getByRole('table'));
    expect(Number(distances[1]![1])).toBeCloseTo(variation, 6);
    await page.getByText('transpiled for simulator:forte-1').first().waitFor();
  });

  it('are written with bit 0 first, and saved as they are shown', async () => {
    const { page } = await results('OPENQASM 2.0; include "qelib1.inc"; qreg q[3]; x q[0];');
    await plot(page, /of all qubits, qubit 0 first. Highest, ideal: 100 1/).waitFor();
    await outcomes(page, 'all qubits');
    const lines = (await saved(page, 'Save outcomes as CSV')).split('\r\n');
    expect(lines[0]).toBe('outcome (qubit 0 first),ideal probability,ideal count,noisy probability,noisy count');
    expect(lines.find((line) => line.startsWith('100,'))).toMatch(/^100,1,1000,0\.999/);
  });

  it('are shown as counts on request', async () => {
    const { page } = await results();
    await page.getByLabel('Bars show').selectOption('counts of the shots');
    await plot(page, /^Bars of the counts of 4 outcomes of both/).waitFor();
    await page.getByLabel('Shots').fill('0');
    await plot(page, /^Bars of the probabilities of 4 outcomes of both/).waitFor();
    expect((await outcomes(page, 'both'))[0]).toEqual([
      'Outcome (bit 0 first)',
      'ideal probability',
      'noisy probability',
    ]);
  });

  it('take the noise that is chosen', async () => {
    const { page } = await results();
    const noise = page.getByLabel('Noise', { exact: true });
    await plot(page, /noisy: 00 0.499/).waitFor();
    await noise.selectOption('none');
    await plot(page, /Highest, ideal: 00 0.5, 11 0.5\.$/).waitFor();
    await noise.selectOption('qpu.aria-1, from its fidelities');
    const aria = simulate(transpile(bell, 'qpu.aria-1'), {
      noise: targetNoise('qpu.aria-1', { readout: true }),
      engine: 'density-matrix',
    });
    const expected = String(Number(aria.probability('01', 'both').toPrecision(6)));
    await expect.poll(async () => (await outcomes(page, 'both'))[2]?.[3]).toBe(expected);
    await page.getByLabel('with errors of its read-out').uncheck();
    await expect.poll(async () => Number((await outcomes(page, 'both'))[2]?.[3])).toBeLessThan(Number(expected));
    await noise.selectOption('rates of your own');
    await page.getByLabel('Rate of two-qubit gates').fill('1');
    await page.getByLabel('Rate of one-qubit gates').fill('1');
    // Nothing is left of the state.
    await plot(page, /noisy: (00|01|10|11) 0.25/).waitFor();
  });

  it('are shown by measurement key, and of all keys together', async () => {
    const { page } = await results(TEMPLATE);
    await plot(page, /of 2 outcomes of a, bit 0 first/).waitFor();
    await page.getByLabel('Measurement key').selectOption('all keys together');
    await plot(page, /outcomes of all keys together, bit 0 first, a, b in this order/).waitFor();
    const rows = await outcomes(page, 'all keys together');
    expect(rows.map(([bits]) => bits)).toContain('1 1');
  });

  it('follow the values of parameters', async () => {
    const { page } = await results(TEMPLATE);
    await page.getByRole('spinbutton', { name: 'theta in radians' }).fill('3.141592653589793');
    await plot(page, /ideal: 1 1,/).waitFor();
  });

  it('of many are the most probable, with what the others have in words and all of them in a file', async () => {
    const lines = Array.from({ length: 7 }, (_, k) => `ry(${0.4 + 0.3 * k}) q[${k}];`);
    const { page } = await results(`OPENQASM 2.0;\ninclude "qelib1.inc";\nqreg q[7];\n${lines.join('\n')}`);
    await plot(page, /of 32 outcomes of all qubits/).waitFor();
    await page.getByText(/All other outcomes together have a probability of 0\.\d+ of the ideal and/).waitFor();
    await outcomes(page, 'all qubits');
    const file = await saved(page, 'Save all 128 ideal probabilities');
    const values = file
      .trim()
      .split('\r\n')
      .slice(1)
      .map((line) => Number(line.split(',')[1]));
    expect(values).toHaveLength(128);
    expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12);
  });

  it('of large circuits are computed on a button, with what that takes; what takes too much is refused', async () => {
    const wide = (qubits: number) =>
      `OPENQASM 2.0;\ninclude "qelib1.inc";\nqreg q[${qubits}];\nry(0.3) q[0];\n${Array.from({ length: qubits - 1 }, (_, k) => `cx q[${k}], q[${k + 1}];`).join('\n')}`;
    const { page, write } = await results(wide(18));
    await page.getByLabel('Noise', { exact: true }).selectOption('none');
    const section = page.getByRole('region', { name: 'Outcomes', exact: true });
    await write(wide(28).replace('ry(0.3) q[0];', 'ry(0.3) q[0];\n'.repeat(40)));
    await section.getByText(/All amplitudes of 28 qubits take 4 GiB/).waitFor();
    await section.getByRole('button', { name: 'Compute outcomes' }).click();
    await section.getByText(/more than the limit of 2147483648 bytes \(2 GiB\)/).waitFor();
  });

  it('say why there are none under noise while there are some without', async () => {
    const { page } = await results('OPENQASM 2.0; include "qelib1.inc"; qreg q[12]; h q[0];');
    await page.getByLabel('Noise', { exact: true }).selectOption('qpu.harmony, from its fidelities');
    await page.getByRole('list', { name: 'Noisy: why there are no outcomes' }).getByText('NotEnoughQubits').waitFor();
    await plot(page, /of all qubits, qubit 0 first. Highest, ideal: 000000000000 0.5/).waitFor();
  });

  it('stay while the text is no circuit, which is said', async () => {
    const { page, write } = await results();
    await plot(page, /of 4 outcomes of both/).waitFor();
    await write('OPENQASM 2.0; nonsense');
    await page.getByText('There is nothing to simulate until the text is a circuit').waitFor();
    expect(await plot(page, /of 4 outcomes of both/).isVisible()).toBe(true);
    await write('');
    await page.getByText('There is nothing to simulate yet').waitFor();
  });
});

describe('the mean of an observable', () => {
  it('is computed, and measured with its standard error', async () => {
    const { page } = await results('OPENQASM 2.0; include "qelib1.inc"; qreg q[2]; ry(0.8) q[0]; cx q[0], q[1];');
    await page.getByRole('textbox', { name: 'Observable' }).fill('0.5*Z0 Z1 - 1.5*X0 X1 + Z0');
    const exact = moments(circuit(2).ry(0.8, 0).cnot(0, 1), {
      terms: ['Z0 Z1', 'X0 X1', 'Z0'],
      coefficients: [0.5, -1.5, 1],
    });
    const table = page.getByRole('table', { name: 'Means' });
    await expect.poll(async () => Number((await cells(table))[1]?.[1])).toBeCloseTo(exact.mean, 6);
    const [, ideal, noisy] = await cells(table);
    const [value, error] = ideal![2]!.split(' ± ').map(Number);
    expect(error).toBeGreaterThan(0);
    expect(Math.abs(value! - exact.mean)).toBeLessThan(5 * error!);
    expect(Math.abs(Number(noisy![1]) - exact.mean)).toBeGreaterThan(1e-4);
    await page.getByText('Ideal: 2 circuits to measure').click();
    expect(await page.getByText(/from \d+ shots/).count()).toBeGreaterThan(1);
  });

  it('says at its field what is wrong with the observable', async () => {
    const { page } = await results();
    const field = page.getByRole('textbox', { name: 'Observable' });
    await field.fill('Z0 + Q');
    await page.getByText('the observable cannot be read from "+ Q" on').waitFor();
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    await field.fill('Z7');
    await page.getByText('names qubit 7 of a 2-qubit register').waitFor();
    await field.fill('ZZ');
    await expect.poll(() => field.getAttribute('aria-invalid')).toBe('false');
  });
});

describe('a sweep', () => {
  it('is a curve over a parameter, whose points are saved', async () => {
    const { page } = await results(TEMPLATE);
    const section = page.getByRole('region', { name: 'Sweep over a parameter' });
    await section.getByRole('textbox', { name: 'Observable' }).fill('Z0');
    await section.getByLabel('To').fill('3');
    await section.getByRole('spinbutton', { name: 'Points' }).fill('7');
    await plot(
      page,
      /^Curve of the mean of Z0 over theta, 7 points: ideal between -0.99 and 1, noisy between/,
    ).waitFor();
    await section.getByText('The points as a table').click();
    const csv = (await saved(page, 'Save points as CSV')).trim().split('\r\n');
    expect(csv[0]).toBe('theta,ideal,ideal standard error,noisy,noisy standard error');
    expect(csv).toHaveLength(8);
    const noisyTemplate = transpile(template, 'simulator:forte-1');
    for (const line of csv.slice(1)) {
      const [at, ideal, , noisy] = line.split(',').map(Number);
      expect(ideal).toBeCloseTo(Math.cos(at!), 12);
      const run = noisyTemplate.bind({ theta: at! });
      expect(noisy).toBeCloseTo(moments(run, 'Z0', { noise: 'forte-1' }).mean, 12);
    }
  });

  it('plots the probability of an outcome of a key, and says what is none', async () => {
    const { page } = await results(TEMPLATE);
    const section = page.getByRole('region', { name: 'Sweep over a parameter' });
    await section.getByLabel('Plot').selectOption('the probability of an outcome');
    await section.getByLabel('Key').selectOption('b');
    await section.getByLabel('Outcome').fill('1');
    await plot(page, /^Curve of the probability of 1 in b over theta, 33 points: ideal between 0 and 1/).waitFor();
    await section.getByLabel('Outcome').fill('12');
    await section.getByText('"12" is no outcome of the key b; write one character 0 or 1, bit 0 first').waitFor();
  });

  it('can be cancelled, and is by the next keystroke', async () => {
    const layers = Array.from({ length: 12 }, (_, k) => `rx(theta) q[${k}];\ncx q[${k}], q[${(k + 1) % 12}];`).join(
      '\n',
    );
    const text = `OPENQASM 3.0;\ninclude "stdgates.inc";\ninput angle theta;\nqubit[12] q;\n${layers}`;
    const { page, write } = await results(text);
    const section = page.getByRole('region', { name: 'Sweep over a parameter' });
    await section.getByRole('spinbutton', { name: 'Points' }).fill('1000');
    await section.getByRole('button', { name: 'Compute curve' }).click();
    await section.getByText(/^[1-9]\d* of 1000 points/).waitFor();
    await section.getByRole('button', { name: 'Cancel' }).click();
    await section.getByRole('button', { name: 'Compute curve' }).click();
    await section.getByText(/^[1-9]\d* of 1000 points/).waitFor();
    await write(`${text}\n// another`);
    await section.getByRole('button', { name: 'Compute curve' }).waitFor();
    expect(await section.locator('[aria-busy=true]').count()).toBe(0);
  });

  it('that ran elsewhere is opened from a file, as one that ran here is', async () => {
    const { page } = await results(TEMPLATE);
    const section = page.getByRole('region', { name: 'Sweep over a parameter' });
    await section.getByText('The points as a table').click();
    await plot(page, /over theta, 33 points/).waitFor();
    const own = await saved(page, 'Save points as JSON Lines');
    const input = page.getByLabel('Results of a sweep, as JSON Lines');
    const give = (name: string, text: string) =>
      input.setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
    await give('own.jsonl', own);
    await plot(page, 'Curve of ideal.value over theta, 33 points').waitFor();
    const file = folder.file('template.qasm', TEMPLATE);
    const sweep = async (...words: string[]) => {
      const out = folder.at('results.jsonl');
      expect(
        await ionloom(['sweep', file, '--set', 'theta=0:pi:3', ...words, '--threads', '1', '--restart', '-o', out]),
      ).toMatchObject({
        code: 0,
      });
      return readFile(out, 'utf8');
    };
    await give('means.jsonl', await sweep('--observable', 'Z0'));
    await plot(page, 'Curve of mean of Z0 over theta, 3 points, between -1 and 1.').waitFor();
    await give('counts.jsonl', await sweep('--shots', '10'));
    await plot(page, /^Curve of share of 0+ over theta, 3 points, between 0 and 1\.$/).waitFor();
    await give('exact.jsonl', await sweep());
    await plot(page, /^Curve of probability of 0+ over theta, 3 points/).waitFor();
    await give('torn.jsonl', `${await sweep('--observable', 'Z0')}no result`);
    await page.getByText('torn.jsonl: 3 results; 1 line without one, first line 4.').waitFor();
    await give('none.jsonl', 'nothing\n');
    await page.getByText('none.jsonl holds no line with values and a result').waitFor();
  });

  it('over several parameters is a curve at each value of the others', async () => {
    const { page } = await results(TEMPLATE);
    const lines = [0, 0.5].flatMap((phi) =>
      [0, 1, 2].map((theta) => JSON.stringify({ values: { theta, phi, chi: 1 }, value: { mean: theta + 10 * phi } })),
    );
    const section = page.getByRole('region', { name: 'Sweep from a file' });
    await section
      .getByLabel('Results of a sweep')
      .setInputFiles({ name: 'grid.jsonl', mimeType: 'application/json', buffer: Buffer.from(lines.join('\n')) });
    await plot(page, 'Curve of mean over theta, phi at 0, 3 points, between 0 and 2.').waitFor();
    await section.getByLabel('At phi').selectOption('0.5');
    await plot(page, 'Curve of mean over theta, phi at 0.5, 3 points, between 5 and 7.').waitFor();
    await section.getByLabel('At phi').selectOption('any value');
    await plot(page, 'Curve of mean over theta, 6 points, between 0 and 7.').waitFor();
    await section.getByLabel('Over', { exact: true }).selectOption('phi');
    await plot(page, 'Curve of mean over phi, theta at 0, 2 points, between 0 and 5.').waitFor();
  });

  it('of very many points is read a piece at a time, and says how far', async () => {
    const { page } = await results(TEMPLATE);
    const counts = Object.fromEntries(Array.from({ length: 16 }, (_, k) => [k.toString(2).padStart(4, '0'), k]));
    const lines = Array.from({ length: 150_000 }, (_, k) =>
      JSON.stringify({ values: { theta: k }, value: { shots: 120, counts } }),
    );
    const large = { name: 'large.jsonl', mimeType: 'application/json', buffer: Buffer.from(lines.join('\n')) };
    await Promise.all([
      page.getByText(/Reading large.jsonl, \d+ %…/).waitFor(),
      page.getByLabel('Results of a sweep').setInputFiles(large),
    ]);
    await page.getByText('large.jsonl: 150,000 results.').waitFor();
    await plot(page, 'Curve of share of 0000 over theta, 150,000 points, between 0 and 0.').waitFor();
    await page.getByLabel('Number of the results').selectOption('share of 1111');
    await plot(page, 'Curve of share of 1111 over theta, 150,000 points, between 0.125 and 0.125.').waitFor();
  });
});

describe('the panel', () => {
  it.each(['light', 'dark'] as const)('is accessible and fits a narrow screen, %s', async (colorScheme) => {
    const { page } = await results(TEMPLATE, { colorScheme, viewport: { width: 360, height: 800 } });
    await plot(page, /over theta, 33 points/).waitFor();
    await plot(page, /outcomes of a/).waitFor();
    for (const summary of await page.locator('details > summary').all()) await summary.click();
    await page.evaluate(await readFile(resolve('node_modules/axe-core/axe.min.js'), 'utf8'));
    const violations = await page.evaluate(async () => {
      const { axe } = window as unknown as {
        axe: { run: (panel: string) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      };
      return (await axe.run('[role=tabpanel]:not([hidden])')).violations.map(({ id, nodes }) => [
        id,
        ...nodes.map(({ html }) => html),
      ]);
    });
    expect(violations).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  });

  it('draws its plots in the colours of the scheme, again when that changes', async () => {
    const { page } = await results(undefined, { reducedMotion: 'reduce' });
    const bars = plot(page, /of 4 outcomes of both/);
    await bars.waitFor();
    const has = (rgb: readonly number[]) =>
      bars.locator('canvas').evaluate((canvas, wanted) => {
        const { width, height } = canvas as HTMLCanvasElement;
        const copy = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })!;
        copy.drawImage(canvas as HTMLCanvasElement, 0, 0);
        const { data } = copy.getImageData(0, 0, width, height);
        for (let k = 0; k < data.length; k += 4) if (wanted.every((value, i) => data[k + i] === value)) return true;
        return false;
      }, rgb);
    const [light, dark] = [
      [0x2b, 0x62, 0xb5],
      [0x7d, 0xb3, 0xf5],
    ];
    await expect.poll(() => has(light!)).toBe(true);
    await page.getByLabel('Colours').selectOption('Dark');
    await expect.poll(() => has(dark!)).toBe(true);
    expect(await has(light!)).toBe(false);
  });
});
