import { phaseKernels } from './phase-kernels.js';
import { phaseTables } from './phase-tables.js';
import { rotationKernels } from './rotation-kernels.js';
import { tileMachine } from './tile-machine.js';
import { createTileScratch } from './tile-scratch.js';
import { tileTransfer } from './tile-transfer.js';

let machine: ReturnType<typeof createMachine> | undefined;

/** The machine of this thread with all its parts; there is never a second one, or both would be slow. */
export function ownMachine() {
  machine ??= createMachine();
  return machine;
}

function createMachine() {
  const scratch = createTileScratch();
  const rotations = rotationKernels(scratch);
  const phases = phaseKernels(scratch);
  const run = tileMachine(scratch, rotations, phases, phaseTables(scratch), tileTransfer());
  return { ...scratch, ...rotations, ...phases, ...run };
}

/** An expression that makes a machine for another thread. */
export function machineSource(): string {
  return `((scratch) => (${tileMachine})(
    scratch, (${rotationKernels})(scratch), (${phaseKernels})(scratch), (${phaseTables})(scratch), (${tileTransfer})()
  ))((${createTileScratch})())`;
}
