import { describe, expect, it } from 'vitest';
import { circuit, circuitOf } from '../../src/circuit/index.js';
import { grown, measured, stateOf } from '../../src/circuit/state.js';
import type { IonloomError } from '../../src/errors/index.js';

const [h, x, y] = circuit(1).h(0).x(0).y(0).operations;

describe('stateOf', () => {
  it('says the place of each issue', () => {
    const measurements = [
      { key: 'a', wires: [0] },
      { key: 'b', wires: [1] },
    ];
    const broken = () => circuitOf('qis', 1, [h!, { ...h!, targets: [7] }], { measurements });
    expect(broken).toThrow(
      'operations[1]: qubit 7 is outside this 1-qubit circuit\nmeasurements[1]: qubit 1 is outside',
    );
  });

  it('says every issue at once', () => {
    const broken = [{ ...h!, targets: [7] }, { ...h!, parameters: [1] }, h!, { ...h!, targets: [0, 0] }];
    try {
      circuitOf('qis', 1, broken);
      expect.unreachable();
    } catch (error) {
      expect((error as IonloomError).issues).toHaveLength(4);
    }
  });
});

describe('grown', () => {
  it('shares its list with the circuit that it grew out of, and copies where another one grew first', () => {
    const start = stateOf('qis', 1, [h!], {});
    const first = grown(start, [x!]);
    const second = grown(start, [y!]);
    expect(first.tail).toBe(start.tail);
    expect(second.tail).not.toBe(start.tail);
    const names = ({ tail, length }: typeof start) => tail.slice(0, length).map(({ gate }) => gate.name);
    expect([start, first, second].map(names)).toEqual([['h'], ['h', 'x'], ['h', 'y']]);
  });

  it('does not grow at all where one of the gates is wrong', () => {
    const start = stateOf('qis', 1, [h!], {});
    expect(() => grown(start, [x!, { ...x!, targets: [1] }])).toThrow('outside this 1-qubit circuit');
    expect(start.tail).toHaveLength(1);
  });

  it('lets no gate follow a measurement of its wires, but barriers', () => {
    const [barrier] = circuit(2).barrier(0).operations;
    const [cnot] = circuit(2).cnot(1, 0).operations;
    const read = measured(stateOf('qis', 2, [], {}), 'm', [1]);
    expect(() => grown(read, [cnot!])).toThrow(
      expect.objectContaining({ code: 'GateAfterMeasurement', message: expect.stringContaining('qubit 1') }),
    );
    expect(grown(read, [h!, barrier!]).length).toBe(2);
  });
});

describe('measured', () => {
  it('says everything that is wrong with a key and its wires', () => {
    const read = measured(stateOf('qis', 2, [], {}), 'm', [1]);
    try {
      measured(read, 'm', [1, 1, 5]);
      expect.unreachable();
    } catch (error) {
      const codes = (error as IonloomError).issues.map(({ code }) => code);
      expect(new Set(codes)).toEqual(new Set(['DuplicateQubit', 'QubitOutOfRange', 'DuplicateMeasurement']));
    }
  });
});
