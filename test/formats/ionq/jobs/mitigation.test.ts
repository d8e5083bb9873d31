import { describe, expect, it } from 'vitest';
import { mitigatesErrors } from '../../../../src/formats/ionq/index.js';

const job = (gateset: string, debiasing?: unknown) => ({
  input: { gateset, circuit: [] },
  ...(debiasing === undefined ? {} : { settings: { error_mitigation: { debiasing } } }),
});

describe('the errors of a job', () => {
  it.each<[string, unknown, string, number, boolean]>([
    ['abstract gates, 500 shots', job('qis'), 'qpu.forte-1', 500, true],
    ['abstract gates, 499 shots', job('qis'), 'qpu.forte-1', 499, false],
    ['native gates, many shots', job('native'), 'qpu.forte-1', 10_000, false],
    ['native gates that ask for it', job('native', true), 'qpu.forte-1', 500, true],
    ['abstract gates that ask for it with few shots', job('qis', true), 'qpu.forte-1', 100, true],
    ['abstract gates that do not want it', job('qis', false), 'qpu.forte-1', 10_000, false],
    ['a word that is none', job('qis', 'no'), 'qpu.forte-1', 500, true],
    ['the simulator', job('qis', true), 'simulator', 1_000, false],
    ['a program', { input: { data: 'OPENQASM 3.0;' } }, 'qpu.forte-1', 500, true],
    ['several, native', { input: { gateset: 'native', circuits: [{ circuit: [] }] } }, 'qpu.forte-1', 500, false],
    [
      'several, the first one native',
      { input: { gateset: 'qis', circuits: [{ gateset: 'native', circuit: [] }] } },
      'qpu.forte-1',
      500,
      false,
    ],
    ['nothing', undefined, 'qpu.forte-1', 500, true],
  ])('are mitigated as they are billed: %s', (_, payload, backend, shots, expected) => {
    expect(mitigatesErrors(payload, backend, shots)).toBe(expected);
  });
});
