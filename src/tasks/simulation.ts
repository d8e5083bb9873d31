import * as z from 'zod/mini';
import { type EngineName, engineNames, type Noise } from '../simulate/index.js';
import type { Computing } from './kind.js';
import { limitFields, limitsOf, MOST_SHOTS } from './limits.js';
import { loweringFor, type NoiseGiven, noise, noiseOf } from './noise.js';
import { type Lowering, loweringFields, type Prepared, type Program, prepared, program } from './program.js';

/** What every task that simulates a circuit is given. */
export const simulationFields = { program, ...loweringFields, noise: z.optional(noise), ...limitFields };

/** By which engine, where that is chosen. */
export const engineField = z.optional(z.enum(engineNames as readonly [EngineName, ...EngineName[]]));

export const shotsField = z.int().check(z.gte(1), z.lte(MOST_SHOTS));

/** A circuit that is ready to be simulated, and what every simulation of it is told. */
export interface ReadySimulation extends Prepared {
  readonly options: Computing & { readonly noise: Noise; readonly memoryLimit: number };
}

/**
 * Reads, lowers and binds the circuit of a task.
 *
 * @throws IonloomError for a text that cannot be read, values that do not fit, and what the transpiler refuses.
 */
export async function readySimulation(
  given: Lowering & { readonly program: Program; readonly noise?: NoiseGiven | undefined },
  { seed, signal }: Computing,
): Promise<ReadySimulation> {
  const ready = await prepared(given.program, loweringFor(given, given.noise), signal);
  const { memoryLimit } = limitsOf(given);
  return { ...ready, options: { seed, noise: noiseOf(given.noise), memoryLimit, signal } };
}
