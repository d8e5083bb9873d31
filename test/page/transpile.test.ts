import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import {
  type Certificate,
  circuit,
  circuitJob,
  circuitOf,
  decodeJob,
  multiCircuitJob,
  nativeCircuit,
  parseQasm,
  transpile,
  verify,
} from '../../src/public/index.js';
import { pages } from './browser.js';

const opened = pages();

const TOFFOLI = `OPENQASM 3.0;
include "stdgates.inc";
qubit[3] q;
bit[3] out;
h q[0];
h q[1];
ccx q[0], q[1], q[2];
rz(0.3) q[2];
cx q[2], q[0];
out = measure q;
`;

const TEMPLATE = `OPENQASM 3.0;
include "stdgates.inc";
input angle theta;
qubit[2] q;
rx(theta) q[0];
rzz(2*theta) q[0], q[1];
rx(theta) q[1];
`;

/** A machine of four qubits in a row: the measured one of the catalogue's name. */
const MEASURED = {
  id: '617a1f8b-59d4-435d-aa33-695433d7155e',
  backend: 'qpu.forte-1',
  date: '2026-06-16T00:00:00Z',
  qubits: 4,
  connectivity: [
    [0, 1],
    [1, 2],
    [2, 3],
  ],
  fidelity: { '1q': { median: 0.9998 }, '2q': { median: 0.9 }, spam: { median: 0.9962 } },
  timing: { '1q': 0.00013, '2q': 0.00097, readout: 0.00015, reset: 0.00005, t1: 100, t2: 1 },
};

/** A circuit of many gates that have little in common. */
function long(gates: number, qubits: number): string {
  let state = 12345;
  const next = (below: number): number => {
    state = (state * 1103515245 + 12345) % 2 ** 31;
    return Math.floor((state / 2 ** 31) * below);
  };
  const lines = Array.from({ length: gates }, (_, k) => {
    const a = next(qubits);
    const b = (a + 1 + next(qubits - 1)) % qubits;
    const angles = `${next(100)}/7, ${next(100)}/9, ${next(100)}/11`;
    return k % 2 === 0 ? `u3(${angles}) q[${a}];` : `cu3(${angles}) q[${a}], q[${b}];`;
  });
  return `OPENQASM 2.0;\ninclude "qelib1.inc";\nqreg q[${qubits}];\n${lines.join('\n')}\n`;
}

async function textOf(place: Locator): Promise<string> {
  return (await place.textContent()) ?? '';
}

/** What is said of the native circuit under a name. */
function number(page: Page, name: string): Promise<string> {
  const row = page.getByRole('term').filter({ hasText: name }).locator('xpath=following-sibling::dd');
  return textOf(row.first());
}

/** Waits for the verdict and gives it. */
async function verdictOf(page: Page): Promise<string> {
  const verdict = page.getByRole('region', { name: 'Verdict' });
  await verdict.waitFor();
  return textOf(verdict);
}

/** The text in the box at the end. */
function written(page: Page, name = 'IonQ JSON'): Promise<string> {
  return textOf(page.getByRole('region', { name, exact: true }));
}

async function choose(page: Page, name: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name }).selectOption(option);
}

/** Drops a file on what stands around the target. */
async function drop(page: Page, name: string, text: string): Promise<void> {
  const data = await page.evaluateHandle(
    ([fileName, content]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([content!], fileName!, { type: 'application/json' }));
      return transfer;
    },
    [name, text],
  );
  await page.getByRole('group', { name: 'What the circuit is for' }).dispatchEvent('drop', { dataTransfer: data });
}

describe('transpiling', () => {
  it('happens by itself, and says what the native circuit takes and that it is the same', async () => {
    const { page } = await opened();
    expect(await verdictOf(page)).toMatch(/Verified: the same circuit[\s\S]*All 4 columns of both unitaries agree/);
    expect(await number(page, 'Entangling gates')).toMatch(/^1 from 1 gate on two or more qubits/);
    expect(await number(page, 'Pulses')).toMatch(/^\d+ from 1 gate/);
    expect(await number(page, 'Price')).toMatch(/^\$25\.79 .*1,000 shots/);
    await page.getByRole('heading', { name: 'Native circuit for qpu.forte-1, by zz' }).waitFor();
    await page
      .getByRole('table', { name: /Bars/ })
      .getByRole('row', { name: /^lower/ })
      .waitFor();
  });

  it('has a picture of the native circuit, whose gates say what they are', async () => {
    const { page } = await opened();
    await verdictOf(page);
    const picture = page.getByRole('listbox', { name: 'Picture of the native circuit' });
    await picture.getByRole('option', { name: /^zz/i }).first().waitFor();
    await picture.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByText('GPI').first().waitFor();
  });

  it('follows target, entangler, level and what stays the same', async () => {
    const { page, write } = await opened();
    await write(TOFFOLI);
    await expect.poll(() => number(page, 'Qubits')).toMatch(/^3/);
    const best = Number.parseInt(await number(page, 'Entangling gates'), 10);
    await choose(page, 'Level', '0');
    await expect.poll(async () => Number.parseInt(await number(page, 'Entangling gates'), 10)).toBeGreaterThan(best);
    await choose(page, 'Level', '2');
    await choose(page, 'Target', 'ideal');
    await page.getByRole('heading', { name: 'Native circuit for ideal, by zz' }).waitFor();
    await choose(page, 'Entangler', 'ms');
    await page.getByRole('heading', { name: 'Native circuit for ideal, by ms' }).waitFor();
    await expect.poll(() => written(page)).toContain('"gate": "ms"');
    await choose(page, 'What stays the same', 'What is measured');
    await page.getByText('Only what is measured from all zeros is kept, not the state.').waitFor();
    await choose(page, 'Target', 'qpu.aria-1');
    await page.getByText('a retired 25-qubit trapped-ion machine').waitFor();
    expect(await verdictOf(page)).toContain('Verified: the same circuit');
  });

  it('is for a machine as a dropped characterization says, and refuses what is none', async () => {
    const { page, write } = await opened();
    await write(TOFFOLI);
    await expect.poll(() => number(page, 'Qubits')).toMatch(/^3/);
    const before = await number(page, 'Fidelity');
    await drop(page, 'measured.json', JSON.stringify(MEASURED));
    await page.getByText('4 qubits, entangles by zz, 3 pairs connected, two-qubit fidelity 90 %').waitFor();
    await expect.poll(() => number(page, 'Fidelity')).not.toBe(before);
    const job = decodeJob(JSON.parse(await written(page)));
    const pairs = job.stated[0]!.circuit.operations.flatMap(({ targets }) => (targets.length === 2 ? [targets] : []));
    expect(pairs.length).toBeGreaterThan(0);
    for (const [a, b] of pairs) expect(Math.abs(a! - b!)).toBe(1);
    await drop(page, 'notes.json', '{ "qubits": "many" }');
    const refused = page.getByRole('list', { name: 'What is wrong with notes.json' });
    await refused.getByText('a characterization must say how many qubits the machine has').waitFor();
    await drop(page, 'notes.txt', 'not JSON at all');
    await page.getByRole('list', { name: 'What is wrong with notes.txt' }).getByText('JsonSyntax').waitFor();
    expect(await page.getByRole('combobox', { name: 'Target' }).inputValue()).toBe('');
  });

  it('takes a characterization from a file, too', async () => {
    const { page } = await opened();
    const buffer = Buffer.from(JSON.stringify({ ...MEASURED, backend: 'qpu.tempo-9' }));
    const file = { name: 'tempo.json', mimeType: 'application/json', buffer };
    await page.getByLabel('File with a characterization').setInputFiles(file);
    await page.getByRole('heading', { name: 'Native circuit for qpu.tempo-9, by zz' }).waitFor();
    await page.getByRole('list', { name: 'What of tempo.json was not taken' }).getByText('zz is assumed').waitFor();
  });

  it('says why a circuit does not fit, and goes on when it does', async () => {
    const { page, write } = await opened();
    await write('OPENQASM 2.0;\ninclude "qelib1.inc";\nqreg q[40];\nh q[39];\n');
    await page.getByRole('list', { name: 'Why the circuit was not transpiled' }).getByText('NotEnoughQubits').waitFor();
    await choose(page, 'Target', 'ideal');
    await page.getByRole('heading', { name: 'Native circuit for ideal' }).waitFor();
    expect(await page.getByText('NotEnoughQubits').count()).toBe(0);
  });

  it('says what is missing where the text is empty, or has an error', async () => {
    const { page, write } = await opened();
    await verdictOf(page);
    await write('OPENQASM 2.0;\nqreg q[1];\nhh q[0];\n');
    await page.getByText('The text cannot be transpiled until its').waitFor();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.press('Delete');
    await page.getByText('There is nothing to transpile yet').waitFor();
  });

  it('is ended by the next keystroke: the newest text wins', async () => {
    const { page, write } = await opened();
    const file = { name: 'long.qasm', mimeType: 'text/plain', buffer: Buffer.from(long(3500, 12)) };
    await page.getByLabel('File with a circuit').setInputFiles(file);
    await page.getByRole('progressbar', { name: 'Transpiling' }).waitFor();
    await write(TOFFOLI);
    await expect.poll(() => number(page, 'Qubits')).toMatch(/^3/);
    expect(await verdictOf(page)).toContain('All 8 columns');
    expect(await page.getByRole('progressbar').count()).toBe(0);
  });

  it('waits for a click where it would take long', async () => {
    const { page, write } = await opened();
    await verdictOf(page);
    await choose(page, 'Level', '3');
    await page.getByText('It begins with a click, because level 3 searches for a while.').waitFor();
    await page.getByRole('spinbutton', { name: 'Budget in seconds' }).fill('1');
    await page.getByRole('button', { name: 'Transpile', exact: true }).click();
    await expect.poll(() => page.getByRole('button', { name: 'Transpile', exact: true }).count()).toBe(0);
    expect(await verdictOf(page)).toContain('Verified: the same circuit');
    await write(TOFFOLI);
    await page.getByRole('button', { name: 'Transpile', exact: true }).waitFor();
  });

  it('shows the circuit of a job that is chosen, and transpiles native texts anew', async () => {
    const { page, write } = await opened();
    const circuits = [
      { name: 'one', circuit: nativeCircuit(1).gpi(0.25, 0) },
      { name: 'two', circuit: circuit(2).cnot(0, 1) },
    ];
    await write(JSON.stringify(multiCircuitJob(circuits, { backend: 'simulator' })));
    await page.getByText('The text is native already').waitFor();
    await choose(page, 'Circuit of the job', 'two');
    await expect.poll(() => number(page, 'Entangling gates')).toMatch(/^1/);
    expect(await page.getByText('The text is native already').count()).toBe(0);
    expect(await written(page)).toContain('"name": "two"');
  });
});

describe('the parameters of a template', () => {
  it('are sliders: the texts follow, and the circuit is not transpiled again', async () => {
    const { page, write } = await opened();
    await write(TEMPLATE);
    const slider = page.getByRole('slider', { name: 'theta' });
    expect(await slider.getAttribute('aria-valuetext')).toBe('0.159π');
    await expect.poll(() => verdictOf(page)).toContain('Verified: the same circuit for all values of its parameters');
    const passes = await textOf(page.getByRole('region', { name: 'Passes' }));
    const first = await written(page);
    await page.getByRole('spinbutton', { name: 'theta in radians' }).fill('1.25');
    await expect.poll(() => written(page)).not.toBe(first);
    const bound = parseQasm(TEMPLATE.replace('input angle theta;', 'const angle theta = 1.25;'));
    const { stated } = decodeJob(JSON.parse(await written(page)));
    expect(verify(bound, stated[0]!).equivalent).toBe(true);
    await slider.focus();
    await page.keyboard.press('End');
    await expect.poll(() => slider.getAttribute('aria-valuetext')).toBe('2π');
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => slider.getAttribute('aria-valuetext')).toBe('1.984π');
    await expect.poll(() => verdictOf(page)).toContain('Verified: the same circuit at these values');
    // Times of another run would be others.
    expect(await textOf(page.getByRole('region', { name: 'Passes' }))).toBe(passes);
  });

  it('stay free in OpenQASM where that is asked for', async () => {
    const { page, write } = await opened();
    await write(TEMPLATE);
    await verdictOf(page);
    await choose(page, 'Written as', 'OpenQASM 3, parameters free');
    const template = parseQasm(await written(page, 'OpenQASM 3 template'));
    expect(template.gateset).toBe('native');
    expect(template.parameters).toEqual(['theta']);
  });
});

describe('what is taken along', () => {
  it('states what the job of a native text states, and what came of transpiling it again', async () => {
    const { page, write } = await opened();
    const original = circuit(3).h(0).cnot(0, 1).swap(0, 2).t(1).measure('all', 0, 1, 2);
    const job = circuitJob(transpile(original, 'qpu.aria-1'), { backend: 'qpu.aria-1', name: 'moved' });
    expect(decodeJob(job).stated[0]!.outputPermutation).not.toEqual([0, 1, 2]);
    await write(JSON.stringify(job));
    await page.getByText('The text is native already').waitFor();
    const again = decodeJob(JSON.parse(await written(page)));
    expect(again.payload).toMatchObject({ backend: 'qpu.forte-1', name: 'moved' });
    expect(verify(original, again.stated[0]!).equivalent).toBe(true);
  });

  it('is copied, and the library reads it again as the same circuit', async () => {
    const { page, write } = await opened({ permissions: ['clipboard-read', 'clipboard-write'] });
    await write(TOFFOLI);
    await verdictOf(page);
    await expect.poll(() => number(page, 'Qubits')).toMatch(/^3/);
    await verdictOf(page);
    await page.getByRole('button', { name: 'Copy IonQ JSON' }).click();
    await expect.poll(() => textOf(page.getByRole('status'))).toContain('copied');
    const job = decodeJob(JSON.parse(await page.evaluate(() => navigator.clipboard.readText())));
    expect(job.payload).toMatchObject({ backend: 'qpu.forte-1', shots: 1000 });
    const original = parseQasm(TOFFOLI);
    expect(verify(original, job.stated[0]!, { relation: 'frames-and-permutation' }).equivalent).toBe(true);
  });

  it('is saved as a file, the certificate too', async () => {
    const { page, write } = await opened();
    await write(TOFFOLI);
    await expect.poll(() => number(page, 'Qubits')).toMatch(/^3/);
    await verdictOf(page);
    await choose(page, 'Written as', 'OpenQASM 3');
    const saved = async (button: string): Promise<string> => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: button }).click(),
      ]);
      return readFile(await download.path(), 'utf8');
    };
    const native = parseQasm(await saved('Save OpenQASM 3'));
    const original = parseQasm(TOFFOLI);
    expect(native.gateset).toBe('native');
    expect(verify(original, native, { relation: 'distribution' }).equivalent).toBe(true);
    const certificate = JSON.parse(await saved('Save certificate')) as Certificate;
    // The same text and settings give the same circuit wherever they are transpiled.
    const again = transpile(circuitOf('qis', original.qubits, original.operations, original), 'qpu.forte-1');
    expect(verify(original, again, { certificate }).equivalent).toBe(true);
  });
});

describe('the panel', () => {
  it.each([
    ['light', 360],
    ['dark', 1280],
  ] as const)('has nothing to be complained of, %s at %i', async (colorScheme, width) => {
    const { page, write } = await opened({ colorScheme, viewport: { width, height: 800 } });
    await write(TEMPLATE);
    await page.getByText('More settings').click();
    expect(await verdictOf(page)).toContain('Verified');
    await page.evaluate(await readFile(resolve('node_modules/axe-core/axe.min.js'), 'utf8'));
    const complaints = await page.evaluate(async () => {
      const { axe } = globalThis as unknown as {
        axe: { run(where: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      };
      // The picture has tests of its own.
      const { violations } = await axe.run({ include: '.transpile-panel', exclude: '.picture' });
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    });
    expect(complaints).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });
});
