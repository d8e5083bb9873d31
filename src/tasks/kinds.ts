import { type Kinds, kindsOf } from './kind.js';
import { energyKind } from './kinds/energy.js';
import { expectationKind } from './kinds/expectation.js';
import { sampleKind } from './kinds/sample.js';
import { simulateKind } from './kinds/simulate.js';
import { trajectoriesKind } from './kinds/trajectories.js';
import { transpileKind } from './kinds/transpile.js';
import { verifyKind } from './kinds/verify.js';

/** Every kind of task that anybody may ask for. */
export const taskKinds: Kinds = kindsOf(
  simulateKind,
  sampleKind,
  trajectoriesKind,
  expectationKind,
  energyKind,
  transpileKind,
  verifyKind,
);
