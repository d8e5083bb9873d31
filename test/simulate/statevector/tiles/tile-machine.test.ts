import { expect, it } from 'vitest';
import { TABLES_PER_STAGE } from '../../../../src/simulate/statevector/schedule/schedule.js';
import { ownMachine } from '../../../../src/simulate/statevector/tiles/own-machine.js';

const machine = ownMachine();

it('has room for the tables of a stage', () => {
  expect(machine.tableCount).toBe(TABLES_PER_STAGE);
});

it('leaves nothing behind when it has its kernels compiled', () => {
  machine.tileRe.fill(0);
  machine.tileIm.fill(0);
  machine.warmUp();
  expect(machine.tileRe.every((x) => x === 0) && machine.tileIm.every((x) => x === 0)).toBe(true);
});
