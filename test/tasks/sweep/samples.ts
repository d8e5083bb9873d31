import { axisOf } from '../../../src/tasks/sweep/axis.js';
import type { SweepDefinition } from '../../../src/tasks/sweep/sweep.js';

/** A circuit whose angles swing between one outcome and the other, by two parameters. */
export const TEMPLATE = `OPENQASM 3.0;
include "stdgates.inc";
input float theta;
input float phi;
qubit[2] q;
bit[2] c;
ry(theta) q[0];
cx q[0], q[1];
rx(phi) q[1];
c = measure q;
`;

export const THETA = axisOf(['theta'], [[0], [1], [2]]);
export const PHI = axisOf(['phi'], [[0.25], [0.5]]);

/** Shots of the template at six points. */
export const SIX_POINTS: SweepDefinition<'sample'> = {
  kind: 'sample',
  given: { program: { text: TEMPLATE }, shots: 20 },
  axes: [THETA, PHI],
  seed: 5,
};
