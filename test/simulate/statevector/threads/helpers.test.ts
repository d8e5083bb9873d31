import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { type Circuit, circuit } from '../../../../src/circuit/index.js';
import { finalState, randomStream, startThreads } from '../../../../src/simulate/index.js';
import { availableThreads, canShareMemory, startThread } from '../../../../src/simulate/statevector/threads/host.js';
import { machineSource, ownMachine } from '../../../../src/simulate/statevector/tiles/own-machine.js';
import type { TilePlan } from '../../../../src/simulate/statevector/tiles/tile-plan.js';
import { tiledProgram } from '../../../../src/simulate/statevector/tiles/tiled-program.js';

function layered(qubits: number): Circuit {
  const random = randomStream(5);
  let made = circuit(qubits) as unknown as Circuit;
  for (let layer = 0; layer < 4; layer++) {
    for (let qubit = 0; qubit < qubits; qubit++) {
      made = made.gate('u', [random.uniform(), random.uniform(), random.uniform()], [qubit]) as Circuit;
    }
    for (let qubit = 0; qubit < qubits; qubit++) {
      const other = (qubit + 1 + random.integer(qubits - 1)) % qubits;
      made = made.gate('cp', [random.uniform()], [qubit, other]) as Circuit;
    }
  }
  return made;
}

describe('threads', () => {
  it('do not change a bit of the result', () => {
    const run = layered(17);
    const alone = finalState(run as never, { threads: 1 });
    for (const threads of [2, 3, 4]) {
      const together = finalState(run as never, { threads });
      expect(Buffer.compare(bytesOf(together.re), bytesOf(alone.re))).toBe(0);
      expect(Buffer.compare(bytesOf(together.im), bytesOf(alone.im))).toBe(0);
    }
  });

  it.each([0, -1, 1.5, Number.NaN])('are a whole number from 1 on, not %s', (threads) => {
    expect(() => finalState(circuit(1).h(0), { threads })).toThrow(
      expect.objectContaining({ code: 'ValueOutOfRange' }),
    );
  });

  it('run the machine from its own text alone, without keeping the process alive', () => {
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

  it('are not used where memory cannot be shared', async () => {
    const shared = globalThis.SharedArrayBuffer;
    const wide = circuit(16).h(0).cnot(0, 15);
    expect(finalState(wide, { threads: 2 }).re.buffer).toBeInstanceOf(shared);
    try {
      Reflect.deleteProperty(globalThis, 'SharedArrayBuffer');
      const state = finalState(wide, { threads: 2 });
      expect(state.re.buffer).toBeInstanceOf(ArrayBuffer);
      expect(state.probability(2 ** 15 + 1)).toBeCloseTo(0.5, 12);
      expect(await startThreads(2)).toBe(1);
    } finally {
      globalThis.SharedArrayBuffer = shared;
    }
  });

  it('stop when another one fails, instead of waiting for its tile', () => {
    const plan = tiledProgram(layered(16) as never, true).parts[0] as TilePlan;
    const job = { ...plan, re: new Float64Array(2 ** 16), im: new Float64Array(2 ** 16) };
    // One tile was taken by a thread that failed.
    ownMachine().work({ ...job, progress: Int32Array.of(1, 0, 1) }, true);
    const progress = new Int32Array(3);
    expect(() => ownMachine().work({ ...job, stages: undefined as never, progress }, true)).toThrow(TypeError);
    expect(progress[2]).toBe(1);
  });

  it('can be started beforehand, and again at no cost', async () => {
    expect(await startThreads(3)).toBe(3);
    expect(await startThreads(2)).toBe(2);
    expect(await startThreads(1)).toBe(1);
  });

  it('start where the host has them', async () => {
    expect(canShareMemory()).toBe(true);
    expect(availableThreads()).toBeGreaterThanOrEqual(1);
    const answer = new Int32Array(new SharedArrayBuffer(4));
    const script = `require('node:worker_threads').parentPort.onmessage = ({ data }) => {
      Atomics.store(data, 0, 42);
      Atomics.notify(data, 0);
    };`;
    startThread(script, () => {})!.post(answer);
    // The thread starts although this one sleeps.
    Atomics.wait(answer, 0, 0, 60_000);
    expect(answer[0]).toBe(42);
    const failed = new Promise<void>((resolve) => startThread('throw new Error("no")', resolve));
    await failed;
  });
});

function bytesOf(array: Float64Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}
