import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { type OpenedPage, pages } from './browser.js';

const opened = pages();

/** A language that the text is in, its words and those of no language. */
const QASM3 = `OPENQASM 3.0;
include "stdgates.inc";
#pragma anything
/* two
lines */
input angle theta;
gate pair(a) p, q { h p; cx p, q; rz(a) q; }
qubit[2] q;
bit[2] both;
pair(pi/4) q[0], q[1]; // a call
nowhere q[0];
`;

const CHAIN = `OPENQASM 3.0;
include "stdgates.inc";
qubit[3] q;
h q[0];
cx q[0], q[1];
cx q[1], q[2];
`;

const JOB = `{
  "type": "ionq.circuit.v1",
  "backend": "simulator",
  "input": {
    "gateset": "native",
    "qubits": 2,
    "circuit": [
      { "gate": "gpi2", "target": 0, "phase": 0.25 },
      { "gate": "ms", "targets": [0, 1], "phases": [0, 0] }
    ]
  }
}
`;

/** What is to be seen before long: other programs may keep the machine busy. */
const soon = <Value>(value: () => Value) => expect.poll(value, { timeout: 20_000 });

const textbox = (page: Page) => page.getByRole('textbox', { name: 'Circuit as text' });
const statusLine = (page: Page) => page.locator('.status-line');
const offers = (page: Page) => page.getByRole('listbox', { name: 'Completions' }).getByRole('option');

/** What stands in the editor; short texts alone are wholly in the document. */
async function textIn(page: Page): Promise<string> {
  return (await page.locator('.cm-line').allTextContents()).join('\n');
}

/** The colours of some words of the text. */
async function coloursOf(page: Page, words: readonly string[]): Promise<readonly string[]> {
  return page.evaluate((wanted) => {
    const pieces = [...document.querySelectorAll<HTMLElement>('.cm-line, .cm-line span')].reverse();
    return wanted.map((word) => {
      const piece = pieces.find(({ textContent }) => textContent === word)!;
      return getComputedStyle(piece).color;
    });
  }, words);
}

/** Types over a whole new text and waits until it is read. */
async function written(text: string, facts: string): Promise<OpenedPage> {
  const window = await opened();
  await window.write(text);
  await soon(window.facts).toBe(facts);
  return window;
}

/** Lets a file go over a part of the page. */
async function drop(page: Page, over: string, name: string, bytes: Uint8Array, isLetGo = true): Promise<void> {
  await page.evaluate(
    ([selector, file, content, letGo]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([Uint8Array.from(content)], file));
      const target = document.querySelector(selector)!;
      const events = letGo ? ['dragover', 'drop'] : ['dragover'];
      for (const type of events) {
        target.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
      }
    },
    [over, name, [...bytes], isLetGo] as const,
  );
}

const bytesOf = (text: string) => new TextEncoder().encode(text);

describe('colours', () => {
  it('tell keywords, types, gates, numbers, texts, remarks and comments of OpenQASM apart', async () => {
    const { page, write } = await opened();
    await write(QASM3);
    await soon(() => page.locator('.syntax-gate').allTextContents()).toEqual([...['pair', 'h', 'cx', 'rz', 'pair']]);
    const words = ['include', 'angle', 'rz', '4', '"stdgates.inc"', '#pragma anything', 'lines */', 'nowhere q['];
    const seen = await coloursOf(page, words.slice(0, -1));
    expect(new Set(seen).size).toBe(words.length - 1);
    expect(await page.locator('.syntax-comment').allTextContents()).toEqual(['/* two', 'lines */', '// a call']);
    expect(await page.locator('.syntax-number').allTextContents()).toEqual(expect.arrayContaining(['3.0', 'pi', '4']));
  });

  it('follow the language that the text is in', async () => {
    const { page, write } = await opened();
    await write('OPENQASM 2.0;\ninclude "qelib1.inc";\nqreg q[1];\nu3(0,0,0) q[0];\nqubit q;\n');
    await soon(() => page.locator('.syntax-gate').allTextContents()).toEqual(['u3']);
    expect(await page.locator('.syntax-keyword').allTextContents()).toEqual(['OPENQASM', 'include', 'qreg']);
    await write(JOB);
    await soon(() => page.locator('.syntax-property').first().textContent()).toBe('"type"');
    expect(await page.locator('.syntax-string').allTextContents()).toContain('"gpi2"');
    expect(await page.locator('.syntax-number').allTextContents()).toContain('0.25');
    expect(await page.locator('.syntax-gate').count()).toBe(0);
  });
});

describe('issues', () => {
  it('are underlined at their places, and say what is wrong and what to do', async () => {
    const { page, write } = await opened();
    await write(`${CHAIN}cnot q[0], q[1];\n`);
    const underlined = page.locator('.cm-lintRange-error');
    await soon(() => underlined.allTextContents()).toEqual(['cnot']);
    await underlined.hover();
    const tooltip = page.locator('.cm-tooltip-lint');
    await tooltip.waitFor();
    expect(await tooltip.textContent()).toContain('UnknownGate');
    expect(await tooltip.locator('.hint').textContent()).toContain('did you mean `cx`');
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText(CHAIN);
    await soon(() => underlined.count()).toBe(0);
    expect(await page.getByRole('region', { name: 'Issues of the text' }).count()).toBe(0);
  });

  it('are listed, and an item moves the cursor to its place', async () => {
    const { page, write } = await opened();
    await write(`${CHAIN}x q[7];\nhh q[0];\n`);
    const list = page.getByRole('list', { name: 'Issues' });
    await soon(() => list.getByRole('listitem').count()).toBe(2);
    expect(await page.getByRole('heading', { name: '2 errors' }).count()).toBe(1);
    await list.getByRole('button', { name: /line 8, column 1/ }).click();
    expect(await statusLine(page).textContent()).toContain('line 8, column 3');
    await page.keyboard.type('h');
    await soon(() => list.getByRole('listitem').count()).toBe(1);
    expect(await textIn(page)).toContain('\nh q[0];');
  });

  it('of JSON are underlined at the value, which is the name where that is wrong', async () => {
    const { page, write } = await opened();
    await write(JOB.replace('"gpi2"', '"gpi3"').replace('"backend"', '"backand"'));
    await soon(() => page.locator('.cm-lintRange-error').allTextContents()).toContain('"gpi3"');
    const list = page.getByRole('list', { name: 'Issues' });
    await list.getByRole('button', { name: /line 8, column 17/ }).click();
    expect(await statusLine(page).textContent()).toContain('line 8, column 23');
  });

  it('are gone through with F8, and said; their number is said once typing has paused', async () => {
    const { page, write } = await opened();
    await write(`${CHAIN}x q[7];\nhh q[0];\n`);
    await soon(() => page.locator('.cm-lintRange-error').count()).toBe(2);
    const said = page.getByRole('status');
    await soon(() => said.textContent()).toBe('2 errors');
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('F8');
    expect(await statusLine(page).textContent()).toContain('line 7, column 6');
    await soon(() => said.textContent()).toContain('index 7 is outside');
    await page.keyboard.press('F8');
    expect(await statusLine(page).textContent()).toContain('line 8, column 3');
    await page.keyboard.press('Shift+F8');
    expect(await statusLine(page).textContent()).toContain('line 7, column 6');
  });
});

describe('completion', () => {
  it('offers the gates of the language with what they do, and writes them', async () => {
    const { page } = await written(CHAIN, 'OpenQASM 3 · 3 qubits · 3 gates');
    await page.keyboard.type('cx', { delay: 20 });
    await soon(() => offers(page).first().textContent()).toContain('cx');
    await soon(() => page.locator('.cm-completionInfo').textContent()).toContain('Controlled X.');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+A');
    await page.keyboard.press('End');
    await page.keyboard.insertText('\n');
    await page.keyboard.type('rzz', { delay: 20 });
    await soon(() => offers(page).first().textContent()).toContain('rzz');
    await soon(() => page.locator('.cm-completionInfo').textContent()).toContain('theta: in radians');
    await offers(page).first().click();
    await page.keyboard.type('0.5');
    expect(await textIn(page)).toContain('rzz(0.5)');
  });

  it('knows what each version calls a gate', async () => {
    const { page, write } = await opened();
    await write('OPENQASM 2.0;\nqreg q[2];\n');
    await page.keyboard.type('sxd', { delay: 20 });
    await soon(() => offers(page).first().textContent()).toContain('sxdg');
    await soon(() => page.locator('.cm-completionInfo').textContent()).toContain('include "qelib1.inc"');
    await page.keyboard.press('Escape');
    await write('OPENQASM 3.0;\nqubit[2] q;\n');
    await page.keyboard.type('gp', { delay: 20 });
    await soon(() => offers(page).allTextContents()).toEqual([
      ...['gphase(gamma)', 'gpi(phase) 1 qubit', 'gpi2(phase) 1 qubit'],
    ]);
  });

  it('offers what the text declares where a qubit or an angle stands', async () => {
    const { page, write } = await opened();
    await write('OPENQASM 3.0;\ninput angle tilt;\nqubit[2] trap;\nh t');
    await page.keyboard.press('Control+Space');
    await soon(() => offers(page).allTextContents()).toEqual(
      expect.arrayContaining([expect.stringContaining('trap'), expect.stringContaining('tilt'), 'tau']),
    );
    expect((await offers(page).allTextContents()).some((offer) => offer.startsWith('tdg'))).toBe(false);
  });

  it('offers gates of the gateset, fields and values in IonQ JSON', async () => {
    const { page, write } = await opened();
    await write(JOB.replace('"gpi2"', '""'));
    await page.keyboard.press('Control+Home');
    for (let line = 0; line < 7; line++) await page.keyboard.press('ArrowDown');
    for (let column = 0; column < 17; column++) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Control+Space');
    await soon(async () => (await offers(page).allTextContents()).map((each) => each.slice(0, 3))).toEqual([
      ...['gpi', 'gpi', 'ms(', 'nop', 'zz('],
    ]);
    await offers(page).first().click();
    expect(await textIn(page)).toContain('{ "gate": "gpi"');
    await write('{ "ty');
    await page.keyboard.press('Control+Space');
    await soon(() => offers(page).allTextContents()).toEqual(['type']);
    await offers(page).first().click();
    await page.keyboard.type('"ionq.c', { delay: 20 });
    await soon(() => offers(page).first().textContent()).toBe('ionq.circuit.v1');
  });
});

describe('the cursor', () => {
  it('chooses the gate that was written where it is', async () => {
    const { page } = await written(CHAIN, 'OpenQASM 3 · 3 qubits · 3 gates');
    await page.keyboard.press('ArrowUp');
    await soon(() => statusLine(page).textContent()).toContain('gate 3 of 3');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('End');
    await soon(() => statusLine(page).textContent()).toContain('gate 2 of 3');
    await page.keyboard.press('Shift+ArrowUp');
    await soon(() => statusLine(page).textContent()).toContain('line 4, column 8');
    await page.keyboard.press('Home');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await soon(() => statusLine(page).textContent()).toContain('gates 1, 2 of 3');
    await page.keyboard.press('Control+Home');
    await soon(() => statusLine(page).textContent()).toBe('line 1, column 1');
  });

  it('chooses every gate that a statement made, and follows what is typed', async () => {
    const loop = 'OPENQASM 3.0;\nqubit[4] q;\nfor int k in [0:3] { h q[k]; }';
    const { page, facts } = await written(loop, 'OpenQASM 3 · 4 qubits · 4 gates');
    for (let column = 0; column < 4; column++) await page.keyboard.press('ArrowLeft');
    await soon(() => statusLine(page).textContent()).toContain('gates 1, 2, 3 and 1 more of 4');
    await page.keyboard.press('Control+End');
    await page.keyboard.insertText('\nx q[2];');
    await soon(facts).toBe('OpenQASM 3 · 4 qubits · 5 gates');
    await soon(() => statusLine(page).textContent()).toContain('gate 5 of 5');
  });

  it('chooses gates of IonQ JSON', async () => {
    const { page } = await written(JOB, 'an IonQ job · 2 qubits · 2 gates');
    for (let line = 0; line < 5; line++) await page.keyboard.press('ArrowUp');
    await page.keyboard.press('End');
    await soon(() => statusLine(page).textContent()).toContain('gate 1 of 2');
  });
});

describe('text and picture', () => {
  const picture = (page: Page) => page.getByRole('listbox', { name: 'Picture of the circuit' });
  const marked = (page: Page) => picture(page).getByRole('option', { selected: true });

  it('mark in the picture the gate where the cursor is', async () => {
    const { page } = await written(CHAIN, 'OpenQASM 3 · 3 qubits · 3 gates');
    await page.keyboard.press('ArrowUp');
    await soon(() => marked(page).evaluateAll((gates) => gates.map((gate) => gate.getAttribute('aria-label')))).toEqual(
      ['cnot, control q1, target q2'],
    );
    await page.keyboard.press('Control+Home');
    await soon(() => marked(page).count()).toBe(0);
  });

  it('mark in the text what is chosen in the picture, and scroll there', async () => {
    const { page, facts, write } = await opened();
    await write(`${CHAIN}${'cx q[0], q[1];\n'.repeat(200)}`);
    await soon(facts).toBe('OpenQASM 3 · 3 qubits · 203 gates');
    await page.keyboard.press('ArrowUp');
    await soon(() => marked(page).count()).toBe(1);
    await page.keyboard.press('Control+Home');
    await soon(() => page.locator('.cm-line').first().textContent()).toContain('OPENQASM');
    await picture(page).getByRole('option').last().click();
    await soon(() => page.locator('.linked').allTextContents()).toEqual(['cx q[0], q[1]']);
    await soon(() => page.locator('.cm-lineNumbers').textContent()).toContain('206');
    expect(await page.locator('.linked').isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    await textbox(page).focus();
    await page.keyboard.press('Control+Home');
    await soon(() => page.locator('.linked').count()).toBe(0);
  });
});

describe('a file', () => {
  it('is opened where it is dropped, on the editor as on anything else', async () => {
    const { page, facts } = await opened();
    await drop(page, '.truth', 'chain.qasm', bytesOf(`\uFEFF${CHAIN.replaceAll('\n', '\r\n')}`), false);
    await page.getByText('Let go to open the file').waitFor();
    await drop(page, '.truth', 'chain.qasm', bytesOf(`\uFEFF${CHAIN.replaceAll('\n', '\r\n')}x q[9];`));
    await soon(() => page.locator('.bar .title').textContent()).toContain('chain.qasm');
    expect(await page.getByText('Let go to open the file').count()).toBe(0);
    await soon(() => page.locator('.cm-lintRange-error').allTextContents()).toEqual(['9']);
    await drop(page, '.cm-content', 'job.json', bytesOf(JOB));
    await soon(facts).toBe('an IonQ job · 2 qubits · 2 gates');
    expect(await textIn(page)).toBe(JOB);
  });

  it('that is no text, or too large, is refused in a sentence', async () => {
    const { page, facts } = await opened();
    const alert = page.getByRole('alert');
    await drop(page, '.truth', 'picture.png', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0xff]));
    await soon(() => alert.textContent()).toContain('picture.png was not opened: it is not a text in UTF-8');
    const large = { name: 'large.qasm', mimeType: 'text/plain', buffer: Buffer.alloc(9_000_000, 'x') };
    await page.getByLabel('File with a circuit').setInputFiles(large);
    await soon(() => alert.textContent()).toContain('large.qasm was not opened: it has 9 MB');
    expect(await facts()).toBe('OpenQASM 3 · 2 qubits · 2 gates');
    await drop(page, '.truth', 'chain.qasm', bytesOf(CHAIN));
    await soon(facts).toBe('OpenQASM 3 · 3 qubits · 3 gates');
    expect(await alert.count()).toBe(0);
  });
});

describe('the keyboard', () => {
  it('indents with Tab, and leaves with Escape and Tab', async () => {
    const { page } = await written(CHAIN, 'OpenQASM 3 · 3 qubits · 3 gates');
    const isInside = () => textbox(page).evaluate((element) => element.contains(document.activeElement));
    await page.keyboard.press('Tab');
    expect(await isInside()).toBe(true);
    expect(await textIn(page)).toContain('\n  ');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    expect(await isInside()).toBe(false);
    const hint = await textbox(page).getAttribute('aria-describedby');
    expect(await page.locator(`[id="${hint}"]`).textContent()).toContain('Escape and then Tab leaves the editor');
  });

  it('is enough to paste a whole text over the other', async () => {
    const { page, facts } = await opened({ permissions: ['clipboard-read', 'clipboard-write'] });
    await page.evaluate((text) => navigator.clipboard.writeText(text), JOB);
    await textbox(page).focus();
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Control+V');
    await soon(facts).toBe('an IonQ job · 2 qubits · 2 gates');
  });
});

describe('a text of 10,000 gates', () => {
  it('is opened, typed into at its end, and found its faults in', async () => {
    const { page, facts } = await opened();
    const gates = Array.from({ length: 10_000 }, (_, k) => `cx q[${k % 5}], q[${(k + 1) % 5}];`).join('\n');
    const text = `OPENQASM 2.0;\ninclude "qelib1.inc";\nqreg q[5];\n${gates}\n`;
    const file = { name: 'long.qasm', mimeType: 'text/plain', buffer: Buffer.from(text) };
    await page.getByLabel('File with a circuit').setInputFiles(file);
    await soon(facts).toBe('OpenQASM 2 · 5 qubits · 10,000 gates');
    await textbox(page).focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('h q[4];h q[9];');
    await soon(() => page.locator('.cm-lintRange-error').allTextContents()).toEqual(['9']);
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Backspace');
    await page.keyboard.type('3');
    await soon(facts).toBe('OpenQASM 2 · 5 qubits · 10,002 gates');
    await soon(() => statusLine(page).textContent()).toContain('gate 10002 of 10002');
    await page.keyboard.press('Control+Home');
    await page.keyboard.insertText('// at the top\n');
    await soon(() => page.locator('.syntax-comment').first().textContent()).toBe('// at the top');
  });
});

describe('axe', () => {
  const source = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

  it.each([
    ['light', 1440],
    ['dark', 1440],
    ['light', 360],
    ['dark', 360],
  ] as const)('finds nothing against it: %s, %i px wide', async (colorScheme, width) => {
    const { page, write } = await opened({ colorScheme, viewport: { width, height: 800 } });
    await write(`${QASM3}${CHAIN}`);
    await page.getByRole('region', { name: 'Issues of the text' }).waitFor();
    await page.keyboard.type('r', { delay: 20 });
    await offers(page).first().waitFor();
    await page.locator('.cm-completionInfo').waitFor();
    const found = await page.evaluate(async (script) => {
      // biome-ignore lint/security/noGlobalEval: the policy of the page lets no other script in
      globalThis.eval(script);
      const { violations } = await (
        globalThis as never as { axe: { run: (part: string) => Promise<{ violations: unknown[] }> } }
      ).axe.run('.editor-pane');
      return violations;
    }, source);
    expect(found).toEqual([]);
    const isWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect(isWide).toBe(false);
  });
});
