import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exchangesHome } from '../../../src/transpile/routing/bring-home.js';
import { Coupling } from '../../../src/transpile/routing/coupling.js';
import { randomNumbers, shuffle } from '../../../src/transpile/routing/random-numbers.js';
import { FIXED } from '../exactness.js';
import { connectedMap, line } from './maps.js';

describe('exchangesHome', () => {
  it('brings every qubit to where it started, by exchanges of neighbours', () => {
    fc.assert(
      fc.property(connectedMap(2, 9), fc.nat(), fc.nat(8), ({ wires, connectivity }, seed, spare) => {
        const coupling = new Coupling(connectivity, wires);
        const qubits = Math.max(1, wires - spare);
        const start = Int32Array.from({ length: wires }, (_, qubit) => qubit);
        const end = shuffle(start.slice(), randomNumbers(seed));
        const wireOf = end.slice();
        for (const [a, b] of exchangesHome(start, end, qubits, coupling)) {
          expect(coupling.connects(a, b)).toBe(true);
          const [p, q] = [wireOf.indexOf(a), wireOf.indexOf(b)];
          wireOf[p] = b;
          wireOf[q] = a;
        }
        expect([...wireOf.subarray(0, qubits)]).toEqual([...start.subarray(0, qubits)]);
      }),
      { ...FIXED, numRuns: 300 },
    );
  });

  it('takes the fewest for two neighbours that changed places', () => {
    const coupling = new Coupling(line(5), 5);
    const start = Int32Array.of(0, 1, 2, 3, 4);
    expect(exchangesHome(start, Int32Array.of(0, 2, 1, 3, 4), 5, coupling)).toEqual([[1, 2]]);
    expect(exchangesHome(start, start, 5, coupling)).toEqual([]);
  });
});
