import { describe, expect, test } from 'vitest';
import type { Operation } from '../../../src/circuit/index.js';
import { parseQasm, parseQasm3 } from '../../../src/formats/qasm/index.js';
import { angleToString, controlledMatrix, type Matrix, maxDistance } from '../../../src/math/index.js';
import { unitaryOf } from './unitary.js';

const head = 'OPENQASM 3.0; include "stdgates.inc";';

function read(statements: string) {
  return parseQasm(`${head} ${statements}`);
}

function unitary(statements: string): Matrix {
  return unitaryOf(read(statements));
}

/** Gates, angles as text, wires. */
function shown({ operations }: { readonly operations: readonly Operation[] }): readonly string[] {
  return operations.map(({ gate, parameters, controls, targets }) => {
    const name = `${'c'.repeat(controls.length)}${gate.name}`;
    const angles = parameters.length === 0 ? '' : `(${parameters.map(angleToString).join(', ')})`;
    return `${name}${angles} ${[...controls, ...targets].join(' ')}`;
  });
}

describe('U', () => {
  const [theta, phi, lambda] = [0.8, -1.3, 2.1];

  /** The matrix as the specification writes it: 1/2 [[1+a, -i b(1-a)], [i c(1-a), b c(1+a)]], a = exp(i theta), ... */
  function specified(): Matrix {
    const entry = (sign: 1 | -1, quarterTurns: number, phase: number) => {
      const [re, im] = [1 + sign * Math.cos(theta), sign * Math.sin(theta)];
      const turn = phase + (quarterTurns * Math.PI) / 2;
      const [c, s] = [Math.cos(turn) / 2, Math.sin(turn) / 2];
      return [re * c - im * s, re * s + im * c];
    };
    return Float64Array.from(
      [entry(1, 0, 0), entry(-1, 3, lambda), entry(-1, 1, phi), entry(1, 0, phi + lambda)].flat(),
    );
  }

  test('is the matrix of the specification, phase included', () => {
    expect(maxDistance(unitary(`qubit q; U(${theta}, ${phi}, ${lambda}) q;`), specified())).toBeLessThan(1e-15);
  });

  test('shows its phase under a control', () => {
    const controlled = unitary(`qubit[2] q; ctrl @ U(${theta}, ${phi}, ${lambda}) q[0], q[1];`);
    expect(maxDistance(controlled, controlledMatrix(specified(), 1))).toBeLessThan(1e-15);
  });
});

describe('stdgates.inc: every gate is what the file of the specification says, phase included', () => {
  test.each([
    ['p(l) a', 'ctrl @ gphase(l) a;'],
    ['x a', 'U(pi, 0, pi) a; gphase(-pi/2);'],
    ['y a', 'U(pi, pi/2, pi/2) a; gphase(-pi/2);'],
    ['z a', 'p(pi) a;'],
    ['h a', 'U(pi/2, 0, pi) a; gphase(-pi/4);'],
    ['s a', 'pow(1/2) @ z a;'],
    ['sdg a', 'inv @ pow(1/2) @ z a;'],
    ['t a', 'pow(1/2) @ s a;'],
    ['tdg a', 'inv @ pow(1/2) @ s a;'],
    ['sx a', 'pow(1/2) @ x a;'],
    ['rx(t) a', 'U(t, -pi/2, pi/2) a; gphase(-t/2);'],
    ['ry(t) a', 'U(t, 0, 0) a; gphase(-t/2);'],
    ['rz(l) a', 'gphase(-l/2); U(0, 0, l) a;'],
    ['cx a, b', 'ctrl @ x a, b;'],
    ['CX a, b', 'ctrl @ x a, b;'],
    ['cy a, b', 'ctrl @ y a, b;'],
    ['cz a, b', 'ctrl @ z a, b;'],
    ['cp(l) a, b', 'ctrl @ p(l) a, b;'],
    ['cphase(l) a, b', 'ctrl @ phase(l) a, b;'],
    ['crx(t) a, b', 'ctrl @ rx(t) a, b;'],
    ['cry(t) a, b', 'ctrl @ ry(t) a, b;'],
    ['crz(t) a, b', 'ctrl @ rz(t) a, b;'],
    ['ch a, b', 'ctrl @ h a, b;'],
    ['swap a, b', 'cx a, b; cx b, a; cx a, b;'],
    ['ccx a, b, c', 'ctrl @ ctrl @ x a, b, c;'],
    ['cswap a, b, c', 'ctrl @ swap a, b, c;'],
    ['cu(t, f, l, g) a, b', 'p(g - t/2) a; ctrl @ U(t, f, l) a, b;'],
    ['phase(l) a', 'U(0, 0, l) a;'],
    ['id a', 'U(0, 0, 0) a;'],
    ['u1(l) a', 'U(0, 0, l) a;'],
    ['u2(f, l) a', 'gphase(-(f + l + pi/2)/2); U(pi/2, f, l) a;'],
    ['u3(t, f, l) a', 'gphase(-(f + l + t)/2); U(t, f, l) a;'],
  ])('%s', (signature, body) => {
    const [, name, parameters, qubits] = /^(\w+)(\([^)]*\))? (.*)$/.exec(signature)!;
    const angles =
      parameters === undefined ? '' : `(${[0.7, -1.9, 2.3, 0.4].slice(0, parameters.split(',').length).join(', ')})`;
    const wires = qubits!
      .split(', ')
      .map((_, k) => `q[${k}]`)
      .join(', ');
    const declare = `qubit[3] q; gate mine${parameters ?? ''} ${qubits} { ${body} }`;
    const expected = unitary(`${declare} mine${angles} ${wires};`);
    expect(maxDistance(unitary(`${declare} ${name}${angles} ${wires};`), expected)).toBeLessThan(1e-14);
    // A control makes the phases of both visible.
    const shifted = wires.replaceAll(/\d/g, (digit) => `${Number(digit) + 1}`);
    const wide = declare.replace('[3]', '[4]');
    const controlled = unitary(`${wide} ctrl @ mine${angles} q[0], ${shifted};`);
    expect(maxDistance(unitary(`${wide} ctrl @ ${name}${angles} q[0], ${shifted};`), controlled)).toBeLessThan(1e-14);
  });
});

describe('native gates', () => {
  test('alone make a native circuit, without an include, in turns', () => {
    const circuit = parseQasm(
      'OPENQASM 3.0; qubit[2] q; gpi(0.25) q[0]; gpi2(-0.5) q; ms(0, 0.5) q[0], q[1]; zz(0.1) q[0], q[1];',
    );
    expect(circuit.gateset).toBe('native');
    expect(shown(circuit)).toEqual([
      'gpi(0.25) 0',
      'gpi2(-0.5) 0',
      'gpi2(-0.5) 1',
      'ms(0, 0.5, 0.25) 0 1',
      'zz(0.1) 0 1',
    ]);
  });

  test('stay native through inv, whole powers and loops, and keep barriers and measurements', () => {
    const circuit = parseQasm3(`qubit[2] q; bit[2] c;
      for int i in [0:1] { inv @ gpi2(i/4.0) q[i]; }
      barrier q; pow(2) @ ms(0, 0, 0.1) q[0], q[1]; c = measure q;`);
    expect(circuit.gateset).toBe('native');
    expect(shown(circuit)).toEqual([
      'gpi2(0.5) 0',
      'gpi2(-0.25) 1',
      'barrier 0 1',
      'ms(0, 0, 0.1) 0 1',
      'ms(0, 0, 0.1) 0 1',
    ]);
    expect(circuit.keys).toEqual(['c']);
  });

  test('and others are refused an angle that is a cut quotient of whole numbers', () => {
    const inexact = ['rx(7/2) q[0];', 'const int a = 7; rx(pi*(a/2)) q[0];', 'for int i in [1:1] { gpi2(i/4) q[i]; }'];
    for (const text of inexact) expect(() => read(`qubit[2] q; ${text}`)).toThrow(/divides two whole numbers/);
    const exact = 'rx(8/2) q[0]; rx(7.0/2) q[0]; rx(7*pi/2) q[0]; pow(1/2) @ x q[0];';
    expect(read(`qubit[2] q; ${exact}`).operations.map(({ parameters }) => parameters[0])).toEqual([
      4,
      3.5,
      (7 * Math.PI) / 2,
      undefined,
    ]);
  });

  test('and others are not raised to a power beyond what rounding leaves', () => {
    expect(() => read('qubit q; pow(1e10) @ h q;')).toThrow(/more than 1,000,000 operations/);
    expect(() => read('qubit q; pow(1000000.5) @ h q;')).toThrow(/not well defined/);
    expect(read('qubit q; pow(1e10) @ rz(1e-9) q;').operations[0]!.parameters[0]).toBeCloseTo(10, 9);
  });

  test('among other gates are written as abstract ones, exactly', () => {
    const natives = 'gpi(0.1) q[0]; gpi2(0.3) q[1]; ms(0.1, 0.2, 0.15) q[0], q[1]; zz(0.2) q[1], q[0];';
    const mixed = read(`qubit[2] q; id q[0]; ${natives}`);
    expect(mixed.gateset).toBe('qis');
    expect(maxDistance(unitaryOf(mixed), unitary(`qubit[2] q; ${natives}`))).toBeLessThan(1e-14);
  });

  test('can be controlled, which makes them abstract', () => {
    const controlled = unitary('qubit[2] q; ctrl @ gpi2(0.3) q[0], q[1];');
    expect(maxDistance(controlled, controlledMatrix(unitary('qubit q; gpi2(0.3) q;'), 1))).toBeLessThan(1e-14);
  });
});

describe('constants, inputs and loops', () => {
  test('constants of every type, with functions and casts', () => {
    const circuit =
      read(`const int[32] n = 3; const uint m = n - 1; const float[64] step = π / n; const angle[20] full = 2 * step;
      qubit[n] q; rz(full * m) q[n - 1]; rx(float(n) / 2 + int(2.7)) q[m - 2]; ry(mod(7, n) + 1_000 + 0x10 + τ * 0 + floor(2.5)) q[1];`);
    expect(shown(circuit)).toEqual([`rz(4*pi/3) 2`, 'rx(3.5) 0', 'ry(1019) 1']);
  });

  test('a remainder has the sign of the divisor', () => {
    const circuit = read('qubit q; rz(mod(-7, 3)) q; rz(-7 % 3) q; rz(mod(7, -3)) q; rz(-(7 % 3)) q;');
    expect(shown(circuit)).toEqual(['rz(2) 0', 'rz(2) 0', 'rz(-2) 0', 'rz(-1) 0']);
  });

  test('inputs stay open, linearly', () => {
    const circuit = read(`input float[64] theta; input angle phi; qubit[2] q;
      gate g(a) x { rz(a / 2) x; } g(theta - 2 * phi + pi) q[0]; gphase(-phi); cp(-(theta)) q[0], q[1]; ctrl @ gphase(theta) q[1];`);
    expect(circuit.parameters).toEqual(['phi', 'theta']);
    expect(shown(circuit)).toEqual(['rz(-phi + 0.5*theta + pi/2) 0', 'cp(-theta) 0 1', 'p(theta) 1']);
    expect(angleToString(circuit.globalPhase)).toBe('-phi');
  });

  test('loops are unrolled, ranges with both ends', () => {
    const circuit = read(`qubit[5] q;
      for uint i in [0:2:4] { x q[i]; }
      for int i in [3:-1:2] { for int j in {i, 0} cx q[j], q[4]; }
      for i in [1:0] { y q[i]; }
      { const int k = 1; z q[k]; }
      gate ladder a, b, c { for int n in [1:2] { rz(n) a; } cx b, c; }
      ladder q[0], q[1], q[2];`);
    expect(shown(circuit)).toEqual('x 0,x 2,x 4,cx 3 4,cx 0 4,cx 2 4,cx 0 4,z 1,rz(1) 0,rz(2) 0,cx 1 2'.split(','));
  });

  test('names in a block do not reach out of it', () => {
    expect(() => read('qubit[2] q; for int i in [0:1] { x q[i]; } x q[i];')).toThrow('`i` is not declared');
  });
});

describe('without the standard include', () => {
  test('the standard gates are there, as in the programs that the service writes', () => {
    expect(shown(parseQasm('OPENQASM 3.0; qubit[2] q; h q[0]; cx q[0], q[1];'))).toEqual(['h 0', 'cx 0 1']);
  });
});
