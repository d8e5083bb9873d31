/** An ansatz on a ring of 12 qubits with two parameters: 12 interactions, and 24 rotations. */
export const TEMPLATE = [
  'OPENQASM 3.0;',
  'include "stdgates.inc";',
  'input float gamma;',
  'input float beta;',
  'qubit[12] q;',
  'bit[12] c;',
  'h q;',
  ...Array.from({ length: 12 }, (_, k) => {
    const [a, b] = [k, (k + 1) % 12];
    return `cx q[${a}], q[${b}];\nrz(gamma) q[${b}];\ncx q[${a}], q[${b}];`;
  }),
  'rx(beta) q;',
  'c = measure q;',
].join('\n');

/** A circuit that takes no time. */
export const TINY = 'OPENQASM 3.0;\ninclude "stdgates.inc";\ninput float theta;\nqubit q;\nrx(theta) q;\n';

/** Points of the template, all different. */
export function valuesOf(points: number): readonly { readonly gamma: number; readonly beta: number }[] {
  return Array.from({ length: points }, (_, k) => ({ gamma: 0.1 + k / points, beta: 0.2 + (1.1 * k) / points }));
}

export const SHOTS = 1000;
export const NOISE = 'forte-1';
