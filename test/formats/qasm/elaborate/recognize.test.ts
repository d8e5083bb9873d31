import { describe, expect, test } from 'vitest';
import { parseQasm } from '../../../../src/formats/qasm/index.js';
import { angleToString, maxDistance } from '../../../../src/math/index.js';
import { unitaryOf } from '../unitary.js';

const head = 'OPENQASM 2.0; include "qelib1.inc"; qreg q[3];';

function names(text: string): readonly string[] {
  return parseQasm(text).operations.map(({ gate, controls, parameters }) => {
    const angles = parameters.length > 0 ? `(${parameters.map(angleToString).join(', ')})` : '';
    return `${'c'.repeat(controls.length)}${gate.name}${angles}`;
  });
}

describe('a definition that spells out a gate of the table under its name is that gate', () => {
  test.each([
    ['rzz', 'gate rzz(t) a, b { cx a, b; u1(t) b; cx a, b; } rzz(0.3) q[0], q[1];', 'zz(0.3)'],
    [
      'ryy',
      'gate ryy(p) a, b { sxdg a; sxdg b; cx a, b; rz(p) b; cx a, b; sx a; sx b; } ryy(0.3) q[0], q[1];',
      'yy(0.3)',
    ],
    ['rzx', 'gate rzx(p) a, b { h b; cx a, b; rz(p) b; cx a, b; h b; } rzx(0.3) q[0], q[1];', 'rzx(0.3)'],
    ['iswap', 'gate iswap a, b { s a; s b; h a; cx a, b; cx b, a; h b; } iswap q[0], q[1];', 'iswap'],
    ['cu1', 'gate cu1(l) a, b { u1(l/2) a; cx a, b; u1(-l/2) b; cx a, b; u1(l/2) b; } cu1(0.3) q[0], q[1];', 'cp(0.3)'],
    ['gpi2', 'gate gpi2(p) a { u3(pi/2, 2*pi*p - pi/2, pi/2 - 2*pi*p) a; } gpi2(0.3) q[0];', 'gpi2(0.3)'],
    ['zz in turns', 'gate zz(t) a, b { cx a, b; u1(2*pi*t) b; cx a, b; } zz(0.1) q[0], q[1];', 'zz(0.1)'],
  ])('%s', (_name, text, expected) => {
    expect(names(head + text)).toEqual([expected]);
  });

  test('with the phase by which it differs', () => {
    const body = 'a, b { cx a, b; u1(t) b; cx a, b; }';
    const known = parseQasm(`${head} gate rzz(t) ${body} rzz(0.3) q[0], q[1];`);
    const unknown = parseQasm(`${head} gate other(t) ${body} other(0.3) q[0], q[1];`);
    expect(known.operations).toHaveLength(1);
    expect(unknown.operations).toHaveLength(3);
    expect(maxDistance(unitaryOf(known), unitaryOf(unknown))).toBeLessThan(1e-15);
  });

  test('so that native circuits survive a file that defines their gates', () => {
    const natives = `gate gpi(p) a { x a; rz(4*pi*p) a; } gate ms(a, b, t) x, y { rz(-2*pi*a) x; rz(-2*pi*b) y;
      rxx(2*pi*t) x, y; rz(2*pi*a) x; rz(2*pi*b) y; } gpi(0.2) q[1]; ms(0.1, 0.2, 0.25) q[0], q[2];`;
    expect(parseQasm(head + natives).gateset).toBe('native');
  });
});

describe('a definition that means something else is taken at its word', () => {
  test.each([
    [
      'another angle',
      'gate rzz(t) a, b { cx a, b; rz(2*t) b; cx a, b; } rzz(0.3) q[0], q[1];',
      ['cx', 'rz(0.6)', 'cx'],
    ],
    [
      'qubits the other way round',
      'gate crz(t) b, a { rz(t/2) b; cx a, b; rz(-t/2) b; cx a, b; } crz(0.4) q[0], q[1];',
      ['rz(0.2)', 'cx', 'rz(-0.2)', 'cx'],
    ],
    [
      'a phase that is not linear',
      'gate rx(t) a { u3(t, -pi/2, pi/2) a; u1(t*t) a; u1(-t*t) a; u1(sin(t)) a; x a; u1(sin(t)) a; x a; } rx(0) q[0];',
      undefined,
    ],
    [
      'a barrier inside',
      'gate swap a, b { cx a, b; barrier a; cx b, a; cx a, b; } swap q[0], q[1];',
      ['cx', 'barrier', 'cx', 'cx'],
    ],
    ['fewer parameters', 'gate rx a { h a; } rx q[0];', ['h']],
    [
      'an expression that has no value everywhere',
      'gate rx(t) a { u3(sqrt(t)*sqrt(t), -pi/2, pi/2) a; } rx(4) q[0];',
      ['u(4, -pi/2, pi/2)'],
    ],
  ])('%s', (_name, text, expected) => {
    const read = names(head + text);
    if (expected === undefined) expect(read.length).toBeGreaterThan(1);
    else expect(read).toEqual(expected);
  });

  test('a large definition costs no comparison', () => {
    const long = Array.from({ length: 3000 }, () => 'x a; ').join('');
    expect(names(`${head} gate id a { ${long} } id q[0];`)).toHaveLength(3000);
  });
});
