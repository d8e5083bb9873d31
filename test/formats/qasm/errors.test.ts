import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { IonloomError } from '../../../src/errors/index.js';
import { parseQasm } from '../../../src/formats/qasm/index.js';

const folder = new URL('./errors/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.qasm'));

function mistakesOf(text: string, file?: string): IonloomError {
  try {
    parseQasm(text, file === undefined ? {} : { file });
  } catch (thrown) {
    if (thrown instanceof IonloomError) return thrown;
    throw thrown;
  }
  throw new Error('the text was read without a complaint');
}

describe('the transcript of every text in errors/', () => {
  test.each(files)('%s', async (file) => {
    const { message, issues } = mistakesOf(readFileSync(new URL(file, folder), 'utf8'), file);
    const transcript = issues.map(({ code }, k) => `${k + 1}. ${code}`).join('\n');
    await expect(`${message}\n\n${transcript}\n`).toMatchFileSnapshot(`./errors/${file.replace('.qasm', '.txt')}`);
  });
});

test('a definition that comes too late is found under a name of any script', () => {
  const [first] = mistakesOf('OPENQASM 3.0; qubit q; θ q; gate θθ a { } gate θ a { }').issues;
  expect(first?.message).toBe('`θ` is used before it is defined');
});
