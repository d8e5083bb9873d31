import { describe, expect, it } from 'vitest';
import { type CircuitData, circuit, circuitOf, nativeCircuit, partsOf } from '../../src/circuit/index.js';
import { layoutDrawing, placedName } from '../../src/draw/index.js';
import { allForms, allGates } from '../../src/gates/index.js';
import { param } from '../../src/math/index.js';
import { useOfEach } from './use-of-each.js';

function names(drawn: CircuitData): readonly string[] {
  const drawing = layoutDrawing(drawn);
  return Array.from({ length: drawing.placed.count }, (_, index) => placedName(drawing, index));
}

describe('placedName', () => {
  it('says the gate, its angles and its wires', () => {
    expect(names(circuit(4).rz('pi/4', 3))).toEqual(['rz of pi/4 on q3']);
    expect(names(circuit(2).cnot(0, 1))).toEqual(['cnot, control q0, target q1']);
    expect(names(circuit(3).ccx(2, 0, 1))).toEqual(['ccx, controls q2 and q0, target q1']);
    expect(names(circuit(3).swap(2, 0))).toEqual(['swap on q2 and q0']);
    expect(names(circuit(1).u(0.1, 'pi', param('theta').mul(2), 0))).toEqual(['u of 0.1, pi and 2*theta on q0']);
  });

  it('says turns where angles are turns', () => {
    expect(names(nativeCircuit(2).ms(0, 0.5, 1, 0))).toEqual(['ms of 0, 0.5 and 0.25 turns on q1 and q0']);
  });

  it('calls gates with more controls than have a name by the name for any number', () => {
    const many = circuit(6).gate('x', [], [5], { controls: [0, 1, 2, 3, 4] });
    expect(names(many)).toEqual(['mcx, controls q0 to q4, target q5']);
    expect(names(circuit(3).gate('rx', [0.5], [2], { controls: [0, 1] }))).toEqual([
      'rx of 0.5, controls q0 and q1, target q2',
    ]);
  });

  it('sums up neighbouring wires', () => {
    expect(names(circuit(1000).barrier())).toEqual(['barrier on q0 to q999']);
    expect(names(circuit(9).barrier(8, 1, 2, 3, 4, 6))).toEqual(['barrier on q8, q1 to q4 and q6']);
  });

  it('says what is read out, and into what', () => {
    expect(names(circuit(2).measure('m', 1, 0))).toEqual([
      'measurement of q0 into bit 1 of m',
      'measurement of q1 into bit 0 of m',
    ]);
    expect(names(circuit(1).measure('all', 0))).toEqual(['measurement of q0 into all']);
  });

  it.each([
    ...allGates.map((gate) => [gate.gateset, gate.name, gate, gate.targets === 0 ? 1 : 0] as const),
    ...allForms.map((form) => ['qis', form.name, form.base, form.controls === 'any' ? 5 : form.controls] as const),
  ])('names the %s gate %s and each of its wires', (gateset, name, gate, controls) => {
    const use = useOfEach(gate, controls);
    const [said] = names({ ...partsOf(circuitOf(gateset, 10, [])), operations: [use] });
    // `not` is another name of x.
    expect(said).toMatch(new RegExp(`^${name === 'not' ? 'x' : name}\\b`));
    const apart = said!.replace(/q(\d+) to q(\d+)/g, (_, first, last) =>
      Array.from({ length: Number(last) - Number(first) + 1 }, (__, k) => `q${Number(first) + k}`).join(', '),
    );
    for (const wire of [...use.controls, ...use.targets]) expect(apart).toMatch(new RegExp(`\\bq${wire}\\b`));
    if (use.parameters.length > 0) expect(said).toContain(' of 0.5');
  });
});
