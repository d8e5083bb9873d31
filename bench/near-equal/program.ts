import { type AngleInput, type Circuit, type CircuitData, circuit } from 'ionloom';
import type { Transpilation } from 'ionloom/transpile';
import { beside, type Dense, type DenseGate, denseProduct, PAULI, rotationAbout } from './dense.js';

/** A rotation about a Pauli product by an angle in radians, a gate without angles, or a matrix. */
export type Step =
  | { readonly name: string; readonly angle: number; readonly wires: readonly number[]; readonly text?: string }
  | { readonly name: string; readonly wires: readonly number[]; readonly controls?: readonly number[] }
  | { readonly matrix: Dense; readonly wires: readonly number[] };

/** Gates by name, as this check knows them. */
const R = Math.SQRT1_2;
const CONSTANT: Readonly<Record<string, Dense>> = {
  x: PAULI.X,
  y: PAULI.Y,
  z: PAULI.Z,
  h: Float64Array.of(R, 0, R, 0, R, 0, -R, 0),
  s: Float64Array.of(1, 0, 0, 0, 0, 0, 0, 1),
  si: Float64Array.of(1, 0, 0, 0, 0, 0, 0, -1),
  t: Float64Array.of(1, 0, 0, 0, 0, 0, R, R),
  ti: Float64Array.of(1, 0, 0, 0, 0, 0, R, -R),
  v: Float64Array.of(0.5, 0.5, 0.5, -0.5, 0.5, -0.5, 0.5, 0.5),
  vi: Float64Array.of(0.5, -0.5, 0.5, 0.5, 0.5, 0.5, 0.5, -0.5),
  swap: Float64Array.from({ length: 32 }, (_, k) => ([0, 12, 18, 30].includes(k) ? 1 : 0)),
};
const AXES: Readonly<Record<string, Dense>> = {
  rx: PAULI.X,
  ry: PAULI.Y,
  rz: PAULI.Z,
  xx: beside(PAULI.X, PAULI.X),
  yy: beside(PAULI.Y, PAULI.Y),
  zz: beside(PAULI.Z, PAULI.Z),
};

/** The names of rotations about one Pauli product, and of gates without angles on one wire. */
export const ONE_WIRE = ['rx', 'ry', 'rz'] as const;
export const TWO_WIRES = ['xx', 'yy', 'zz'] as const;
export const CLIFFORDS = ['x', 'y', 'z', 'h', 's', 'si', 'v', 'vi'] as const;

/** The circuit that the library is given; if it is to be a template, angles that have a text are given by it. */
export function circuitOfSteps(steps: readonly Step[], wires: number, template = false): Circuit {
  let made = circuit(wires) as unknown as Circuit<'qis', number, string>;
  for (const step of steps) {
    if ('matrix' in step) {
      made = made.unitary(step.matrix, step.wires as never) as never;
    } else if ('angle' in step) {
      const angle: AngleInput = template && step.text !== undefined ? step.text : step.angle;
      made = made.gate(step.name, [angle], step.wires) as never;
    } else {
      made = made.gate(step.name, [], step.wires, { controls: step.controls ?? [] }) as never;
    }
  }
  return made as unknown as Circuit;
}

/** The unitary of steps by definition. */
export function unitaryOfSteps(steps: readonly Step[], wires: number): Dense {
  const gates = steps.map((step): DenseGate => {
    if ('matrix' in step) return step;
    if ('angle' in step) return { matrix: rotationAbout(AXES[step.name]!, step.angle), wires: step.wires };
    return { matrix: CONSTANT[step.name]!, wires: step.wires, controls: step.controls ?? [] };
  });
  return denseProduct(gates, wires);
}

/** What a transpilation says that the original's unitary is, but for its global phase: P Rz(frames) circuit. */
export function statedUnitary({ circuit: native, frames, outputPermutation }: Transpilation): Dense {
  const gates = nativeGates(native);
  frames.forEach((frame, wire) => {
    gates.push({ matrix: rotationAbout(PAULI.Z, frame as number), wires: [wire] });
  });
  const found = denseProduct(gates, native.qubits);
  const size = 2 ** native.qubits;
  const moved = new Float64Array(found.length);
  for (let row = 0; row < size; row++) {
    // Qubit q is read on wire outputPermutation[q].
    const original = outputPermutation.reduce((sum, wire, qubit) => sum + (((row >> wire) & 1) << qubit), 0);
    moved.set(found.subarray(2 * row * size, 2 * (row + 1) * size), 2 * original * size);
  }
  return moved;
}

/** Native gates from the service's own definition of them; parameters are turns. */
function nativeGates({ operations }: CircuitData): DenseGate[] {
  return operations.flatMap(({ gate, parameters, targets }): DenseGate[] => {
    const turns = parameters.map((parameter) => 2 * Math.PI * (parameter as number));
    switch (gate.name) {
      case 'gpi':
        return [{ matrix: equatorial(turns[0]!), wires: targets }];
      case 'gpi2':
        return [{ matrix: rotationAbout(equatorial(turns[0]!), Math.PI / 2), wires: targets }];
      case 'zz':
        return [{ matrix: rotationAbout(AXES['zz']!, turns[0]!), wires: targets }];
      case 'ms': {
        const axis = beside(equatorial(turns[0]!), equatorial(turns[1]!));
        return [{ matrix: rotationAbout(axis, turns[2]!), wires: targets }];
      }
      default:
        return [];
    }
  });
}

/** cos X + sin Y. */
function equatorial(azimuth: number): Dense {
  const [c, s] = [Math.cos(azimuth), Math.sin(azimuth)];
  return Float64Array.of(0, 0, c, -s, c, s, 0, 0);
}
