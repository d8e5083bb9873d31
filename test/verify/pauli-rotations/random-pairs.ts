import type { Operation } from '../../../src/circuit/index.js';
import { allGates, decomposeUse, inverseOfUse, matrixOfUse, qisGates } from '../../../src/gates/index.js';
import {
  addAngles,
  bindAngle,
  eulerMatrix,
  isNumeric,
  kronecker,
  type Matrix,
  multiply,
  param,
} from '../../../src/math/index.js';
import type { RandomStream } from '../../../src/simulate/index.js';

const LETTERS = ['I', 'X', 'Y', 'Z'] as const;

/** A random operation of the table on some of these bits, abstract or native, often with controls. */
export function randomOperation(bits: number, random: RandomStream, most = 3): Operation {
  for (;;) {
    const gate = allGates[random.integer(allGates.length)]!;
    if (gate.kind !== 'unitary') continue;
    const any = gate.name === 'unitary' ? 2 : 3;
    const targets = gate.targets === 'any' ? 1 + random.integer(any) : gate.targets;
    const controls = gate.gateset === 'native' || random.integer(3) > 0 ? 0 : 1 + random.integer(2);
    if (targets + controls > Math.min(bits, most) || targets + controls === 0) continue;
    const wires = shuffled(bits, random).slice(0, targets + controls);
    const parameters = gate.parameters.map(({ unit }) => randomAngle(random) * (unit === 'turns' ? 0.5 / Math.PI : 1));
    const use = { gate, parameters, controls: wires.slice(targets), targets: wires.slice(0, targets) };
    if (gate.data === 'matrix') return { ...use, data: { matrix: randomMatrix(targets, random) } };
    if (gate.data === undefined) return use;
    const terms = Array.from({ length: 1 + random.integer(3) }, () =>
      Array.from({ length: targets }, () => LETTERS[random.integer(4)]).join(''),
    );
    return { ...use, data: { pauliSum: { terms, coefficients: terms.map(() => random.uniform() * 2 - 1) } } };
  }
}

function randomAngle(random: RandomStream): number {
  const kind = random.integer(4);
  if (kind === 0) return (random.integer(17) - 8) * (Math.PI / 4);
  if (kind === 1) return (random.integer(9) - 4) * (Math.PI / 2) + (random.uniform() - 0.5) * 1e-3;
  return (random.uniform() - 0.5) * 4 * Math.PI;
}

function randomMatrix(targets: number, random: RandomStream): Matrix {
  const one = (): Matrix =>
    eulerMatrix({
      theta: randomAngle(random),
      phi: randomAngle(random),
      lambda: randomAngle(random),
      phase: randomAngle(random),
    });
  if (targets === 1) return one();
  const cnot = matrixOfUse({ gate: qisGates.x, parameters: [], controls: [0], targets: [1] });
  let matrix = kronecker(one(), one());
  for (let k = random.integer(4); k > 0; k--) matrix = multiply(kronecker(one(), one()), multiply(cnot, matrix));
  return matrix;
}

function shuffled(count: number, random: RandomStream): readonly number[] {
  const list = Array.from({ length: count }, (_, k) => k);
  for (let k = count - 1; k > 0; k--) {
    const other = random.integer(k + 1);
    [list[k], list[other]] = [list[other]!, list[k]!];
  }
  return list;
}

/** A random circuit. */
export function randomOperations(bits: number, gates: number, random: RandomStream): readonly Operation[] {
  return Array.from({ length: gates }, () => randomOperation(bits, random));
}

/** The same circuit, up to a global phase, in other words: each step is exact. */
export function rewritten(operations: readonly Operation[], bits: number, random: RandomStream): readonly Operation[] {
  let list = [...operations];
  for (let round = 3 + random.integer(6); round > 0; round--) {
    const at = random.integer(list.length + 1);
    const use = list[at];
    const kind = random.integer(4);
    if (kind === 0) {
      const more = randomOperation(bits, random);
      list.splice(at, 0, more, inverseOfUse(more));
    } else if (kind === 1 && use) {
      const parts = decomposeUse(use);
      if (parts) list.splice(at, 1, ...parts.uses);
    } else if (kind === 2 && use && list[at + 1]) {
      // Neighbours on other wires change places; those on the same two become one matrix.
      const next = list[at + 1]!;
      const [a, b] = [wiresOf(use), wiresOf(next)];
      if (!a.some((wire) => b.includes(wire))) [list[at], list[at + 1]] = [next, use];
      else {
        const joined = joinedMatrix([use, next]);
        if (joined) list.splice(at, 2, joined);
      }
    } else if (use && wiresOf(use).length <= 2 && use.parameters.every(isNumeric)) {
      const joined = joinedMatrix([use]);
      if (joined) list[at] = joined;
    }
  }
  list = list.filter(({ gate }) => gate.kind === 'unitary');
  return list;
}

function wiresOf({ controls, targets }: Operation): readonly number[] {
  return [...controls, ...targets];
}

/** Neighbours on at most two wires as one gate with a matrix. */
function joinedMatrix(uses: readonly Operation[]): Operation | undefined {
  if (uses.some(({ parameters }) => !parameters.every(isNumeric))) return undefined;
  const wires = [...new Set(uses.flatMap(wiresOf))];
  if (wires.length === 0 || wires.length > 2) return undefined;
  const matrices = uses.map((use) => {
    const own = wiresOf(use);
    const matrix = matrixOfUse(use);
    if (own.length === wires.length) return own[0] === wires[0] ? matrix : exchanged(matrix);
    const one = Float64Array.of(1, 0, 0, 0, 0, 0, 1, 0);
    if (own.length === 0) return undefined;
    return own[0] === wires[0] ? kronecker(matrix, one) : kronecker(one, matrix);
  });
  if (matrices.some((matrix) => matrix === undefined)) return undefined;
  const matrix = matrices.reduce<Matrix | undefined>((sum, each) => (sum ? multiply(each!, sum) : each!), undefined)!;
  return { gate: qisGates.unitary, parameters: [], controls: [], targets: wires, data: { matrix } };
}

function exchanged(matrix: Matrix): Matrix {
  const swap = matrixOfUse({ gate: qisGates.swap, parameters: [], controls: [], targets: [0, 1] });
  return multiply(swap, multiply(matrix, swap));
}

export const mutations = ['drop', 'wire', 'sign', 'order', 'angle', 'frame', 'permutation', 'two'] as const;

/** A list of operations with a mistake, which may happen to make no difference. */
export function mutated(
  operations: readonly Operation[],
  kind: (typeof mutations)[number],
  bits: number,
  random: RandomStream,
): readonly Operation[] {
  const list = [...operations];
  const at = random.integer(list.length);
  const use = list[at]!;
  const wire = random.integer(bits);
  const other = (wire + 1 + random.integer(bits - 1)) % bits;
  switch (kind) {
    case 'drop':
      list.splice(at, 1);
      break;
    case 'wire': {
      const moved = (k: number): number => (k === wire ? other : k === other ? wire : k);
      list[at] = { ...use, controls: use.controls.map(moved), targets: use.targets.map(moved) };
      break;
    }
    case 'sign':
      list[at] = inverseOfUse(use);
      break;
    case 'order': {
      const [moved] = list.splice(at, 1);
      list.splice(random.integer(list.length + 1), 0, moved!);
      break;
    }
    case 'angle':
      list[at] = withAngle(use, random, [1e-6, 1e-3, Math.PI / 2][random.integer(3)]!);
      break;
    case 'frame':
      list.push({
        gate: [qisGates.rz, qisGates.rx, qisGates.z, qisGates.t][random.integer(4)]!,
        parameters: [],
        controls: [],
        targets: [wire],
      });
      if (list.at(-1)!.gate.parameters.length > 0) list[list.length - 1] = { ...list.at(-1)!, parameters: [1e-6] };
      break;
    case 'permutation':
      list.push({ gate: qisGates.swap, parameters: [], controls: [], targets: [wire, other] });
      break;
    case 'two':
      return mutated(
        mutated(list, mutations[random.integer(7)]!, bits, random),
        mutations[random.integer(7)]!,
        bits,
        random,
      );
  }
  return list.length === 0 ? operations : list;
}

function withAngle(use: Operation, random: RandomStream, by: number): Operation {
  if (use.parameters.length === 0) return inverseOfUse(use);
  const chosen = random.integer(use.parameters.length);
  const parameters = use.parameters.map((angle, k) => (k === chosen ? addAngles(angle, by) : angle));
  return { ...use, parameters };
}

/** The same operations with parameters in some of their angles. */
export function withParameters(operations: readonly Operation[], random: RandomStream): readonly Operation[] {
  return operations.map((use) => {
    const parameters = use.parameters.map((angle) => {
      if (random.integer(2) === 0) return angle;
      const factor = [1, -1, 0.5, 2][random.integer(4)]!;
      return addAngles(angle, param(random.integer(2) === 0 ? 'a' : 'b').mul(factor));
    });
    return { ...use, parameters };
  });
}

/** The operations with these values for their parameters. */
export function bound(
  operations: readonly Operation[],
  values: readonly (readonly [string, number])[],
): readonly Operation[] {
  const map = new Map(values);
  return operations.map((use) => ({ ...use, parameters: use.parameters.map((angle) => bindAngle(angle, map)) }));
}

/**
 * A circuit on some of more wires: each bit starts on a wire of its own and is brought home in the end, and what happens to
 * the other wires, which start at zero, does nothing.
 */
export function placedOnSpareWires(
  operations: readonly Operation[],
  logical: number,
  bits: number,
  random: RandomStream,
): { readonly operations: readonly Operation[]; readonly start: readonly number[] } {
  const place = [...shuffled(bits, random)];
  const start = place.slice(0, logical);
  const list: Operation[] = [];
  const named = (name: 'x' | 't' | 'z' | 'h', targets: readonly number[], controls: readonly number[] = []): void => {
    list.push({ gate: qisGates[name], parameters: [], controls, targets });
  };
  for (const use of [...operations, undefined]) {
    const spare = place[logical + random.integer(bits - logical)]!;
    const busy = place[random.integer(logical)]!;
    switch (random.integer(6)) {
      case 0:
        named('x', [busy], [spare]);
        break;
      case 1:
        named(random.integer(2) === 0 ? 't' : 'z', [spare]);
        break;
      case 2:
        // Writes a bit to the spare wire and takes it back, with a phase in between that sees it.
        named('x', [spare], [busy]);
        named('t', [spare]);
        named('x', [spare], [busy]);
        list.push({ gate: qisGates.ti, parameters: [], controls: [], targets: [busy] });
        break;
    }
    if (use)
      list.push({ ...use, controls: use.controls.map((k) => place[k]!), targets: use.targets.map((k) => place[k]!) });
  }
  // Home, one after the other.
  for (let bit = 0; bit < logical; bit++) {
    const at = place[bit]!;
    if (at === bit) continue;
    list.push({ gate: qisGates.swap, parameters: [], controls: [], targets: [at, bit] });
    const other = place.indexOf(bit);
    place[bit] = bit;
    place[other] = at;
  }
  return { operations: list, start };
}
