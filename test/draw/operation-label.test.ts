import { describe, expect, it } from 'vitest';
import { type CircuitData, circuit, nativeCircuit } from '../../src/circuit/index.js';
import { operationLabel } from '../../src/draw/operation-label.js';

function labels(drawn: CircuitData, characters: 'unicode' | 'ascii' = 'unicode'): readonly string[] {
  return drawn.operations.map((operation) => operationLabel(operation, characters));
}

describe('operationLabel', () => {
  it('is the symbol with the parameters in the gate unit', () => {
    expect(labels(circuit(2).h(0).rx('pi/4', 0).u(0.1, 'pi', 'a', 0))).toEqual(['H', 'Rx(π/4)', 'U(0.1,π,a)']);
    expect(labels(nativeCircuit(2).ms(0, 0.5, 0, 1))).toEqual(['MS(0,0.5,0.25)']);
  });

  it('spells symbols in ASCII', () => {
    expect(labels(circuit(2).iswapi(0, 1).swap(0, 1).rz('pi', 0), 'ascii')).toEqual(['iSWAPdg', 'x', 'Rz(pi)']);
  });

  it('writes out up to three Pauli terms', () => {
    const two = circuit(2).pauliexp({ XX: 0.5, ZI: -1 }, 0.3, [0, 1]);
    expect(labels(two)[0]).toMatch(/\[0\.5\*XX-ZI\]\(0\.3\)$/);
    const four = circuit(2).pauliexp({ XX: 1, YY: 2, ZZ: 3, XY: 4 }, 0.3, [0, 1]);
    expect(labels(four)[0]).toMatch(/\[XX\+2\*YY\+3\*ZZ\+1 more\]\(0\.3\)$/);
  });
});
