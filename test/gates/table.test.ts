import fc from 'fast-check';
import { all, create } from 'mathjs';
import { describe, expect, it } from 'vitest';
import {
  allForms,
  allGates,
  decomposeUse,
  foldUse,
  type Gate,
  type GateUse,
  gateNamed,
  gateOfDialect,
  inverseOfUse,
  isDiagonal,
  matrixOfUse,
  nameInDialect,
  qisGates,
  resolveGate,
  wireBases,
} from '../../src/gates/index.js';
import { adjoint, controlledMatrix, isUnitary, type Matrix, maxDistance, multiply } from '../../src/math/index.js';
import { useOf } from './arbitraries.js';
import { denseUnitary } from './dense.js';

const check = { seed: 20261120, numRuns: 40 };
const math = create(all!);
const unitaryGates = allGates.filter((gate) => gate.kind === 'unitary');

/** Uses of one gate on its own number of wires plus one, so that placement is tested too. */
function forEachUse(gate: Gate, property: (use: GateUse, wires: number) => void): void {
  const wires = (gate.targets === 'any' ? 3 : gate.targets) + 1;
  fc.assert(
    fc.property(useOf(gate, wires), (use) => property(use, wires)),
    check,
  );
}

function close(a: Matrix, b: Matrix): void {
  expect(maxDistance(a, b)).toBeLessThan(1e-12);
}

describe.each(unitaryGates.map((gate) => [`${gate.gateset} ${gate.name}`, gate] as const))('%s', (_, gate) => {
  it('has a unitary matrix of its own size', () => {
    forEachUse(gate, (use) => {
      const matrix = gate.matrix(use.parameters as number[], use.data, use.targets.length);
      expect(matrix.length).toBe(2 * 4 ** use.targets.length);
      expect(isUnitary(matrix, 1e-12)).toBe(true);
    });
  });

  it('has an inverse whose matrix is the adjoint, phase included', () => {
    forEachUse(gate, (use, wires) => {
      close(denseUnitary([inverseOfUse(use)], wires), adjoint(denseUnitary([use], wires)));
    });
  });

  it('decomposes exactly, also under controls', () => {
    forEachUse(gate, (use, wires) => {
      const parts = decomposeUse(use);
      if (!parts) return;
      close(denseUnitary(parts.uses, wires, parts.phase as number), denseUnitary([use], wires));
    });
  });

  it('is the rotation it says it is', () => {
    forEachUse(gate, (use) => {
      if (!gate.rotation) return;
      const { generator, angle, phase } = gate.rotation;
      const terms = { terms: [], coefficients: [] } as { terms: string[]; coefficients: number[] };
      // exp(-i angle/2 G) of an axis of several Paulis: cos - i sin G, since G squares to one.
      const half = (angle(use.parameters) as number) / 2;
      const size = 2 ** use.targets.length;
      const expected = new Float64Array(2 * size * size);
      for (let k = 0; k < size; k++) expected[2 * k * (size + 1)] = Math.cos(half);
      for (const [paulis, weight] of generator) {
        terms.terms = [[...paulis].reverse().join('')];
        terms.coefficients = [1];
        // exp(-i pi/2 P) = -i P.
        const minusIP = qisGates.pauliexp.matrix([Math.PI / 2], { pauliSum: terms }, use.targets.length);
        minusIP.forEach((part, k) => {
          expected[k] = expected[k]! + weight * Math.sin(half) * part;
        });
      }
      const turned = denseUnitary([], 0, phase(use.parameters) as number);
      const withPhase = expected.map((_, k) =>
        k % 2 === 0
          ? turned[0]! * expected[k]! - turned[1]! * expected[k + 1]!
          : turned[0]! * expected[k]! + turned[1]! * expected[k - 1]!,
      );
      close(withPhase, gate.matrix(use.parameters as number[], use.data, use.targets.length));
    });
  });

  it('commutes with the Paulis it names on its wires and with no other for all parameters', () => {
    if (gate.targets === 'any') return;
    const commutesEverywhere = new Map<string, boolean>();
    forEachUse(gate, (use, wires) => {
      const full = denseUnitary([use], wires);
      const bases = wireBases(use);
      [...use.controls, ...use.targets].forEach((wire, k) => {
        for (const pauli of ['X', 'Y', 'Z'] as const) {
          const other = denseUnitary(
            [{ gate: qisGates[pauli.toLowerCase() as 'x'], parameters: [], controls: [], targets: [wire] }],
            wires,
          );
          const distance = maxDistance(multiply(full, other), multiply(other, full));
          if (bases[k] === pauli) expect(distance).toBeLessThan(1e-12);
          const place = `${k - use.controls.length} ${pauli}`;
          if (k >= use.controls.length && distance > 1e-9) commutesEverywhere.set(place, false);
          else if (k >= use.controls.length && !commutesEverywhere.has(place)) commutesEverywhere.set(place, true);
        }
      });
    });
    gate.bases.forEach((basis, target) => {
      const found = (['X', 'Y', 'Z'] as const).filter((pauli) => commutesEverywhere.get(`${target} ${pauli}`));
      if (basis === undefined) expect(found).toEqual([]);
    });
  });

  it('folds its parameters into their range without changing the gate', () => {
    forEachUse(gate, (use, wires) => {
      const folded = foldUse(use);
      if (!folded) return;
      close(denseUnitary(folded.uses, wires, folded.phase as number), denseUnitary([use], wires));
      for (const part of folded.uses) {
        expect(foldUse(part)).toBeUndefined();
        for (const [k, { name }] of part.gate.parameters.entries()) {
          const value = part.parameters[k] as number;
          expect(value).toBeLessThanOrEqual(0.5);
          expect(value).toBeGreaterThan(-0.5 - 1e-15);
          if (part.gate.parameters.length === 3 && name === 'angle') {
            expect(value).toBeGreaterThanOrEqual(0);
            expect(value).toBeLessThanOrEqual(0.25);
          }
        }
      }
    });
  });
});

describe.each(
  unitaryGates.flatMap((gate) =>
    gate.parameters.map(
      (parameter, index) => [`${gate.gateset} ${gate.name}: ${parameter.name}`, gate, index] as const,
    ),
  ),
)('%s', (_, gate, index) => {
  const { unit, harmonics, frameOf } = gate.parameters[index]!;
  /** The matrix with this parameter moved. */
  const moved = (use: GateUse, by: number): Matrix => {
    const parameters = use.parameters.map((value, k) => (value as number) + (k === index ? by : 0));
    return gate.matrix(parameters, use.data, use.targets.length);
  };

  it('makes a matrix of exponentials with exactly the harmonics that it names', () => {
    if (harmonics === undefined) {
      expect(gate.data).toBeDefined();
      return;
    }
    const seen = new Set<number>();
    // All halves from -2 to 2 are told apart by eight matrices at steps of a quarter turn.
    const candidates = [-1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2];
    forEachUse(gate, (use) => {
      const steps = candidates.map((_h, k) => moved(use, (unit === 'turns' ? 0.25 : Math.PI / 2) * k));
      for (const harmonic of candidates) {
        for (let entry = 0; entry < steps[0]!.length; entry += 2) {
          let [re, im] = [0, 0];
          steps.forEach((matrix, k) => {
            const angle = -harmonic * (Math.PI / 2) * k;
            re += matrix[entry]! * Math.cos(angle) - matrix[entry + 1]! * Math.sin(angle);
            im += matrix[entry]! * Math.sin(angle) + matrix[entry + 1]! * Math.cos(angle);
          });
          if (Math.hypot(re, im) > 1e-9) seen.add(harmonic);
        }
      }
    });
    expect([...seen].toSorted((a, b) => a - b)).toEqual(harmonics);
  });

  it('takes in the frame of the target that it names, and of no other', () => {
    if (gate.gateset !== 'native' || unit !== 'turns') return;
    const commutes = gate.bases.every((basis) => basis === 'Z');
    forEachUse(gate, (use) => {
      const frames = (target: number, turns: number) =>
        denseUnitary(
          [{ gate: qisGates.rz, parameters: [2 * Math.PI * turns], controls: [], targets: [target] }],
          use.targets.length,
        );
      const gateAt = (by: number) =>
        denseUnitary(
          [
            {
              ...use,
              targets: use.targets.map((_w, k) => k),
              parameters: use.parameters.map((value, k) => (value as number) + (k === index ? by : 0)),
            },
          ],
          use.targets.length,
        );
      use.targets.forEach((_w, target) => {
        const turned = multiply(multiply(frames(target, 0.13), gateAt(0)), frames(target, -0.13));
        if (target === frameOf) close(turned, gateAt(0.13));
        else if (commutes) close(turned, gateAt(0));
      });
    });
    expect(frameOf === undefined).toBe(commutes || gate.parameters[index]!.name === 'angle');
  });
});

/** Each gate once more, as an expression for mathjs: written from the definitions, not from the table. */
const definitions: Readonly<Record<string, string>> = {
  'qis id': 'I',
  'qis x': 'X',
  'qis y': 'Y',
  'qis z': 'Z',
  'qis h': '(X + Z)/sqrt(2)',
  'qis s': 'diag([1, i])',
  'qis si': 'diag([1, -i])',
  'qis t': 'diag([1, exp(i*pi/4)])',
  'qis ti': 'diag([1, exp(-i*pi/4)])',
  'qis v': 'exp(i*pi/4)*expm(-i*pi/4*X)',
  'qis vi': 'exp(-i*pi/4)*expm(i*pi/4*X)',
  'qis rx': 'expm(-i*a/2*X)',
  'qis ry': 'expm(-i*a/2*Y)',
  'qis rz': 'expm(-i*a/2*Z)',
  'qis p': 'diag([1, exp(i*a)])',
  'qis u2': 'exp(i*(a+b)/2)*expm(-i*a/2*Z)*expm(-i*pi/4*Y)*expm(-i*b/2*Z)',
  'qis u': 'exp(i*(b+c)/2)*expm(-i*b/2*Z)*expm(-i*a/2*Y)*expm(-i*c/2*Z)',
  'qis gphase': '[[exp(i*a)]]',
  'qis swap': '(kron(I,I)+kron(X,X)+kron(Y,Y)+kron(Z,Z))/2',
  'qis xx': 'expm(-i*a/2*kron(X,X))',
  'qis yy': 'expm(-i*a/2*kron(Y,Y))',
  'qis zz': 'expm(-i*a/2*kron(Z,Z))',
  'qis rzx': 'expm(-i*a/2*kron(Z,X))',
  'qis iswap': 'expm(i*pi/4*(kron(X,X)+kron(Y,Y)))',
  'qis iswapi': 'expm(-i*pi/4*(kron(X,X)+kron(Y,Y)))',
  'qis ecr': '(kron(X,I)-kron(Y,X))/sqrt(2)',
  'qis dcx': '(kron(I,P0)+kron(X,P1))*(kron(P0,I)+kron(P1,X))',
  'qis dcxi': '(kron(P0,I)+kron(P1,X))*(kron(I,P0)+kron(X,P1))',
  'qis cu': 'kron(P0,I)+kron(P1, exp(i*(d+(b+c)/2))*expm(-i*b/2*Z)*expm(-i*a/2*Y)*expm(-i*c/2*Z))',
  'qis rccx': 'kron(P0,P0,I)+kron(P0,P1,I)+kron(P1,P0,Z)+kron(P1,P1,Y)',
  'qis rc3x': 'kron(P0,kron(I,I),I)+kron(P1,P0,kron(I,I))+kron(P1,P1,P0,i*Z)+kron(P1,P1,P1,i*Y)',
  'qis rc3xi': 'kron(P0,kron(I,I),I)+kron(P1,P0,kron(I,I))-kron(P1,P1,P0,i*Z)-kron(P1,P1,P1,i*Y)',
  'native gpi': 'cos(2*pi*a)*X+sin(2*pi*a)*Y',
  'native gpi2': 'expm(-i*pi/4*(cos(2*pi*a)*X+sin(2*pi*a)*Y))',
  'native ms': 'expm(-i*pi*c*kron(cos(2*pi*a)*X+sin(2*pi*a)*Y, cos(2*pi*b)*X+sin(2*pi*b)*Y))',
  'native zz': 'expm(-i*pi*a*kron(Z,Z))',
  'native nop': 'I',
};

const scope = {
  I: math.identity(2),
  X: math.matrix([
    [0, 1],
    [1, 0],
  ]),
  Y: math.evaluate('[[0, -i], [i, 0]]'),
  Z: math.evaluate('[[1, 0], [0, -1]]'),
  P0: math.evaluate('[[1, 0], [0, 0]]'),
  P1: math.evaluate('[[0, 0], [0, 1]]'),
};

/** kron of several factors. */
function evaluate(expression: string, values: readonly number[]): Matrix {
  const kron = (...factors: unknown[]) => factors.reduce((a, b) => math.kron(a as never, b as never));
  const [a, b, c, d] = values;
  const result = math.evaluate(expression, { ...scope, kron, a, b, c, d });
  const rows = math.matrix(result).toArray() as unknown[][];
  return Float64Array.from(
    rows.flat().flatMap((entry) => {
      const z = math.complex(entry as never);
      return [z.re, z.im];
    }),
  );
}

describe('against mathjs', () => {
  it('has a definition for every gate with a fixed number of targets', () => {
    const fixed = unitaryGates.filter((gate) => gate.targets !== 'any').map((gate) => `${gate.gateset} ${gate.name}`);
    expect(Object.keys(definitions).sort()).toEqual(fixed.sort());
  });

  it.each(Object.entries(definitions))('%s agrees with its definition', (name, expression) => {
    const [gateset, gateName] = name.split(' ') as ['qis' | 'native', string];
    const gate = gateNamed(gateName, gateset)!;
    for (const values of [
      [0.3, -1.1, 0.7, 2.9],
      [Math.PI / 2, 0, -Math.PI, 0.25],
      [-2.5, 4, 0.1, -0.6],
    ]) {
      const own = values.slice(0, gate.parameters.length);
      // expm is a series in mathjs, good to about 1e-9 at these angles.
      expect(maxDistance(gate.matrix(own, undefined, gate.targets as number), evaluate(expression, own))).toBeLessThan(
        1e-8,
      );
    }
  });

  it('reads pauliexp letters from the right: the last letter acts on the first target', () => {
    const xOnFirst = qisGates.pauliexp.matrix([0.4], { pauliSum: { terms: ['ZX'], coefficients: [0.5] } }, 2);
    expect(maxDistance(xOnFirst, evaluate('expm(-i*0.2*kron(X,Z))', []))).toBeLessThan(1e-8);
  });

  it('multiplies pauliexp terms in list order', () => {
    const product = qisGates.pauliexp.matrix([1], { pauliSum: { terms: ['X', 'Z'], coefficients: [0.3, 0.4] } }, 1);
    expect(maxDistance(product, evaluate('expm(-i*0.4*Z)*expm(-i*0.3*X)', []))).toBeLessThan(1e-8);
  });
});

describe('names', () => {
  it('resolve to one gate each, also through every dialect', () => {
    for (const gate of allGates) expect(resolveGate(gate.name, gate.gateset)).toEqual({ gate, controls: 0 });
    for (const form of allForms) {
      expect(resolveGate(form.name, 'qis')).toEqual({ gate: form.base, controls: form.controls });
      expect(gateNamed(form.name, 'qis')).toBeUndefined();
    }
    for (const dialect of ['ionq', 'qasm2', 'qasm3'] as const) {
      for (const entry of [...allGates, ...allForms]) {
        const [gate, controls] = 'base' in entry ? [entry.base, entry.controls] : [entry, 0];
        for (const alias of entry.aliases[dialect] ?? []) {
          expect(gateOfDialect(dialect, alias, gate.gateset)).toEqual({ gate, controls });
        }
      }
    }
  });

  it('of other dialects are understood, and mean one thing whichever dialect they come from', () => {
    const everyAlias = new Map<string, string>();
    for (const entry of [...allGates, ...allForms]) {
      const [gate, controls] = 'base' in entry ? [entry.base, entry.controls] : [entry, 0];
      for (const alias of Object.values(entry.aliases).flat()) {
        const meaning = `${gate.name} under ${controls}`;
        const key = `${gate.gateset} ${alias}`;
        expect([key, everyAlias.get(key) ?? meaning]).toEqual([key, meaning]);
        everyAlias.set(key, meaning);
        const resolved = resolveGate(alias, gate.gateset);
        expect([key, `${resolved?.gate.name} under ${resolved?.controls}`]).toEqual([key, meaning]);
      }
    }
    const common = 'u1 u3 rxx ryy rzz cx sdg tdg sx sxdg cu1 csx c3x c4x c3sqrtx mcx mcp';
    for (const name of common.split(' ')) expect([name, resolveGate(name, 'qis')]).not.toContain(undefined);
  });

  it('prefers the name of a gate to that of a form without controls', () => {
    expect(nameInDialect('ionq', qisGates.x, 0)).toBe('x');
    expect(nameInDialect('ionq', qisGates.x, 1)).toBe('cnot');
  });

  it('that a dialect prefers read back to the same gate', () => {
    for (const gate of allGates) {
      for (const dialect of ['ionq', 'qasm2', 'qasm3'] as const) {
        for (const controls of [0, 1, 2, 3, 4]) {
          const name = nameInDialect(dialect, gate, controls);
          if (name === undefined) continue;
          expect(gateOfDialect(dialect, name, gate.gateset)).toEqual({ gate, controls });
        }
      }
    }
  });

  it('of the service are exactly those of its gate lists', () => {
    const named = (gateset: 'qis' | 'native') =>
      [
        ...allGates.filter((gate) => gate.gateset === gateset && gate.service).map((gate) => gate.service!.name),
        ...(gateset === 'qis' ? allForms.filter((form) => form.service).map((form) => form.name) : []),
      ].sort();
    const qis = 'x y z rx ry rz h s si v vi t ti not cnot swap xx yy zz pauliexp'.split(' ').sort();
    expect(named('qis')).toEqual(qis);
    expect(named('native')).toEqual(['gpi', 'gpi2', 'ms', 'nop', 'zz']);
  });

  it('of native gates fold into the ranges that the service takes', () => {
    for (const gate of allGates.filter((candidate) => candidate.fold)) {
      gate.parameters.forEach(({ range }, k) => {
        if (!range) return;
        for (const value of [range[0] - 0.3, range[1] + 0.3, range[0], range[1]]) {
          const parameters = gate.parameters.map((_, other) => (other === k ? value : 0.1));
          for (const step of gate.fold!(parameters)?.steps ?? [])
            if (step.gate === gate.name) {
              expect(step.parameters[k]).toBeGreaterThanOrEqual(range[0]);
              expect(step.parameters[k]).toBeLessThanOrEqual(range[1]);
            }
        }
      });
    }
  });

  it('give each parameter of a service gate its JSON field', () => {
    for (const gate of allGates) if (gate.service) expect(gate.service.fields).toHaveLength(gate.parameters.length);
  });
});

describe('traps', () => {
  it('controlled V is not controlled Rx(pi/2): the phase lands on the control', () => {
    const cv = matrixOfUse({ gate: qisGates.v, parameters: [], controls: [0], targets: [1] });
    const crx = controlledMatrix(qisGates.rx.matrix([Math.PI / 2], undefined, 1), 1);
    expect(maxDistance(cv, crx)).toBeGreaterThan(0.3);
    const t = denseUnitary([{ gate: qisGates.t, parameters: [], controls: [], targets: [0] }], 2);
    close(multiply(t, crx), cv);
  });

  it('qis zz counts radians, native zz turns', () => {
    const native = gateNamed('zz', 'native')!;
    close(qisGates.zz.matrix([0.7], undefined, 2), native.matrix([0.7 / (2 * Math.PI)], undefined, 2));
  });

  it('only diagonal gates are called diagonal', () => {
    const diagonal = allGates.filter(isDiagonal).map((gate) => `${gate.gateset} ${gate.name}`);
    expect(diagonal.sort()).toEqual(
      ['id', 'z', 's', 'si', 't', 'ti', 'rz', 'p', 'gphase', 'zz']
        .map((name) => `qis ${name}`)
        .concat('native zz', 'native nop')
        .sort(),
    );
  });
});
