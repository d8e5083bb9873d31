import { type Call, type Matrix2, type Primitive, partsOf, type Version } from './dynamic-gates.js';
import { BITS, holds, type Program, type Statement, turnsOf, WIRES } from './dynamic-program.js';

/** All amplitudes of one run so far (not normalized), and the bits it has written. */
export interface Branch {
  readonly re: Float64Array;
  readonly im: Float64Array;
  readonly bits: readonly boolean[];
}

/** Runs a program outcome by outcome: one branch for every history of measured values that can happen. */
export function branchesOf({ version, statements }: Program): readonly Branch[] {
  const [re, im] = [new Float64Array(2 ** WIRES), new Float64Array(2 ** WIRES)];
  re[0] = 1;
  return run(version, statements, [{ re, im, bits: new Array<boolean>(BITS).fill(false) }]);
}

function run(version: Version, statements: readonly Statement[], start: readonly Branch[]): readonly Branch[] {
  return statements.reduce((branches, each) => branches.flatMap((branch) => step(version, each, branch)), start);
}

function step(version: Version, statement: Statement, branch: Branch): readonly Branch[] {
  switch (statement.kind) {
    case 'gate':
      return [applied(version, statement, branch)];
    case 'loop':
      return [turnsOf(statement).reduce((state, call) => applied(version, call, state), branch)];
    case 'measure':
      return statement.wires
        .reduce<readonly Branch[]>(
          (branches, wire, k) =>
            branches.flatMap((each) =>
              [false, true].map((value) => {
                const bits = each.bits.with(statement.bits[k]!, value);
                return { ...projected(each, wire, value), bits };
              }),
            ),
          [branch],
        )
        .filter(({ re, im }) => re.some((x, k) => Math.hypot(x, im[k]!) > 1e-12));
    case 'reset':
      // The rule lets resets stand only where they do nothing.
      return [branch];
    case 'if':
      return run(version, holds(statement.condition, branch.bits) ? statement.body : statement.otherwise, [branch]);
  }
}

function projected({ re, im, bits }: Branch, wire: number, value: boolean): Branch {
  const keep = (x: number, index: number) => ((((index >> wire) & 1) === 1) === value ? x : 0);
  return { re: re.map(keep), im: im.map(keep), bits };
}

function applied(version: Version, call: Call, branch: Branch): Branch {
  const [re, im] = [branch.re.slice(), branch.im.slice()];
  for (const { primitives } of partsOf(version, call)) for (const each of primitives) apply(each, re, im);
  return { re, im, bits: branch.bits };
}

/** Applies a 2 by 2 matrix to a wire, or its first entry as a phase, where all controls have their values. */
export function apply({ controls, target, matrix }: Primitive, re: Float64Array, im: Float64Array): void {
  for (let index = 0; index < re.length; index++) {
    if (controls.some(([wire, value]) => (((index >> wire) & 1) === 1) !== value)) continue;
    if (target === undefined) {
      [re[index], im[index]] = timesPair(matrix, 0, re[index]!, im[index]!);
      continue;
    }
    if (((index >> target) & 1) === 1) continue;
    const other = index | (1 << target);
    const [r0, i0, r1, i1] = [re[index]!, im[index]!, re[other]!, im[other]!];
    const [a, b, c, d] = [
      timesPair(matrix, 0, r0, i0),
      timesPair(matrix, 1, r1, i1),
      timesPair(matrix, 2, r0, i0),
      timesPair(matrix, 3, r1, i1),
    ];
    [re[index], im[index]] = [a[0] + b[0], a[1] + b[1]];
    [re[other], im[other]] = [c[0] + d[0], c[1] + d[1]];
  }
}

function timesPair(matrix: Matrix2, entry: number, re: number, im: number): [number, number] {
  const [a, b] = matrix[entry]!;
  return [a * re - b * im, a * im + b * re];
}
