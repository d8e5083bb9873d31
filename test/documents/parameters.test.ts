import { describe, expect, it } from 'vitest';
import { circuit, nativeCircuit } from '../../src/circuit/index.js';
import { boundTo, freeParameters, readValues, requireKnown } from '../../src/documents/index.js';
import { parseQasm } from '../../src/formats/qasm/index.js';
import { param } from '../../src/math/index.js';

const first = { name: 'first', circuit: circuit(1).rx(param('b'), 0).rz(param('a'), 0).measure('m', 0) };
const native = nativeCircuit(1).gpi(0, 0);
const stated = { circuit: native, outputPermutation: [0], frames: [0], globalPhase: 0 };
const second = { name: 'second', circuit: native, stated };

describe('the free parameters of a document', () => {
  it('are those of all its circuits, sorted', () => {
    expect(freeParameters({ circuits: [first, second] })).toEqual(['a', 'b']);
  });

  it('get those values that their circuit takes; other circuits stay as they are', () => {
    const [bound, other] = boundTo({ circuits: [first, second] }, new Map([['b', 0.5]]));
    expect([bound.circuit.parameters, bound.circuit.keys]).toEqual([['a'], ['m']]);
    expect(bound.circuit.operations[0]?.parameters).toEqual([0.5]);
    expect(other).toEqual(second);
  });

  it('take the places of their circuits along, also where a native gate becomes several', () => {
    const [free, half, whole] = [0, 1, 2].map((from) => ({ from, to: from + 1 })) as never as readonly [
      never,
      never,
      never,
    ];
    const template = parseQasm(
      'input float a; input float b; qubit[2] q; gpi(0) q[0]; ms(0, 0, a) q[0], q[1]; gpi2(b) q[1];',
    );
    const places = { operations: [free, half, whole], measurements: [] };
    const document = { circuits: [{ name: undefined, circuit: template, places }] } as const;
    const [near] = boundTo(document, new Map([['a', 0.1]]));
    expect(near.places).toEqual(places);
    const [far] = boundTo(document, new Map([['a', 0.4]]));
    const { operations } = far.circuit;
    expect(operations.length).toBeGreaterThan(3);
    const expected = operations.map((_, k) => (k === 0 ? free : k === operations.length - 1 ? whole : half));
    expect(far.places?.operations).toEqual(expected);
    const all = boundTo({ circuits: [far] }, new Map([['b', 0.2]]))[0];
    expect([all.circuit.parameters, all.places]).toEqual([[], far.places]);
  });
});

describe('values for parameters', () => {
  it('are written as numbers or expressions', () => {
    expect(readValues({ a: '0.5', b: '-pi/4' })).toEqual(new Map([['a', 0.5]]).set('b', -Math.PI / 4));
    expect(() => readValues({ a: 'b/2' })).toThrow('the value of a is not a number: b/2');
  });

  it('are refused by name where nothing takes them', () => {
    const values = new Map([
      ['alhpa', 1],
      ['alpha', 2],
      ['q', 3],
    ]);
    const issuesOf = (known: readonly string[]) => {
      try {
        requireKnown(values, known, 'the circuit has no');
      } catch (error) {
        return (error as { issues: readonly { message: string; hint?: string }[] }).issues.map(({ hint }) => hint);
      }
      return [];
    };
    expect(issuesOf(['alpha'])).toEqual(['did you mean alpha?', 'the parameters are alpha']);
    expect(issuesOf([])).toEqual(new Array(3).fill('there are no free parameters'));
    expect(issuesOf(['alhpa', 'alpha', 'q'])).toEqual([]);
  });
});
