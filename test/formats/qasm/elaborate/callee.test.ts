import { describe, expect, test } from 'vitest';
import { parseQasm } from '../../../../src/formats/qasm/index.js';
import { distanceUpToPhase } from '../../../../src/math/index.js';
import { unitaryOf } from '../unitary.js';

/**
 * The gates of qelib1.inc by what the language itself has, U and CX: the reference for what the names mean.
 * Every definition uses only the ones above it.
 */
const definitions = `
  gate u3(t, p, l) a { U(t, p, l) a; }
  gate u(t, p, l) a { U(t, p, l) a; }
  gate u2(p, l) a { U(pi/2, p, l) a; }
  gate u1(l) a { U(0, 0, l) a; }
  gate p(l) a { U(0, 0, l) a; }
  gate cx a, b { CX a, b; }
  gate id a { U(0, 0, 0) a; }
  gate u0(g) a { U(0, 0, 0) a; }
  gate x a { U(pi, 0, pi) a; }
  gate y a { U(pi, pi/2, pi/2) a; }
  gate z a { u1(pi) a; }
  gate h a { u2(0, pi) a; }
  gate s a { u1(pi/2) a; }
  gate sdg a { u1(-pi/2) a; }
  gate t a { u1(pi/4) a; }
  gate tdg a { u1(-pi/4) a; }
  gate rx(t) a { U(t, -pi/2, pi/2) a; }
  gate ry(t) a { U(t, 0, 0) a; }
  gate rz(t) a { u1(t) a; }
  gate sx a { sdg a; h a; sdg a; }
  gate sxdg a { s a; h a; s a; }
  gate cz a, b { h b; CX a, b; h b; }
  gate cy a, b { sdg b; CX a, b; s b; }
  gate swap a, b { CX a, b; CX b, a; CX a, b; }
  gate ch a, b { ry(-pi/4) b; cz a, b; ry(pi/4) b; }
  gate cu1(l) a, b { u1(l/2) a; CX a, b; u1(-l/2) b; CX a, b; u1(l/2) b; }
  gate cp(l) a, b { cu1(l) a, b; }
  gate ccx a, b, c { h c; cu1(pi/2) b, c; CX a, b; cu1(-pi/2) b, c; CX a, b; cu1(pi/2) a, c; h c; }
  gate cswap a, b, c { CX c, b; ccx a, b, c; CX c, b; }
  gate crz(l) a, b { u1(l/2) b; CX a, b; u1(-l/2) b; CX a, b; }
  gate crx(l) a, b { h b; crz(l) a, b; h b; }
  gate cry(l) a, b { ry(l/2) b; CX a, b; ry(-l/2) b; CX a, b; }
  gate cu3(t, p, l) a, b { u1((l+p)/2) a; u1((l-p)/2) b; CX a, b; U(-t/2, 0, -(p+l)/2) b; CX a, b; U(t/2, p, 0) b; }
  gate cu(t, p, l, g) a, b { u1(g) a; cu3(t, p, l) a, b; }
  gate csx a, b { h b; cu1(pi/2) a, b; h b; }
  gate rzz(t) a, b { CX a, b; u1(t) b; CX a, b; }
  gate rxx(t) a, b { h a; h b; rzz(t) a, b; h a; h b; }
  gate ryy(t) a, b { rx(pi/2) a; rx(pi/2) b; rzz(t) a, b; rx(-pi/2) a; rx(-pi/2) b; }
  gate rccx a, b, c { h c; t c; CX b, c; tdg c; CX a, c; t c; CX b, c; tdg c; h c; }
  gate rc3x a, b, c, d {
    h d; t d; CX c, d; tdg d; h d; CX a, d; t d; CX b, d; tdg d; CX a, d; t d; CX b, d; tdg d; h d; t d; CX c, d; tdg d; h d;
  }
  gate c3p(l) a, b, c, d {
    cu1(l/4) a, d; CX a, b; cu1(-l/4) b, d; CX a, b; cu1(l/4) b, d; CX b, c; cu1(-l/4) c, d;
    CX a, c; cu1(l/4) c, d; CX b, c; cu1(-l/4) c, d; CX a, c; cu1(l/4) c, d;
  }
  gate c3x a, b, c, d { h d; c3p(pi) a, b, c, d; h d; }
  gate c3sqrtx a, b, c, d { h d; c3p(pi/2) a, b, c, d; h d; }
  gate c4x a, b, c, d, e {
    h e; cu1(pi/2) d, e; h e; c3x a, b, c, d; h e; cu1(-pi/2) d, e; h e; c3x a, b, c, d; c3sqrtx a, b, c, e;
  }`;

/** How many parameters and qubits each has, read off the text above. */
const signatures = [...definitions.matchAll(/gate (\w+)(?:\(([^)]*)\))? ([^{]*)\{/g)]
  .map(([, name, parameters, qubits]) => ({
    name: name!,
    parameters: parameters === undefined ? 0 : parameters.split(',').length,
    qubits: qubits!.split(',').length,
  }))
  .filter(({ name }) => name !== 'c3p');

describe('qelib1.inc', () => {
  test.each(signatures)('$name is what its definition says', ({ name, parameters, qubits }) => {
    const angles = [0.7, -1.9, 2.3, 0.4].slice(0, parameters);
    const wires = Array.from({ length: qubits }, (_, k) => `q[${k}]`);
    const call = `${name}${parameters > 0 ? `(${angles.join(', ')})` : ''} ${wires.join(', ')};`;
    const byName = parseQasm(`OPENQASM 2.0; include "qelib1.inc"; qreg q[${qubits}]; ${call}`);
    const byDefinition = parseQasm(`OPENQASM 2.0; ${definitions} qreg q[${qubits}]; ${call}`);
    expect(distanceUpToPhase(unitaryOf(byName), unitaryOf(byDefinition))).toBeLessThan(1e-12);
    expect(byName.operations).toHaveLength(1);
  });

  test('a definition in the text takes the place of the library name, from there on', () => {
    const text = `OPENQASM 2.0; include "qelib1.inc"; qreg q[2];
      gate before a, b { cx a, b; }
      cx q[0], q[1];
      gate cx a, b { h a; h b; }
      cx q[0], q[1];
      before q[0], q[1];`;
    const names = parseQasm(text).operations.map(({ gate, controls }) => `${'c'.repeat(controls.length)}${gate.name}`);
    expect(names).toEqual(['cx', 'h', 'h', 'cx']);
  });
});
