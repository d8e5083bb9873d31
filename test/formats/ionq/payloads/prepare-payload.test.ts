import { describe, expect, it } from 'vitest';
import { preparePayload } from '../../../../src/formats/ionq/payloads/prepare-payload.js';

const prepared = (value: unknown) => {
  const { payload, issues } = preparePayload(value);
  return { payload, said: issues.map(({ code, severity, path }) => `${severity} ${code} ${path?.join('.')}`) };
};

describe('preparePayload', () => {
  it('leaves a whole job as it is', () => {
    const job = { type: 'ionq.circuit.v1', backend: 'simulator', input: { gateset: 'qis', qubits: 1, circuit: [] } };
    expect(prepared(job)).toEqual({ payload: job, said: [] });
  });

  it.each([
    [{ circuit: [] }, 'ionq.circuit.v1'],
    [{ circuits: [] }, 'ionq.multi-circuit.v1'],
    [{ data: 'OPENQASM 3.0;' }, 'ionq.qasm3.v1'],
    [{ data: {} }, 'quantum-function'],
    [{ problem: {} }, 'qctrl.qaoa.v1'],
  ])('takes a job with %j for one of type %s, which it should have said', (input, type) => {
    const { payload, said } = prepared({ backend: 'simulator', input: { gateset: 'qis', ...input } });
    expect(payload).toMatchObject({ type });
    expect(said).toEqual(['error MissingField type']);
  });

  it('tells the gateset by the first gate that only one has', () => {
    const gateset = (...circuit: readonly object[]) =>
      (preparePayload({ input: { circuit } }).payload as { input: { gateset: string } }).input.gateset;
    expect(gateset({ gate: 'gpi', phase: 0, target: 0 })).toBe('native');
    expect(gateset({ gate: 'zz', targets: [0, 1], angle: 0.25 })).toBe('native');
    expect(gateset({ gate: 'zz', targets: [0, 1], phase: 0.25 })).toBe('native');
    expect(gateset({ gate: 'zz', targets: [0, 1], rotation: 1 })).toBe('qis');
    expect(gateset({ gate: 'zz', targets: [0, 1] }, { gate: 'gpi2' }, { gate: 'h' })).toBe('native');
    expect(gateset()).toBe('qis');
  });

  it('is strict about a gateset only in a job, and says that a fragment is none', () => {
    const circuit = [{ gate: 'h', target: 0 }];
    expect(prepared({ type: 'ionq.circuit.v1', input: { circuit } }).said).toEqual([
      'error MissingField input.gateset',
    ]);
    expect(prepared({ input: { circuit } }).said).toEqual([
      'warning ToleratedField input',
      'warning ToleratedField input.gateset',
    ]);
    expect(prepared({ input: { gateset: 'qsi', circuit } }).said).toContain('error UnknownName input.gateset');
  });

  it('knows compiled circuits to be native, and those of abstract gates to lack their gateset', () => {
    expect(prepared({ circuit: [{ gate: 'gpi', phase: 0, target: 0 }] }).said).toEqual([]);
    expect(prepared({ circuit: [{ gate: 'h', target: 0 }] }).said).toEqual(['warning ToleratedField gateset']);
  });
});
