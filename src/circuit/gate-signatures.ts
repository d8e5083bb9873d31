import type { Gateset } from '../gates/index.js';
import type { MethodOf, OtherName } from './methods.js';

/*
 * Written from the gate table: `npx vitest run test/circuit/gate-signatures -u` writes it anew when the table changes.
 */

/** The methods of abstract gates; angles in radians. */
export interface QisGateMethods<G extends Gateset, N extends number, P extends string, K extends string> {
  /** The identity: does nothing and costs nothing. */
  readonly id: MethodOf<G, N, P, K>['0:0:1'];
  /** Pauli X, the NOT gate. */
  readonly x: MethodOf<G, N, P, K>['0:0:1'];
  /** Pauli Y. */
  readonly y: MethodOf<G, N, P, K>['0:0:1'];
  /** Pauli Z: diag(1, -1). */
  readonly z: MethodOf<G, N, P, K>['0:0:1'];
  /** Hadamard: (X + Z)/sqrt(2). */
  readonly h: MethodOf<G, N, P, K>['0:0:1'];
  /** Square root of Z: diag(1, i). */
  readonly s: MethodOf<G, N, P, K>['0:0:1'];
  /** Inverse of S: diag(1, -i). */
  readonly si: MethodOf<G, N, P, K>['0:0:1'];
  /** Fourth root of Z: diag(1, exp(i pi/4)). */
  readonly t: MethodOf<G, N, P, K>['0:0:1'];
  /** Inverse of T: diag(1, exp(-i pi/4)). */
  readonly ti: MethodOf<G, N, P, K>['0:0:1'];
  /** Square root of X, H S H: exp(i pi/4) Rx(pi/2); the phase matters when the gate is controlled. */
  readonly v: MethodOf<G, N, P, K>['0:0:1'];
  /** Inverse of V: exp(-i pi/4) Rx(-pi/2). */
  readonly vi: MethodOf<G, N, P, K>['0:0:1'];
  /** Rotation about X: exp(-i theta X/2). `theta` in radians. */
  readonly rx: MethodOf<G, N, P, K>['1:0:1'];
  /** Rotation about Y: exp(-i theta Y/2). `theta` in radians. */
  readonly ry: MethodOf<G, N, P, K>['1:0:1'];
  /** Rotation about Z: diag(exp(-i theta/2), exp(i theta/2)). `theta` in radians. */
  readonly rz: MethodOf<G, N, P, K>['1:0:1'];
  /** Phase gate: diag(1, exp(i lambda)). `lambda` in radians. */
  readonly p: MethodOf<G, N, P, K>['1:0:1'];
  /** u(pi/2, phi, lambda). `phi` and `lambda` in radians. */
  readonly u2: MethodOf<G, N, P, K>['2:0:1'];
  /** Any one-qubit gate: [[cos(theta/2), -exp(i lambda) sin(theta/2)], [exp(i phi) sin(theta/2), exp(i(phi+lambda)) cos(theta/2)]]. `theta`, `phi` and `lambda` in radians. */
  readonly u: MethodOf<G, N, P, K>['3:0:1'];
  /** Global phase exp(i gamma); on its own invisible, a phase gate on the controls when controlled. `gamma` in radians. */
  readonly gphase: MethodOf<G, N, P, K>['1:0:0'];
  /** Exchanges two qubits. */
  readonly swap: MethodOf<G, N, P, K>['0:0:2'];
  /** Ising interaction: exp(-i theta/2 X(x)X). `theta` in radians. */
  readonly xx: MethodOf<G, N, P, K>['1:0:2'];
  /** Ising interaction: exp(-i theta/2 Y(x)Y). `theta` in radians. */
  readonly yy: MethodOf<G, N, P, K>['1:0:2'];
  /** Ising interaction: exp(-i theta/2 Z(x)Z), theta in radians (the native gate of the same name counts turns). `theta` in radians. */
  readonly zz: MethodOf<G, N, P, K>['1:0:2'];
  /** Cross-resonance interaction: exp(-i theta/2 Z(x)X), Z on the first qubit. `theta` in radians. */
  readonly rzx: MethodOf<G, N, P, K>['1:0:2'];
  /** Exchanges two qubits and multiplies the exchanged part by i: exp(i pi/4 (XX + YY)). */
  readonly iswap: MethodOf<G, N, P, K>['0:0:2'];
  /** Inverse of iSWAP: exp(-i pi/4 (XX + YY)). */
  readonly iswapi: MethodOf<G, N, P, K>['0:0:2'];
  /** Echoed cross-resonance: (X(x)I - Y(x)X)/sqrt(2), its own inverse. */
  readonly ecr: MethodOf<G, N, P, K>['0:0:2'];
  /** Two CNOTs back to back: first controls second, then second controls first. */
  readonly dcx: MethodOf<G, N, P, K>['0:0:2'];
  /** Inverse of DCX: second controls first, then first controls second. */
  readonly dcxi: MethodOf<G, N, P, K>['0:0:2'];
  /** Controlled exp(i gamma) u(theta, phi, lambda): four parameters, control first. `theta`, `phi`, `lambda` and `gamma` in radians. */
  readonly cu: MethodOf<G, N, P, K>['4:0:2'];
  /** Margolus gate, a Toffoli with relative phases: -1 on |101>, and -i, i around the target's flip. */
  readonly rccx: MethodOf<G, N, P, K>['0:0:3'];
  /** Three-control Toffoli with relative phases: i, -i on |110t>, and a flip of the target with a sign on |111t>. */
  readonly rc3x: MethodOf<G, N, P, K>['0:0:4'];
  /** Inverse of rc3x. */
  readonly rc3xi: MethodOf<G, N, P, K>['0:0:4'];
  /** Another name of x. */
  readonly not: MethodOf<G, N, P, K>['0:0:1'];
  /** Controlled X. */
  readonly cnot: MethodOf<G, N, P, K>['0:1:1'];
  /** Toffoli: X with two controls. */
  readonly ccx: MethodOf<G, N, P, K>['0:2:1'];
  /** X with three controls. */
  readonly c3x: MethodOf<G, N, P, K>['0:3:1'];
  /** X with four controls. */
  readonly c4x: MethodOf<G, N, P, K>['0:4:1'];
  /** X with any number of controls. */
  readonly mcx: MethodOf<G, N, P, K>['0:any:1'];
  /** Controlled Y. */
  readonly cy: MethodOf<G, N, P, K>['0:1:1'];
  /** Controlled Z. */
  readonly cz: MethodOf<G, N, P, K>['0:1:1'];
  /** Z with two controls. */
  readonly ccz: MethodOf<G, N, P, K>['0:2:1'];
  /** Z with any number of controls. */
  readonly mcz: MethodOf<G, N, P, K>['0:any:1'];
  /** Controlled Hadamard. */
  readonly ch: MethodOf<G, N, P, K>['0:1:1'];
  /** Controlled S. */
  readonly cs: MethodOf<G, N, P, K>['0:1:1'];
  /** Controlled inverse S. */
  readonly csi: MethodOf<G, N, P, K>['0:1:1'];
  /** Controlled V (square root of X), phase included. */
  readonly csx: MethodOf<G, N, P, K>['0:1:1'];
  /** Controlled inverse V. */
  readonly csxi: MethodOf<G, N, P, K>['0:1:1'];
  /** V with three controls. */
  readonly c3sx: MethodOf<G, N, P, K>['0:3:1'];
  /** Controlled phase: diag(1, 1, 1, exp(i lambda)). `lambda` in radians. */
  readonly cp: MethodOf<G, N, P, K>['1:1:1'];
  /** Phase with any number of controls. `lambda` in radians. */
  readonly mcp: MethodOf<G, N, P, K>['1:any:1'];
  /** Controlled Rx. `theta` in radians. */
  readonly crx: MethodOf<G, N, P, K>['1:1:1'];
  /** Controlled Ry. `theta` in radians. */
  readonly cry: MethodOf<G, N, P, K>['1:1:1'];
  /** Controlled Rz. `theta` in radians. */
  readonly crz: MethodOf<G, N, P, K>['1:1:1'];
  /** Controlled u(theta, phi, lambda). `theta`, `phi` and `lambda` in radians. */
  readonly cu3: MethodOf<G, N, P, K>['3:1:1'];
  /** Fredkin: controlled swap. */
  readonly cswap: MethodOf<G, N, P, K>['0:1:2'];
}

/** The methods of native gates; phases and angles in turns. */
export interface NativeGateMethods<G extends Gateset, N extends number, P extends string, K extends string> {
  /** A pi pulse about the equatorial axis at the given phase: cos(2 pi phase) X + sin(2 pi phase) Y. `phase` in turns. */
  readonly gpi: MethodOf<G, N, P, K>['1:0:1'];
  /** A pi/2 pulse about the equatorial axis at the given phase: exp(-i pi/4 GPI(phase)). `phase` in turns. */
  readonly gpi2: MethodOf<G, N, P, K>['1:0:1'];
  /** Moelmer-Soerensen gate: exp(-i pi angle GPI(phase0)(x)GPI(phase1)); angle 1/4 turn is fully entangling. `phase0` and `phase1` in turns. `angle` in turns, 0.25 if left out. */
  readonly ms: MethodOf<G, N, P, K>['3:0:2'];
  /** Native Ising interaction: exp(-i pi angle Z(x)Z), angle in turns; 1/4 turn is fully entangling. `angle` in turns. */
  readonly zz: MethodOf<G, N, P, K>['1:0:2'];
  /** Does nothing; in the service list, its fields are not documented. */
  readonly nop: MethodOf<G, N, P, K>['0:0:1'];
}

/** OpenQASM's names of gates that have another here: a call says which. */
export interface OtherGateNames<G extends Gateset, N extends number, P extends string, K extends string> {
  /** @deprecated OpenQASM's name: here it is `cnot`. */
  readonly CX: OtherName<'CX', 'cnot', G, N, P, K>;
  /** @deprecated OpenQASM's name: here it is `u`. */
  readonly U: OtherName<'U', 'u', G, N, P, K>;
  /** @deprecated OpenQASM's name: here it is `c3sx`. */
  readonly c3sqrtx: OtherName<'c3sqrtx', 'c3sx', G, N, P, K>;
  /** @deprecated OpenQASM's name: here it is `cp`. */
  readonly cphase: OtherName<'cphase', 'cp', G, N, P, K>;
  /** @deprecated OpenQASM's name: here it is `csi`. */
  readonly csdg: OtherName<'csdg', 'csi', G, N, P, K>;
  /** @deprecated OpenQASM's name: here it is `cp`. */
  readonly cu1: OtherName<'cu1', 'cp', G, N, P, K>;
  /** @deprecated OpenQASM's name: here it is `cnot`. */
  readonly cx: OtherName<'cx', 'cnot', G, N, P, K>;
  /** @deprecated OpenQASM's name: here it is `p`. */
  readonly phase: OtherName<'phase', 'p', G, N, P, K>;
  /** @deprecated OpenQASM's name: here it is `rc3x`. */
  readonly rcccx: OtherName<'rcccx', 'rc3x', G, N, P, K>;
  /** @deprecated OpenQASM's name: here it is `xx`. */
  readonly rxx: OtherName<'rxx', 'xx', G, N, P, K>;
  /** @deprecated OpenQASM's name: here it is `yy`. */
  readonly ryy: OtherName<'ryy', 'yy', G, N, P, K>;
  /** @deprecated OpenQASM's name: here it is `zz`. */
  readonly rzz: OtherName<'rzz', 'zz', G, N, P, K>;
  /** @deprecated OpenQASM's name: here it is `si`. */
  readonly sdg: OtherName<'sdg', 'si', G, N, P, K>;
  /** @deprecated OpenQASM's name: here it is `v`. */
  readonly sx: OtherName<'sx', 'v', G, N, P, K>;
  /** @deprecated OpenQASM's name: here it is `vi`. */
  readonly sxdg: OtherName<'sxdg', 'vi', G, N, P, K>;
  /** @deprecated OpenQASM's name: here it is `ti`. */
  readonly tdg: OtherName<'tdg', 'ti', G, N, P, K>;
  /** @deprecated OpenQASM's name: here it is `id`. */
  readonly u0: OtherName<'u0', 'id', G, N, P, K>;
  /** @deprecated OpenQASM's name: here it is `p`. */
  readonly u1: OtherName<'u1', 'p', G, N, P, K>;
  /** @deprecated OpenQASM's name: here it is `u`. */
  readonly u3: OtherName<'u3', 'u', G, N, P, K>;
}
