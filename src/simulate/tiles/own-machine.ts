import { createTileMachine, type TileMachine } from './tile-machine.js';

let machine: TileMachine | undefined;

/** The machine of this thread; there is never a second one, or both would be slow. */
export function ownMachine(): TileMachine {
  machine ??= createTileMachine();
  return machine;
}
