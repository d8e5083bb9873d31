import { describe, expect, test } from 'vitest';
import type { Circuit } from '../../../../../src/circuit/index.js';
import type { Issue } from '../../../../../src/errors/index.js';
import { parseQasm } from '../../../../../src/formats/qasm/index.js';
import { controlledMatrix, maxDistance } from '../../../../../src/math/index.js';
import { unitaryOf } from '../../unitary.js';

const head3 = 'OPENQASM 3.0; include "stdgates.inc";';

function read(text: string): { readonly circuit: Circuit; readonly warnings: readonly Issue[] } {
  const warnings: Issue[] = [];
  return { circuit: parseQasm(text, { onWarning: (warning) => warnings.push(warning) }), warnings };
}

describe('phases are exact', () => {
  test.each([
    'U(0.8, -1.3, 2.1) q[2];',
    'u3(0.8, -1.3, 2.1) q[2];',
    'u2(0.8, -1.3) q[2];',
    'sx q[2];',
    'rz(0.4) q[2];',
    'p(0.4) q[2];',
    'gphase(0.7); h q[2];',
    'inv @ sx q[2]; gphase(-0.2);',
    'gpi(0.1) q[2]; gpi2(0.3) q[1]; ms(0.1, 0.2, 0.15) q[1], q[2]; zz(0.1) q[2], q[1];',
    'gate g(a) x { gphase(a); rx(a) x; } ctrl @ g(0.3) q[1], q[2];',
  ])('under a measured bit: %s', (statements) => {
    const definition = /gate [^}]*\}/.exec(statements)?.[0] ?? '';
    const body = statements.replace(definition, '');
    // All wires are named, in their order, so that both matrices have them.
    const plain = unitaryOf(
      read(
        `${head3} qubit[2] q; id q[0]; id q[1]; ${definition} ${body.replaceAll('q[1]', 'q[0]').replaceAll('q[2]', 'q[1]')}`,
      ).circuit,
    );
    const waiting = read(`${head3} qubit[3] q; bit c; ${definition} c = measure q[0]; if (c) { ${body} }`).circuit;
    expect(maxDistance(unitaryOf(waiting), controlledMatrix(plain, 1))).toBeLessThan(1e-14);
  });
});
