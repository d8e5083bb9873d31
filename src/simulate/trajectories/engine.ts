import { issue } from '../../errors/index.js';
import { finish } from '../../steps/index.js';
import type { NamedEngine } from '../contract/named-engine.js';
import { extended, quiet } from '../contract/state-run.js';
import { errorFreeShare, noisyShotsOf, shotsWithErrors } from '../noise/error-places.js';
import { isNoiseless } from '../noise/noise.js';
import { finalStateSteps } from '../statevector/statevector-simulator.js';
import { noisySteps, trajectorySteps } from './sample-noisy.js';

/** Shots under noise, one after the other: as wide as vectors go. */
export const trajectoriesEngine: NamedEngine<'trajectories'> = {
  name: 'trajectories',
  judge(task) {
    const { circuit, rates } = task;
    if (isNoiseless(rates)) {
      return {
        refusal: issue('UnsuitableEngine', 'trajectories are for noise, and there is none', {
          path: ['engine'],
          hint: 'use statevector, or give noise',
        }),
      };
    }
    const noisy = noisyShotsOf(task);
    // Each distinct pattern of errors is about half a run.
    const cost = (noisy * 2 ** circuit.qubits) / 2;
    return { cost, reason: `${shotsWithErrors(noisy)} less work than a density matrix of ${circuit.qubits} qubits` };
  },
  *run({ circuit, rates, shots = 0, seed, limit }) {
    const counts = yield* noisySteps(circuit, rates, shots, { ...limit, seed });
    const later = quiet(limit);
    return {
      samples: { counts },
      trajectories: {
        errorFree: errorFreeShare(circuit, rates),
        visit: (each) => {
          each(finish(finalStateSteps(circuit, later), later), 0);
          const drawn = trajectorySteps(circuit, rates, shots, { ...later, seed }, (state, errors, times) => {
            if (errors.length > 0) each(state, times);
          });
          finish(drawn, later);
        },
      },
      again: (gates, by) => ({
        counts: finish(noisySteps(extended(circuit, gates), rates, shots, { ...later, seed: by }), later),
      }),
    };
  },
};
