import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { circuit } from '../../../../src/circuit/index.js';
import { machineSource, ownMachine } from '../../../../src/simulate/statevector/tiles/own-machine.js';
import type { TilePlan } from '../../../../src/simulate/statevector/tiles/tile-plan.js';
import { tiledProgram } from '../../../../src/simulate/statevector/tiles/tiled-program.js';

describe('the machine of a thread', () => {
  it('is one', () => {
    expect(ownMachine()).toBe(ownMachine());
  });

  it('runs from its own text alone, and threads do not keep the process alive', () => {
    const plan = tiledProgram(circuit(2).h(0), true).parts[0] as TilePlan;
    const numbers = Object.entries(plan).map(([name, array]) => [name, [...array]]);
    const text = `const __name = (target) => target;
      const { Worker } = require('node:worker_threads');
      new Worker('setInterval(() => {}, 1000)', { eval: true }).unref();
      const [re, im] = [Float64Array.of(1, 0, 0, 0), new Float64Array(4)];
      const plan = ${JSON.stringify(Object.fromEntries(numbers))};
      ${machineSource()}.work({ ...plan, re, im, progress: new Int32Array(3) }, true);
      console.log(re.join(' '));`;
    expect(execFileSync(process.execPath, ['-e', text], { encoding: 'utf8', timeout: 60_000 }).trim()).toBe('1 1 0 0');
  });
});
