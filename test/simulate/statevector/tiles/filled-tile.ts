import { expect } from 'vitest';
import { randomStream } from '../../../../src/simulate/index.js';
import { ownMachine } from '../../../../src/simulate/statevector/tiles/own-machine.js';
import type { Complex } from '../../reference.js';

/** The machine of the tests' thread: there is never a second one. */
export const machine = ownMachine();

const random = randomStream(11);

/** Fills the beginning of the tile with random amplitudes and returns them. */
export function filledTile(size: number): Complex[] {
  return Array.from({ length: size }, (_, i): Complex => {
    machine.tileRe[i] = random.normal();
    machine.tileIm[i] = random.normal();
    return [machine.tileRe[i]!, machine.tileIm[i]!];
  });
}

/** Expects amplitudes at the beginning of the tile. */
export function expectTile(expected: readonly Complex[]): void {
  expected.forEach(([re, im], i) => {
    expect(machine.tileRe[i]).toBeCloseTo(re, 12);
    expect(machine.tileIm[i]).toBeCloseTo(im, 12);
  });
}
