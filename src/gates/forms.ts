import type { Gate, GateAliases, NamedForm } from './gate.js';
import { h, p, rx, ry, rz, s, si, u, v, vi, x, y, z } from './one-qubit.js';
import { swap } from './two-qubit.js';

function form<Base extends Gate, const Controls extends number | 'any'>(
  name: string,
  base: Base,
  controls: Controls,
  doc: string,
  aliases: GateAliases = {},
): NamedForm<Base, Controls> {
  return Object.freeze({ name, base, controls, doc, service: aliases.ionq !== undefined, aliases });
}

/** Same name in OpenQASM 2 and 3. */
function qasm(...names: readonly string[]): GateAliases {
  return { qasm2: names, qasm3: names };
}

/** Names for gates with controls. Controls come before targets; all controls act on |1>. */
export const namedForms = Object.freeze({
  not: form('not', x, 0, 'Another name of x.', { ionq: ['not'] }),
  cnot: form('cnot', x, 1, 'Controlled X.', { ionq: ['cnot'], ...qasm('cx', 'CX') }),
  ccx: form('ccx', x, 2, 'Toffoli: X with two controls.', qasm('ccx')),
  c3x: form('c3x', x, 3, 'X with three controls.', { qasm2: ['c3x'] }),
  c4x: form('c4x', x, 4, 'X with four controls.', { qasm2: ['c4x'] }),
  mcx: form('mcx', x, 'any', 'X with any number of controls.'),
  cy: form('cy', y, 1, 'Controlled Y.', qasm('cy')),
  cz: form('cz', z, 1, 'Controlled Z.', qasm('cz')),
  ccz: form('ccz', z, 2, 'Z with two controls.', qasm('ccz')),
  mcz: form('mcz', z, 'any', 'Z with any number of controls.'),
  ch: form('ch', h, 1, 'Controlled Hadamard.', qasm('ch')),
  cs: form('cs', s, 1, 'Controlled S.', qasm('cs')),
  csi: form('csi', si, 1, 'Controlled inverse S.', qasm('csdg')),
  csx: form('csx', v, 1, 'Controlled V (square root of X), phase included.', { qasm2: ['csx'] }),
  csxi: form('csxi', vi, 1, 'Controlled inverse V.', {}),
  c3sx: form('c3sx', v, 3, 'V with three controls.', { qasm2: ['c3sqrtx', 'c3sx'] }),
  cp: form('cp', p, 1, 'Controlled phase: diag(1, 1, 1, exp(i lambda)).', {
    qasm2: ['cp', 'cu1'],
    qasm3: ['cp', 'cphase', 'cu1'],
  }),
  mcp: form('mcp', p, 'any', 'Phase with any number of controls.'),
  crx: form('crx', rx, 1, 'Controlled Rx.', qasm('crx')),
  cry: form('cry', ry, 1, 'Controlled Ry.', qasm('cry')),
  crz: form('crz', rz, 1, 'Controlled Rz.', qasm('crz')),
  cu3: form('cu3', u, 1, 'Controlled u(theta, phi, lambda).', { qasm2: ['cu3'] }),
  cswap: form('cswap', swap, 1, 'Fredkin: controlled swap.', qasm('cswap')),
});
