import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { pages } from './browser.js';

const opened = pages();

const GHZ = `OPENQASM 2.0;
include "qelib1.inc";
qreg q[3];
creg c[3];
h q[0];
cx q[0], q[1];
cx q[1], q[2];
rz(pi/4) q[0];
measure q -> c;
`;

/** Gates one after the other on two wires: as many columns as gates, the k-th turning by k. */
function long(gates: number): string {
  const lines = Array.from({ length: gates - 1 }, (_, k) => `rz(${k}) q[0];\n`);
  return `OPENQASM 2.0;\ninclude "qelib1.inc";\nqreg q[2];\n${lines.join('')}cx q[0], q[1];\n`;
}

/** One column of gates on many wires, then the same again. */
function wide(wires: number): string {
  return `OPENQASM 2.0;\ninclude "qelib1.inc";\nqreg q[${wires}];\n${'h q;\nx q;\n'.repeat(5)}cx q[0], q[${wires - 1}];\n`;
}

/** As soon as the workers have done it, however busy the machine is. */
function eventually<T>(look: () => Promise<T>, options: { readonly message?: string } = {}) {
  return expect.poll(look, { timeout: 20_000, ...options });
}

function picture(page: Page) {
  return page.getByRole('listbox', { name: 'Picture of the circuit' });
}

/** The names of all gates that are in the document. */
function names(page: Page): Promise<readonly (string | null)[]> {
  return picture(page)
    .getByRole('option')
    .evaluateAll((options) => options.map((option) => option.getAttribute('aria-label')));
}

/** The name of the gate that the keyboard is on. */
function activeName(page: Page): Promise<string | null> {
  return picture(page).evaluate((box) => {
    const id = box.getAttribute('aria-activedescendant');
    return id === null ? null : (document.getElementById(id)?.getAttribute('aria-label') ?? null);
  });
}

/** Opens a text as a file: what is long takes long to type. */
function openFile(page: Page, text: string): Promise<void> {
  const file = { name: 'long.qasm', mimeType: 'text/plain', buffer: Buffer.from(text) };
  return page.getByLabel('File with a circuit').setInputFiles(file);
}

function elementsIn(page: Page): Promise<number> {
  return picture(page).evaluate((box) => box.querySelectorAll('*').length);
}

describe('the picture', () => {
  it('shows the circuit of the text, and follows it', async () => {
    const { page, write } = await opened();
    await eventually(() => names(page)).toContain('cnot, control q0, target q1');
    await write(GHZ);
    await eventually(() => names(page)).toEqual([
      'h on q0',
      'cnot, control q0, target q1',
      'rz of pi/4 on q0',
      'cnot, control q1, target q2',
      'measurement of q0 into bit 0 of c',
      'measurement of q1 into bit 1 of c',
      'measurement of q2 into bit 2 of c',
    ]);
    expect(await picture(page).getByText('Rz(π/4)').isVisible()).toBe(true);
  });

  it('stays while the text is wrong, and says so', async () => {
    const { page, write } = await opened();
    await write(GHZ);
    await eventually(() => names(page)).toContain('rz of pi/4 on q0');
    await write(GHZ.replace('rz(pi/4)', 'rz(pi/'));
    await page.getByText('The picture is of the last text that could be read.').waitFor();
    expect(await names(page)).toContain('rz of pi/4 on q0');
    await write(GHZ.replace('rz(pi/4)', 'rz(pi/2)'));
    await eventually(() => names(page)).toContain('rz of pi/2 on q0');
    expect(await page.getByText('The picture is of the last text').count()).toBe(0);
  });

  it('shows names as they are, whatever is in them', async () => {
    const { page, write } = await opened();
    const key = '"><img src=x>&';
    const circuit = { name: 'one', circuit: [{ gate: 'h', target: 0 }], registers: { [key]: [0] } };
    const input = { gateset: 'qis', qubits: 1, circuits: [circuit] };
    await write(JSON.stringify({ type: 'ionq.multi-circuit.v1', backend: 'simulator', input }));
    await eventually(() => names(page)).toContain(`measurement of q0 into ${key}`);
    expect(await picture(page).locator('img').count()).toBe(0);
  });
});

describe('the card of a gate', () => {
  it('opens on a click, with what the gate is, and closes with Escape', async () => {
    const { page, write } = await opened();
    await write(GHZ);
    await picture(page).getByRole('option', { name: 'rz of pi/4 on q0' }).click();
    const card = page.getByRole('dialog', { name: 'rz of pi/4 on q0' });
    await card.getByRole('row', { name: 'theta π/4 = 0.785398 radians' }).waitFor();
    expect(await card.textContent()).toContain('Rotation about Z');
    const matrix = card.getByRole('region', { name: 'Matrix' });
    expect(await matrix.getByRole('row').allTextContents()).toEqual(['|0⟩|1⟩', '|0⟩e−iπ/80', '|1⟩0eiπ/8']);
    expect(await picture(page).getByRole('option', { selected: true }).getAttribute('aria-label')).toBe(
      'rz of pi/4 on q0',
    );
    await page.keyboard.press('Escape');
    await card.waitFor({ state: 'hidden' });
    expect(await picture(page).evaluate((box) => box === document.activeElement)).toBe(true);
  });

  it('opens where a link crosses, closes beside it, and has the matrix in reading order', async () => {
    const { page, write } = await opened();
    await write(`OPENQASM 2.0;\ninclude "qelib1.inc";\nqreg q[3];\ncx q[2], q[0];\n`);
    await eventually(() => names(page)).toEqual(['cnot, control q2, target q0']);
    const box = (await picture(page).getByRole('option').boundingBox())!;
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    const card = page.getByRole('dialog', { name: 'cnot, control q2, target q0' });
    await card.getByText('Matrix over q2 q0').waitFor();
    expect(await card.getByRole('row').allTextContents()).toEqual([
      '|00⟩|01⟩|10⟩|11⟩',
      '|00⟩1000',
      '|01⟩0100',
      '|10⟩0001',
      '|11⟩0010',
    ]);
    expect(await card.textContent()).toContain('OpenQASM 3cx, CX');
    await page.locator('.facts').click();
    await card.waitFor({ state: 'detached' });
  });

  it('of a measurement says that it is one', async () => {
    const { page, write } = await opened();
    await write(GHZ);
    await picture(page).getByRole('option', { name: 'measurement of q2 into bit 2 of c' }).click();
    const card = page.getByRole('dialog', { name: 'measurement of q2 into bit 2 of c' });
    await card.getByRole('button', { name: 'Close' }).click();
    await card.waitFor({ state: 'hidden' });
  });
});

describe('the keyboard', () => {
  it('moves along wires and between them, and opens cards', async () => {
    const { page, write } = await opened();
    await write(GHZ);
    await eventually(() => names(page)).toHaveLength(7);
    await picture(page).focus();
    const walk: readonly (readonly [key: string, name: string])[] = [
      ['ArrowRight', 'cnot, control q0, target q1'],
      ['ArrowRight', 'rz of pi/4 on q0'],
      ['ArrowRight', 'measurement of q0 into bit 0 of c'],
      ['ArrowRight', 'measurement of q0 into bit 0 of c'],
      ['ArrowDown', 'measurement of q1 into bit 1 of c'],
      ['ArrowLeft', 'cnot, control q1, target q2'],
      ['ArrowUp', 'rz of pi/4 on q0'],
      ['Home', 'h on q0'],
      ['End', 'measurement of q0 into bit 0 of c'],
      ['Control+End', 'measurement of q2 into bit 2 of c'],
      ['Control+Home', 'h on q0'],
    ];
    for (const [key, name] of walk) {
      await page.keyboard.press(key);
      await eventually(() => activeName(page), { message: key }).toBe(name);
    }
    await page.keyboard.press('Enter');
    const card = page.getByRole('dialog', { name: 'h on q0' });
    await card.getByText('1/√2').first().waitFor();
    await page.keyboard.press('Escape');
    await card.waitFor({ state: 'hidden' });
    await page.keyboard.press('ArrowRight');
    await eventually(() => activeName(page)).toBe('cnot, control q0, target q1');
  });
});

describe('a picture that is larger than the window', () => {
  it('has few of ten thousand gates in the document, wherever it is scrolled', async () => {
    const { page, facts } = await opened();
    await openFile(page, long(10_000));
    await eventually(facts).toBe('OpenQASM 2 · 2 qubits · 10,000 gates');
    await eventually(() => names(page)).toContain('rz of 7 on q0');
    expect(await names(page)).not.toContain('rz of 100 on q0');
    expect(await elementsIn(page)).toBeLessThan(400);
    await picture(page).evaluate((box) => {
      box.scrollLeft = box.scrollWidth / 2;
    });
    await eventually(() => names(page)).not.toContain('rz of 7 on q0');
    expect((await names(page)).length).toBeGreaterThan(5);
    expect(await elementsIn(page)).toBeLessThan(400);
    await picture(page).evaluate((box) => {
      box.scrollLeft = box.scrollWidth;
    });
    const last = picture(page).getByRole('option', { name: 'cnot, control q0, target q1' });
    await last.waitFor();
    const [gate, box] = [(await last.boundingBox())!, (await picture(page).boundingBox())!];
    expect(gate.x).toBeGreaterThan(box.x);
    expect(gate.x + gate.width).toBeLessThan(box.x + box.width);
    expect(await names(page)).toContain('rz of 9998 on q0');
    expect(await last.getAttribute('aria-posinset')).toBe('10000');
    expect(await last.getAttribute('aria-setsize')).toBe('10000');
    expect(await elementsIn(page)).toBeLessThan(400);
  });

  it('shows the gate that the keyboard goes to', async () => {
    const { page } = await opened();
    await openFile(page, long(10_000));
    await picture(page).getByRole('option', { name: 'rz of 7 on q0' }).waitFor();
    await picture(page).focus();
    await page.keyboard.press('End');
    await eventually(() => activeName(page)).toBe('cnot, control q0, target q1');
    await page.keyboard.press('PageUp');
    await eventually(() => activeName(page)).toMatch(/^rz of 99\d\d on q0$/);
    await page.keyboard.press('Enter');
    const card = page.getByRole('dialog', { name: /^rz of 99\d\d on q0$/ });
    await card.getByText('radians').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Home');
    await eventually(() => activeName(page)).toBe('rz of 0 on q0');
  });

  it('has few of a thousand wires in the document, and their labels in sight at the left', async () => {
    const { page, write, facts } = await opened();
    await write(wide(1000));
    await eventually(facts).toBe('OpenQASM 2 · 1,000 qubits · 10,001 gates');
    await eventually(() => names(page)).toContain('h on q0');
    expect(await elementsIn(page)).toBeLessThan(2000);
    await picture(page).evaluate((box) => {
      box.scrollTop = box.scrollHeight;
      box.scrollLeft = box.scrollWidth;
    });
    await eventually(() => names(page)).toContain('cnot, control q0, target q999');
    expect(await names(page)).not.toContain('h on q0');
    expect(await elementsIn(page)).toBeLessThan(2000);
    const label = picture(page).getByText('q999', { exact: true });
    const [name, box] = [(await label.boundingBox())!, (await picture(page).boundingBox())!];
    expect(name.x - box.x).toBeLessThan(40);
    expect(name.y + name.height).toBeLessThan(box.y + box.height);
  });
});

describe('text and picture', () => {
  it('mark the same gate, whichever of them it is chosen in', async () => {
    const { page, write } = await opened();
    await write(GHZ);
    await eventually(() => names(page)).toHaveLength(7);
    await page.getByText('cx q[1], q[2];').click();
    const marked = picture(page).getByRole('option', { selected: true });
    await eventually(() => marked.evaluateAll((all) => all.map((each) => each.getAttribute('aria-label')))).toEqual([
      'cnot, control q1, target q2',
    ]);
    await picture(page).focus();
    await page.keyboard.press('ArrowLeft');
    const textOf = () => page.locator('.linked').evaluateAll((all) => all.map((each) => each.textContent).join(''));
    await eventually(textOf).toContain('cx q[0], q[1]');
  });

  it('scroll to each other in a long circuit', async () => {
    const { page } = await opened();
    await openFile(page, long(3000));
    await picture(page).getByRole('option', { name: 'rz of 7 on q0' }).waitFor();
    await page.getByRole('textbox', { name: 'Circuit as text' }).click();
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.press('ArrowUp');
    await picture(page).getByRole('option', { name: 'cnot, control q0, target q1', selected: true }).waitFor();
    await picture(page).focus();
    await page.keyboard.press('Home');
    await page.locator('.linked', { hasText: 'rz(0) q[0]' }).waitFor();
  });
});

describe('the native circuit', () => {
  it('has a picture of its own, with cards in turns', async () => {
    const { page, write } = await opened();
    await write(GHZ);
    const native = page.getByRole('listbox', { name: 'Picture of the native circuit' });
    await native
      .getByRole('option', { name: /^zz of / })
      .first()
      .click();
    const card = page.getByRole('dialog', { name: /^zz of / });
    await card.getByRole('row', { name: 'angle 0.25 turns' }).waitFor();
    expect(await card.textContent()).toContain('Native Ising interaction');
    expect(await picture(page).getByRole('option', { selected: true }).count()).toBe(0);
    expect(await native.getByRole('option', { selected: true }).count()).toBe(1);
  });
});

describe('in a narrow window', () => {
  it('the picture scrolls by itself and the card fits', async () => {
    const { page, write } = await opened({ viewport: { width: 360, height: 640 } });
    await write(GHZ.replace('rz(pi/4) q[0]', 'ccx q[0], q[1], q[2]'));
    const toffoli = picture(page).getByRole('option', { name: 'ccx, controls q0 and q1, target q2' });
    await toffoli.click({ position: { x: 15, y: 20 } });
    const card = page.getByRole('dialog', { name: 'ccx, controls q0 and q1, target q2' });
    await card.getByText('|111⟩').first().waitFor();
    const place = (await card.boundingBox())!;
    expect(place.x).toBeGreaterThanOrEqual(0);
    expect(place.x + place.width).toBeLessThanOrEqual(360);
    expect(place.y + place.height).toBeLessThanOrEqual(640);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  });
});

describe('in a dark scheme', () => {
  it('boxes are dark and their labels light', async () => {
    const colours = async (colorScheme: 'light' | 'dark') => {
      const { page } = await opened({ colorScheme });
      await picture(page).getByRole('option', { name: 'h on q0' }).waitFor();
      return picture(page).evaluate((element) => {
        const fill = (selector: string) => getComputedStyle(element.querySelector(selector)!).fill;
        return [fill('.box'), fill('.label')].map((colour) => Math.max(...colour.match(/\d+/g)!.map(Number)));
      });
    };
    const [lightBox, lightText] = await colours('light');
    const [darkBox, darkText] = await colours('dark');
    expect(lightBox).toBeGreaterThan(200);
    expect(lightText).toBeLessThan(60);
    expect(darkBox).toBeLessThan(100);
    expect(darkText).toBeGreaterThan(200);
  });
});
