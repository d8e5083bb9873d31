import * as z from 'zod/mini';
import { IonloomError, issue } from '../../errors/index.js';
import { type HamiltonianProblem, hamiltonianEnergy, type MomentsSource } from '../../simulate/index.js';
import { kind } from '../kind.js';
import { observable } from '../observable.js';
import { readySimulation, shotsField, simulationFields } from '../simulation.js';

const numbers = z.array(z.number());

const problem = z.strictObject({
  hamiltonian: observable,
  linearConstraints: z.optional(z.array(z.strictObject({ coefficients: numbers, bound: z.number() }))),
  quadraticConstraints: z.optional(
    z.array(z.strictObject({ quadratic: z.array(numbers), linear: numbers, bound: z.number() })),
  ),
  penalty: z.optional(z.number()),
  cvarAlpha: z.optional(z.number()),
});

const schema = z.strictObject({
  ...simulationFields,
  /** That of the program where it is a job that evaluates one, if left out. */
  problem: z.optional(problem),
  shots: z.optional(shotsField),
});

/** The energy of a Hamiltonian in the state that a circuit prepares. */
export interface EnergyValue {
  readonly value: number;
  readonly variance: number;
  readonly standardError: number;
  readonly source: MomentsSource;
}

export type EnergyGiven = z.infer<typeof schema>;

/** The energy of a Hamiltonian, with constraints and over the lowest outcomes, as the service's function gives it. */
export const energyKind = kind<EnergyGiven, EnergyValue>({
  name: 'energy',
  schema,
  async run(given, computing) {
    const { runs, document, options } = await readySimulation(given, computing);
    const asked = (given.problem as HamiltonianProblem | undefined) ?? document.problem;
    if (asked === undefined) {
      const hint = 'give one, or the text of a job that evaluates a Hamiltonian';
      throw new IonloomError(
        issue('MissingField', 'the task has no problem to evaluate', { path: ['given', 'problem'], hint }),
      );
    }
    const { value, variance, standardError, source } = hamiltonianEnergy(runs, asked, {
      ...options,
      ...(given.shots === undefined ? {} : { shots: given.shots }),
    });
    return { value, variance, standardError, source };
  },
});
