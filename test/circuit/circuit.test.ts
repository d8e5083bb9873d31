import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Circuit, type CircuitData, circuit, circuitOf, nativeCircuit } from '../../src/circuit/index.js';
import { IonloomError } from '../../src/errors/index.js';
import {
  adjoint,
  controlledMatrix,
  identity,
  type Matrix,
  maxDistance,
  multiply,
  param,
} from '../../src/math/index.js';
import { randomUses } from '../gates/arbitraries.js';
import { denseUnitary } from '../gates/dense.js';
import { uniform } from '../math/uniform.js';

const check = { seed: 20261120, numRuns: 60 };

function unitaryOf(data: CircuitData): Matrix {
  return denseUnitary(data.operations, data.qubits, data.globalPhase as number);
}

const randomCircuit = randomUses('qis', 3).map((uses) =>
  circuitOf(
    'qis',
    3,
    uses.filter(({ controls, targets }) => controls.length + targets.length > 0),
    { globalPhase: 0.3 },
  ),
);

/** The issues of what a call throws. */
function issuesOf(call: () => unknown): readonly string[] {
  try {
    call();
  } catch (error) {
    if (error instanceof IonloomError) return error.issues.map(({ code, message }) => `${code}: ${message}`);
    throw error;
  }
  return [];
}

/** As data-driven JavaScript sees a circuit: no types that know its width. */
// biome-ignore lint/suspicious/noExplicitAny: these tests make the calls that types forbid
const untyped = (start: unknown) => start as any;

describe('building', () => {
  it('stores named forms as the gate with controls', () => {
    const [h, cx, ccx, cp] = circuit(3).h(0).cnot(0, 1).ccx(0, 1, 2).cp('pi/4', 2, 0).operations;
    expect([h!.gate.name, h!.controls, h!.targets]).toEqual(['h', [], [0]]);
    expect([cx!.gate.name, cx!.controls, cx!.targets]).toEqual(['x', [0], [1]]);
    expect([ccx!.gate.name, ccx!.controls, ccx!.targets]).toEqual(['x', [0, 1], [2]]);
    expect([cp!.gate.name, cp!.parameters, cp!.controls, cp!.targets]).toEqual(['p', [Math.PI / 4], [2], [0]]);
  });

  it('never changes the circuit it was called on, also when two grow out of one', () => {
    const start = circuit(2).h(0);
    const left = start.x(1);
    const right = start.y(1).z(0);
    expect(String(start)).toBe('circuit(2).h(0)');
    expect(String(left)).toBe('circuit(2).h(0).x(1)');
    expect(String(right)).toBe('circuit(2).h(0).y(1).z(0)');
    expect(String(left.s(0))).toBe('circuit(2).h(0).x(1).s(0)');
  });

  it('gives out operations that cannot be changed', () => {
    const { operations } = circuit(1).rx(1, 0);
    expect(Object.isFrozen(operations)).toBe(true);
    expect(Object.isFrozen(operations[0])).toBe(true);
    expect(Object.isFrozen(operations[0]!.parameters)).toBe(true);
  });

  it('takes a hundred thousand appends without copying them', () => {
    let long: Circuit<'qis', 2, never, never> = circuit(2);
    for (let k = 0; k < 100_000; k++) long = long.cnot(0, 1);
    expect(long.operations).toHaveLength(100_000);
  });

  it('puts the angle that has a default last', () => {
    const [full, partial] = nativeCircuit(2).ms(0, 0.5, 1, 0).ms(0, 0.5, 0, 1, 0.1).operations;
    expect([full!.parameters, full!.targets]).toEqual([
      [0, 0.5, 0.25],
      [1, 0],
    ]);
    const [left] = nativeCircuit(2).ms(0, 0.5, 1, 0, undefined).operations;
    expect(left!.parameters).toEqual([0, 0.5, 0.25]);
    expect([partial!.parameters, partial!.targets]).toEqual([
      [0, 0.5, 0.1],
      [0, 1],
    ]);
  });

  it('takes gates by name, with any number of controls', () => {
    const byName = circuit(4)
      .gate('mcx', [], [3, 1, 0])
      .gate('rx', ['pi'], [2], { controls: [0, 1] });
    const [mcx, rx] = byName.operations;
    expect([mcx!.gate.name, mcx!.controls, mcx!.targets]).toEqual(['x', [3, 1], [0]]);
    expect([rx!.controls, rx!.targets]).toEqual([[0, 1], [2]]);
  });

  it('keeps an unconditional global phase as the phase of the circuit', () => {
    const phased = circuit(1).gphase(0.25).x(0).gphase('theta');
    expect(phased.operations).toHaveLength(1);
    expect(String(phased.globalPhase)).toBe('theta + 0.25');
    expect(phased.parameters).toEqual(['theta']);
  });

  it('puts barriers across the wires that are named, or all, also after measuring', () => {
    const fenced = circuit(3).barrier(2, 0).barrier().measure('m', 0).barrier(0, 1);
    expect(fenced.operations.map(({ targets }) => targets)).toEqual([
      [2, 0],
      [0, 1, 2],
      [0, 1],
    ]);
  });

  it('keeps nothing that the caller can still change', () => {
    const matrix = Float64Array.of(0, 0, 1, 0, 1, 0, 0, 0);
    const targets = [0];
    const flipped = circuitOf('qis', 2, circuit(2).unitary(matrix, [0]).operations).gate('x', [], targets);
    matrix.fill(0);
    targets[0] = 1;
    expect(maxDistance(unitaryOf(flipped), identity(4))).toBe(0);
  });

  it('turns affine angles without parameters into numbers, and counts those of its phase', () => {
    const [rx] = circuit(1).rx(param('a').sub(param('a')).add(1), 0).operations;
    expect(rx!.parameters).toEqual([1]);
    const phased = circuitOf('qis', 1, [], { globalPhase: param('b').add(param('b').neg()).add(2) });
    expect([phased.globalPhase, phased.parameters]).toEqual([2, []]);
    expect(circuitOf('qis', 1, [], { globalPhase: param('b') }).parameters).toEqual(['b']);
  });

  it('reads matrices in every form and refuses what is not unitary', () => {
    const h = Math.SQRT1_2;
    const forms = [
      [
        [h, h],
        [h, -h],
      ],
      [
        [
          [h, 0],
          [h, 0],
        ],
        [
          [h, 0],
          [-h, 0],
        ],
      ],
      [
        [
          { re: h, im: 0 },
          { re: h, im: 0 },
        ],
        [
          { re: h, im: 0 },
          { re: -h, im: 0 },
        ],
      ],
      Float64Array.of(h, 0, h, 0, h, 0, -h, 0),
    ] as const;
    for (const matrix of forms) {
      expect(maxDistance(unitaryOf(circuit(1).unitary(matrix, [0])), unitaryOf(circuit(1).h(0)))).toBeLessThan(1e-15);
    }
    expect(issuesOf(() => circuit(1).unitary([[1, 1]], [0]))).toHaveLength(1);
    const shear = [
      [1, 1],
      [0, 1],
    ];
    expect(issuesOf(() => circuit(1).unitary(shear, [0]))).toEqual([
      'InvalidMatrix: the matrix is not a unitary of size 2 by 2',
    ]);
    expect(issuesOf(() => circuit(2).unitary(shear, [0, 1]))).toHaveLength(1);
  });

  it('takes Pauli exponentials by letters, the rightmost on the first wire', () => {
    const rotated = circuit(2).pauliexp({ ZX: 0.5 }, 0.6, [0, 1]);
    const expected = circuit(2).rzx(0.6, 1, 0);
    expect(maxDistance(unitaryOf(rotated), unitaryOf(expected))).toBeLessThan(1e-15);
    expect(issuesOf(() => circuit(2).pauliexp({ XQ: 1 }, 1, [0, 1]))).toHaveLength(1);
    expect(issuesOf(() => circuit(2).pauliexp({ X: 1 }, 1, [0, 1]))).toHaveLength(1);
    expect(issuesOf(() => circuit(2).pauliexp({ terms: ['XX'], coefficients: [] }, 1, [0, 1]))).toHaveLength(1);
  });
});

describe('composing', () => {
  it('inverts: a circuit and its inverse are the identity', () => {
    fc.assert(
      fc.property(randomCircuit, (random) => {
        const inverse = untyped(random).inverse() as CircuitData;
        expect(maxDistance(multiply(unitaryOf(inverse), unitaryOf(random)), identity(8))).toBeLessThan(1e-12);
        expect(maxDistance(unitaryOf(inverse), adjoint(unitaryOf(random)))).toBeLessThan(1e-12);
      }),
      check,
    );
  });

  it('controls: the whole unitary, phase included, acts where the controls are 1', () => {
    fc.assert(
      fc.property(randomCircuit, fc.integer({ min: 1, max: 2 }), (random, count) => {
        const controlled = untyped(random).controlled(count) as CircuitData;
        const expected = controlledMatrix(unitaryOf(random), count);
        expect(maxDistance(unitaryOf(controlled), expected)).toBeLessThan(1e-12);
      }),
      check,
    );
  });

  it('controls from inside with the same meaning', () => {
    const outside = circuit(3).append(circuit(1).s(0).gphase(0.4).controlled(2), [0, 1, 2]);
    const inside = circuit(3).controlledBy([0, 1], (c) => c.s(2).gphase(0.4));
    expect(maxDistance(unitaryOf(outside), unitaryOf(inside))).toBeLessThan(1e-15);
  });

  it('controls a phase without any control as the phase it is', () => {
    expect(circuit(1).controlledBy([], (c) => c.gphase(0.4)).globalPhase).toBe(0.4);
  });

  it('takes any power of a mere phase at once', () => {
    const turned = circuit(1).gphase(0.5).power(1e9);
    expect([turned.operations, turned.globalPhase]).toEqual([[], 5e8]);
  });

  it('repeats and takes powers, negative ones too', () => {
    fc.assert(
      fc.property(randomCircuit, (random) => {
        const cubed = multiply(unitaryOf(random), multiply(unitaryOf(random), unitaryOf(random)));
        expect(maxDistance(unitaryOf(untyped(random).repeat(3)), cubed)).toBeLessThan(1e-11);
        expect(maxDistance(unitaryOf(untyped(random).power(-3)), adjoint(cubed))).toBeLessThan(1e-11);
        expect(untyped(random).power(0).operations).toEqual([]);
      }),
      check,
    );
  });

  it('appends onto the wires that are named, phase and parameters included', () => {
    const part = circuit(2).rx('theta', 0).cnot(0, 1).gphase(0.1);
    const whole = circuit(3).append(part, [2, 0]).append(part, [1, 2]);
    expect(String(whole)).toBe("circuit(3).rx('theta', 2).cnot(2, 0).rx('theta', 1).cnot(1, 2).gphase(0.2)");
    expect(whole.parameters).toEqual(['theta']);
  });

  it('folds lists over the circuit', () => {
    const ghz = circuit(3)
      .h(0)
      .each([0, 1], (c, q) => c.cnot(q, q + 1));
    expect(String(ghz)).toBe('circuit(3).h(0).cnot(0, 1).cnot(1, 2)');
  });
});

describe('parameters', () => {
  const ansatz = circuit(2).rx('theta/2', 0).rz(param('phi').mul(2).add(1), 1).zz('theta - phi', 0, 1);

  it('are read from text and affine forms', () => {
    expect(ansatz.parameters).toEqual(['phi', 'theta']);
    expect(String(ansatz)).toBe("circuit(2).rx('0.5*theta', 0).rz('2*phi + 1', 1).zz('-phi + theta', 0, 1)");
  });

  it('are bound all at once or one by one, with the same result', () => {
    const once = ansatz.bind({ theta: 0.4, phi: 0.1 });
    const stepwise = ansatz.bind({ theta: 0.4 }).bind({ phi: 0.1 });
    expect(once.operations.map((operation) => operation.parameters)).toEqual([[0.2], [1.2], [0.4 - 0.1]]);
    expect(once.parameters).toEqual([]);
    expect(String(stepwise)).toBe(String(once));
  });

  it('of native gates are brought into range when bound', () => {
    const template = nativeCircuit(2).ms('a', 0, 0, 1, 'angle').zz('angle', 0, 1).gpi('a', 0);
    fc.assert(
      fc.property(uniform(-3, 3), uniform(-3, 3), (a, t) => {
        const bound = template.bind({ a, angle: t });
        const expected = denseUnitary(nativeCircuit(2).ms(a, 0, 0, 1, t).zz(t, 0, 1).gpi(a, 0).operations, 2);
        expect(maxDistance(unitaryOf(bound), expected)).toBeLessThan(1e-12);
        for (const { gate, parameters } of bound.operations) {
          if (gate.parameters.length === 3) expect(parameters[2]).toSatisfy((x: number) => x >= 0 && x <= 0.25);
        }
      }),
      check,
    );
  });

  it('refuse unknown names and values that are not finite, all at once', () => {
    expect(issuesOf(() => untyped(ansatz).bind({ fi: 1, theta: Number.NaN, ['__proto__x']: 0 }))).toEqual([
      "UnknownParameter: the circuit has no parameter 'fi'",
      "AngleNotFinite: the value of 'theta' is not a finite number",
      "UnknownParameter: the circuit has no parameter '__proto__x'",
    ]);
  });
});

describe('refusing', () => {
  it.each([
    ['a qubit outside', () => untyped(circuit(3)).h(3), 'QubitOutOfRange: qubit 3 is outside this 3-qubit circuit'],
    [
      'a fraction',
      () => untyped(circuit(3)).h(0.5),
      'QubitOutOfRange: 0.5 is not a qubit: qubits are whole numbers from 0',
    ],
    ['a qubit twice', () => untyped(circuit(3)).cnot(1, 1), 'DuplicateQubit: qubit 1 is named twice in one gate'],
    ['too many wires', () => untyped(circuit(3)).h(0, 1), 'QubitCount: h acts on 1 qubit, not 2'],
    ['no wire', () => untyped(circuit(3)).rx(0.1), 'QubitCount: rx acts on 1 qubit, not 0'],
    [
      'an infinite angle',
      () => circuit(1).rx(Number.POSITIVE_INFINITY, 0),
      'AngleNotFinite: theta of rx is not a finite number',
    ],
    [
      'an unknown gate',
      () => circuit(1).gate('hadamard', [], [0]),
      "UnknownGate: there is no qis gate named 'hadamard'",
    ],
    ['too few parameters', () => circuit(1).gate('u', [1], [0]), 'ParameterCount: u takes 3 parameters, not 1'],
    [
      'a native gate short of a phase',
      () => nativeCircuit(2).gate('ms', [0], [0, 1]),
      'ParameterCount: ms takes 3 parameters, not 1',
    ],
    [
      'an angle left undefined',
      () => untyped(circuit(1)).rx(undefined, 0),
      'AngleNotFinite: theta of rx is not a finite number',
    ],
    [
      'an angle that is null',
      () => untyped(circuit(1)).rx(null, 0),
      'AngleNotFinite: theta of rx is not a finite number',
    ],
    [
      'an angle of another kind',
      () => untyped(circuit(1)).rx({}, 0),
      'AngleNotFinite: theta of rx is not a finite number',
    ],
    [
      'an affine angle with an infinite constant',
      () => circuit(1).rx(param('a').add(Number.POSITIVE_INFINITY), 0),
      'AngleNotFinite: theta of rx is not a finite number',
    ],
    [
      'an affine angle with an infinite coefficient',
      () => circuit(1).rx(param('a').mul(Number.POSITIVE_INFINITY), 0),
      'AngleNotFinite: theta of rx is not a finite number',
    ],
    [
      'a global phase that is no number',
      () => circuitOf('qis', 1, [], { globalPhase: Number.NaN }),
      'AngleNotFinite: the global phase is not a finite number',
    ],
    ['too many parameters', () => circuit(1).gate('rx', [1, 2], [0]), 'ParameterCount: rx takes 1 parameter, not 2'],
    [
      'a repetition beyond memory',
      () => circuit(1).x(0).repeat(1e9),
      'TooManyOperations: the circuit 1000000000 times would have more than 10000000 gates',
    ],
    [
      'a pauliexp of something else',
      () => untyped(circuit(1)).pauliexp('X', 1, [0]),
      'InvalidPauliString: a pauliexp takes Pauli strings with coefficients',
    ],
    [
      'a foreign gate',
      () => untyped(nativeCircuit(1)).h(0),
      'GatesetMismatch: h is a qis gate, and this is a native circuit',
    ],
    ['a width of zero', () => circuit(0), 'QubitCount: a circuit has a whole number of qubits from 1, not 0'],
    [
      'a width of two and a half',
      () => circuit(2.5),
      'QubitCount: a circuit has a whole number of qubits from 1, not 2.5',
    ],
    [
      'a key twice',
      () => untyped(circuit(2).measure('m', 0)).measure('m', 1),
      "DuplicateMeasurement: the measurement key 'm' is already used",
    ],
    [
      'a qubit measured twice',
      () => circuit(2).measure('a', 0).measure('b', 0),
      'DuplicateMeasurement: qubit 0 is measured twice',
    ],
    [
      'a gate after measuring',
      () => circuit(2).measure('a', 0).x(1).cnot(1, 0),
      'GateAfterMeasurement: qubit 0 is measured before this x, which IonQ circuits cannot express',
    ],
    [
      'a control of a barrier',
      () => circuit(2).gate('barrier', [], [1], { controls: [0] }),
      'GatesetMismatch: barrier takes no controls',
    ],
    [
      'a control of a native gate',
      () => nativeCircuit(2).gate('gpi', [0], [1], { controls: [0] }),
      'GatesetMismatch: gpi takes no controls',
    ],
    [
      'a qubit twice among many',
      () => circuit(40).barrier(...Array.from({ length: 40 }, (_, k) => k % 39)),
      'DuplicateQubit: qubit 0 is named twice in one gate',
    ],
    [
      'a coefficient that is not finite',
      () => circuit(1).pauliexp({ X: Number.NaN }, 1, [0]),
      'InvalidPauliString: pauliexp needs one finite coefficient for each of its terms',
    ],
    [
      'a pauliexp of nothing',
      () => circuit(1).pauliexp({}, 1, [0]),
      'InvalidPauliString: pauliexp needs one finite coefficient for each of its terms',
    ],
    [
      'a matrix on three wires',
      () => circuit(3).gate('unitary', [], [0, 1, 2], { data: { matrix: identity(8) } }),
      'InvalidMatrix: a matrix can stand on 1 or 2 qubits, not 3',
    ],
    [
      'a key without a name',
      () => circuit(1).measure('', 0),
      'ValueOutOfRange: a measurement key has at least one character',
    ],
    ['a measurement of nothing', () => circuit(1).measure('m'), "QubitCount: the measurement 'm' names no qubit"],
    [
      'a measurement outside',
      () => untyped(circuit(1)).measure('m', 1),
      'QubitOutOfRange: qubit 1 is outside this 1-qubit circuit',
    ],
    [
      'a measured circuit inside another',
      () => untyped(circuit(1)).append(circuit(1).measure('m', 0), [0]),
      'MeasuredCircuit: a circuit that measures has no place in another circuit',
    ],
    [
      'a native circuit inside another',
      () => untyped(circuit(1)).append(nativeCircuit(1), [0]),
      'GatesetMismatch: a native circuit cannot be appended to a qis one',
    ],
    [
      'a circuit on wires that are too few',
      () => untyped(circuit(2)).append(circuit(2), [0]),
      'QubitCount: the circuit to append has 2 qubits, but 1 wires are named',
    ],
    [
      'an empty circuit on a wire outside',
      () => untyped(circuit(1)).append(circuit(1), [1]),
      'QubitOutOfRange: qubit 1 is outside this 1-qubit circuit',
    ],
    [
      'a measurement under a control',
      () => untyped(circuit(2)).controlledBy([0], (c: Circuit<'qis', 2, never, never>) => c.measure('m', 1)),
      'MeasuredCircuit: a circuit that measures has no controlled form',
    ],
    [
      'half a control',
      () => circuit(1).controlled(0.5),
      'QubitCount: the number of controls is a whole number from 1, not 0.5',
    ],
    ['half a power', () => circuit(1).power(0.5), 'ValueOutOfRange: the power of a circuit is a whole number, not 0.5'],
    [
      'a negative repetition',
      () => circuit(1).repeat(-1),
      'ValueOutOfRange: a circuit is repeated a whole number of times, not -1',
    ],
    [
      'the inverse of a measured circuit',
      () => untyped(circuit(1).measure('a', 0)).inverse(),
      'MeasuredCircuit: a circuit that measures has no inverse',
    ],
  ])('%s', (_, call, message) => {
    expect(issuesOf(call)).toContain(message);
  });

  it('a qubit measured by the first of several keys', () => {
    const twice = () => circuit(3).measure('a', 0).measure('b', 1).measure('c', 0);
    expect(issuesOf(twice)).toEqual(['DuplicateMeasurement: qubit 0 is measured twice']);
  });

  it('a negative power beyond memory', () => {
    expect(issuesOf(() => circuit(1).x(0).power(-1e9))[0]).toMatch(/^TooManyOperations/);
  });

  it('data with the place of each issue', () => {
    const [h] = circuit(1).h(0).operations;
    const measurements = [
      { key: 'a', wires: [0] },
      { key: 'b', wires: [1] },
    ];
    const broken = () => circuitOf('qis', 1, [h!, { ...h!, targets: [7] }], { measurements });
    expect(broken).toThrow(
      'operations[1]: qubit 7 is outside this 1-qubit circuit\nmeasurements[1]: qubit 1 is outside',
    );
  });

  it('data with every issue at once', () => {
    const [h] = circuit(1).h(0).operations;
    const broken = [{ ...h!, targets: [7] }, { ...h!, parameters: [1] }, h!, { ...h!, targets: [0, 0] }];
    const found = issuesOf(() => circuitOf('qis', 1, broken));
    expect(found).toHaveLength(4);
  });
});

describe('names of gates', () => {
  it.each([
    ['cnoot', "did you mean 'cnot'?"],
    ['hadamard', 'docs/gates.md lists all gates; unitary(matrix, wires) takes any other'],
    ['gpi', 'start from nativeCircuit(n), or transpile'],
  ])('%s is none of an abstract circuit, and the hint says what is', (name, hint) => {
    try {
      circuit(2).gate(name, [], [0]);
      expect.unreachable();
    } catch (error) {
      expect((error as IonloomError).issues[0]!.hint).toBe(hint);
    }
  });

  it('of other dialects are understood', () => {
    const gates = circuit(2)
      .gate('cx', [], [0, 1])
      .gate('u3', [1, 2, 3], [0])
      .gate('rxx', [0.5], [0, 1])
      .gate('sdg', [], [1]);
    expect(String(gates)).toBe('circuit(2).cnot(0, 1).u(1, 2, 3, 0).xx(0.5, 0, 1).si(1)');
  });
});

describe('printing', () => {
  it('gives calls that build the same circuit again', () => {
    fc.assert(
      fc.property(randomCircuit, (random) => {
        const again = new Function('circuit', `return ${String(random)}`)(circuit) as CircuitData;
        expect(maxDistance(unitaryOf(again), unitaryOf(random))).toBeLessThan(1e-12);
        expect(again.operations.map(({ gate }) => gate)).toEqual(random.operations.map(({ gate }) => gate));
      }),
      check,
    );
  });
});

describe('declared parameters', () => {
  it('are bound like the others, although no angle holds them', () => {
    const data = circuitOf('qis', 1, circuit(1).rx('a', 0).operations, { parameters: ['b', 'a'] });
    expect(data.parameters).toEqual(['a', 'b']);
    expect(untyped(data).bind({ b: 1 }).parameters).toEqual(['a']);
    expect(untyped(data).bind({ a: 1, b: 1 }).parameters).toEqual([]);
  });
});
