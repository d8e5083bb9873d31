import { describe, expect, it } from 'vitest';
import { decodeProbabilities, decodeResults, decodeShots, measuredIn } from '../../../../src/formats/ionq/index.js';

const probabilities = (registers: object) => ({ probabilities: { registers } });

describe('measuredIn', () => {
  it('lets the registers of a document be read that somebody else measured', () => {
    const document = probabilities({ a: { '01': 0.25, '11': 0.75 }, output_all: { '010': 0.25, '110': 0.75 } });
    const results = decodeProbabilities(document, measuredIn(document)!);
    expect(results.keys).toEqual(['a']);
    expect(results.get('a').probability('11')).toBe(0.75);
    expect(results.get('a').header()).toBe('a[0] a[1]');
    expect(results.all!.probability('110')).toBe(0.75);
  });

  it('reads histograms and shots alike, registers that only some shots have included', () => {
    const histogram = { histogram: { registers: { '0': { '1': 3 }, __proto___: { '0': 3 } } } };
    expect(decodeResults(histogram, measuredIn(histogram)!).keys).toEqual(['0', '__proto___']);
    const shots = { shots: [{ registers: { a: [1, 0] } }, { registers: { a: [0, 1], b: [1] } }] };
    const read = decodeShots(shots, measuredIn(shots, 9)!);
    expect(read.get('a')).toEqual(['10', '01']);
    expect(read.get('b')).toEqual(['1']);
  });

  it('takes output_all for all qubits only where it is as wide as the circuit', () => {
    const document = probabilities({ output_all: { '01': 1 } });
    expect(measuredIn(document)).toEqual({ qubits: 2, measurements: [] });
    expect(measuredIn(document, 2)).toEqual({ qubits: 2, measurements: [] });
    expect(measuredIn(document, 5)).toEqual({ qubits: 5, measurements: [{ key: 'output_all', wires: [null, null] }] });
    const narrower = decodeProbabilities(document, measuredIn(document, 5)!);
    expect(narrower.all).toBeUndefined();
    expect(narrower.get('output_all').probability('01')).toBe(1);
  });

  it('still refuses outcomes of another width, and what is no outcome', () => {
    for (const outcomes of [{ '01': 0.5, '1': 0.5 }, { xy: 1 }]) {
      const document = probabilities({ a: outcomes });
      expect(() => decodeProbabilities(document, measuredIn(document)!)).toThrow(/outcome/);
    }
  });

  it('knows of a v1 document what it is told', () => {
    expect(measuredIn({ 0: 1 })).toBeUndefined();
    expect(measuredIn({ 0: 1 }, 3)).toEqual({ qubits: 3, measurements: [] });
    for (const document of [null, [], ['1'], 'text', probabilities({ a: {} }), { shots: [null, {}] }]) {
      expect(measuredIn(document)).toBeUndefined();
    }
    expect(measuredIn(probabilities({ a: { ['0'.repeat(20_000)]: 1 } }))).toBeUndefined();
  });
});
