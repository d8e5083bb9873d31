export type Version = 2 | 3;

/** Row by row: four pairs (re, im). */
export type Matrix2 = readonly (readonly [re: number, im: number])[];

/** A 2 by 2 matrix on a target, or a phase where there is none, under controls with values. */
export interface Primitive {
  readonly controls: readonly (readonly [wire: number, value: boolean])[];
  readonly target: number | undefined;
  readonly matrix: Matrix2;
}

/** A gate call of a program. */
export interface Call {
  readonly name: string;
  readonly parameters: readonly number[];
  readonly modifiers: readonly ('ctrl' | 'negctrl' | 'inv')[];
  /** Controls of modifiers first. */
  readonly wires: readonly number[];
}

/** One gate of the language, as part of a call: a gate that the program defines has several. */
export interface Part {
  readonly primitives: readonly Primitive[];
  /** Whether it is nothing but X or Y, whatever anything else holds. */
  readonly flips: number | undefined;
}

const phase = (angle: number, size = 1): readonly [number, number] => [size * Math.cos(angle), size * Math.sin(angle)];
const zero = [0, 0] as const;
const one = [1, 0] as const;
const diagonal = (a: number, b: number): Matrix2 => [phase(a), zero, zero, phase(b)];
const { PI, SQRT1_2: HALF } = Math;

/** u of OpenQASM 2, times exp(i extra). */
function u(theta: number, phi: number, lambda: number, extra = 0): Matrix2 {
  const [c, s] = [Math.cos(theta / 2), Math.sin(theta / 2)];
  return [phase(extra, c), phase(lambda + extra, -s), phase(phi + extra, s), phase(phi + lambda + extra, c)];
}

const X: Matrix2 = [zero, one, one, zero];
const H: Matrix2 = [
  [HALF, 0],
  [HALF, 0],
  [HALF, 0],
  [-HALF, 0],
];

/** A gate as steps on positions among its wires: controls (all on one), target, matrix. */
type Steps = readonly (readonly [controls: readonly number[], target: number | undefined, matrix: Matrix2])[];

interface GateRow {
  readonly versions: readonly Version[];
  readonly qubits: number;
  readonly parameters: number;
  readonly isFlip?: true;
  readonly steps: (parameters: readonly number[], version: Version) => Steps;
}

const both: readonly Version[] = [2, 3];
const single = (
  matrix: (p: readonly number[], version: Version) => Matrix2,
  parameters = 0,
  versions = both,
): GateRow => ({
  versions,
  qubits: 1,
  parameters,
  steps: (p, version) => [[[], 0, matrix(p, version)]],
});
const several = (qubits: number, steps: (p: readonly number[]) => Steps, parameters = 0, versions = both): GateRow => ({
  versions,
  qubits,
  parameters,
  steps,
});
const rz = (angle: number): Matrix2 => diagonal(-angle / 2, angle / 2);
const zz = (angle: number): Steps => [
  [[0], 1, X],
  [[], 1, rz(angle)],
  [[0], 1, X],
];

/** From the specifications of both languages and IonQ's page on native gates; nothing of the gate table. */
const rows: Readonly<Record<string, GateRow>> = {
  h: single(() => H),
  x: { ...single(() => X), isFlip: true },
  y: { ...single(() => [zero, [0, -1], [0, 1], zero]), isFlip: true },
  z: single(() => diagonal(0, PI)),
  s: single(() => diagonal(0, PI / 2)),
  tdg: single(() => diagonal(0, -PI / 4)),
  sx: single(() => [
    [0.5, 0.5],
    [0.5, -0.5],
    [0.5, -0.5],
    [0.5, 0.5],
  ]),
  rx: single(([a]) => u(a!, -PI / 2, PI / 2), 1),
  ry: single(([a]) => u(a!, 0, 0), 1),
  rz: single(([a]) => rz(a!), 1),
  p: single(([a]) => diagonal(0, a!), 1),
  u3: single(([a, b, c], version) => u(a!, b!, c!, version === 2 ? 0 : -(b! + c!) / 2), 3),
  U: single(([a, b, c], version) => u(a!, b!, c!, version === 2 ? 0 : a! / 2), 3),
  gpi: single(([a]) => [zero, phase(-2 * PI * a!), phase(2 * PI * a!), zero], 1, [3]),
  gpi2: single(
    ([a]) => [[HALF, 0], phase(-2 * PI * a! - PI / 2, HALF), phase(2 * PI * a! - PI / 2, HALF), [HALF, 0]],
    1,
    [3],
  ),
  gphase: several(0, ([a]) => [[[], undefined, [phase(a!)]]], 1, [3]),
  cx: several(2, () => [[[0], 1, X]]),
  cz: several(2, () => [[[0], 1, diagonal(0, PI)]]),
  ch: several(2, () => [[[0], 1, H]]),
  cp: several(2, ([a]) => [[[0], 1, diagonal(0, a!)]], 1, [3]),
  cu1: several(2, ([a]) => [[[0], 1, diagonal(0, a!)]], 1, [2]),
  crz: several(2, ([a]) => [[[0], 1, rz(a!)]], 1),
  cu: several(2, ([a, b, c, g]) => [[[0], 1, u(a!, b!, c!, g!)]], 4, [3]),
  rzz: several(2, ([a]) => zz(a!), 1),
  rzx: several(2, ([a]) => [[[], 1, H], ...zz(a!), [[], 1, H]], 1),
  zz: several(2, ([a]) => zz(2 * PI * a!), 1, [3]),
  swap: several(2, () => [
    [[0], 1, X],
    [[1], 0, X],
    [[0], 1, X],
  ]),
  ccx: several(3, () => [[[0, 1], 2, X]]),
  rccx: several(3, () => [
    [[], 2, u(PI / 2, 0, PI)],
    [[], 2, diagonal(0, PI / 4)],
    [[1], 2, X],
    [[], 2, diagonal(0, -PI / 4)],
    [[0], 2, X],
    [[], 2, diagonal(0, PI / 4)],
    [[1], 2, X],
    [[], 2, diagonal(0, -PI / 4)],
    [[], 2, u(PI / 2, 0, PI)],
  ]),
};

type InnerCall = readonly [name: string, parameters: readonly number[], wires: readonly number[]];

/** Gates that every program defines: a phase in disguise, an open control, and one that nothing survives. */
const defined: Readonly<
  Record<
    string,
    { readonly qubits: number; readonly parameters: number; readonly calls: (a: number) => readonly InnerCall[] }
  >
> = {
  kick: {
    qubits: 2,
    parameters: 1,
    calls: (a) => [
      ['cz', [], [0, 1]],
      ['rz', [a], [1]],
      ['sx', [], [1]],
      ['s', [], [0]],
    ],
  },
  open: {
    qubits: 2,
    parameters: 1,
    calls: (a) => [
      ['x', [], [0]],
      ['rz', [a], [0]],
      ['cx', [], [0, 1]],
      ['y', [], [0]],
    ],
  },
  mix: {
    qubits: 2,
    parameters: 1,
    calls: (a) => [
      ['h', [], [0]],
      ['cx', [], [0, 1]],
      ['ry', [a], [1]],
    ],
  },
};

const names = ['m', 'n'];

/** The definitions of those gates as text, which both versions read. */
export function textOfDefinitions(): string {
  return Object.entries(defined)
    .map(([name, { calls }]) => {
      // The angle is written where a value that no gate has stands.
      const mark = 1234.5;
      const body = calls(mark).map(([inner, parameters, wires]) => {
        const angles = parameters.length === 0 ? '' : `(${parameters.map((x) => (x === mark ? 'v' : x)).join(', ')})`;
        return `${inner}${angles} ${wires.map((wire) => names[wire]).join(', ')};`;
      });
      return `gate ${name}(v) m, n { ${body.join(' ')} }`;
    })
    .join('\n');
}

/** The names of gates in a version, with how many wires and angles they take. */
export function gatesOf(version: Version): readonly { name: string; qubits: number; parameters: number }[] {
  const known = Object.entries(rows).filter(([, { versions }]) => versions.includes(version));
  return [...known, ...Object.entries(defined)].map(([name, { qubits, parameters }]) => ({ name, qubits, parameters }));
}

/** What a call does, gate by gate of the language. */
export function partsOf(version: Version, { name, parameters, modifiers, wires }: Call): readonly Part[] {
  const own = wires.slice(modifiers.filter((modifier) => modifier !== 'inv').length);
  const gate = defined[name];
  const calls: readonly InnerCall[] =
    gate === undefined ? [[name, parameters, own.map((_, k) => k)]] : gate.calls(parameters[0]!);
  let parts = calls.map(([inner, angles, positions]): Part => {
    const row = rows[inner]!;
    const at = (k: number) => own[positions[k]!]!;
    const primitives = row.steps(angles, version).map(([controls, target, matrix]) => ({
      controls: controls.map((k) => [at(k), true] as const),
      target: target === undefined ? undefined : at(target),
      matrix,
    }));
    return { primitives, flips: row.isFlip ? at(0) : undefined };
  });
  let taken = wires.length - own.length;
  for (const modifier of [...modifiers].reverse()) {
    if (modifier === 'inv') {
      parts = parts.map((part) => ({ ...part, primitives: part.primitives.map(adjoint).reverse() })).reverse();
      continue;
    }
    taken -= 1;
    const control = [wires[taken]!, modifier === 'ctrl'] as const;
    parts = parts.map(({ primitives }) => ({
      primitives: primitives.map((each) => ({ ...each, controls: [control, ...each.controls] })),
      flips: undefined,
    }));
  }
  return parts;
}

function adjoint({ controls, target, matrix }: Primitive): Primitive {
  const order = target === undefined ? [0] : [0, 2, 1, 3];
  return { controls, target, matrix: order.map((k) => [matrix[k]![0], -matrix[k]![1]] as const) };
}
