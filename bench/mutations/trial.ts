import { readFileSync } from 'node:fs';
import { type Circuit, type CircuitData, circuit, IonloomError } from 'ionloom';
import { parseQasm } from 'ionloom/qasm';
import { findTarget } from 'ionloom/targets';
import { type TranspileOptions, transpile } from 'ionloom/transpile';
import { verify } from 'ionloom/verify';

/** Files of more qubits or gates than these are left aside. */
const MOST_QUBITS = 7;
const MOST_GATES = 600;
const RANDOM_CIRCUITS = 24;

/** A circuit of abstract gates that grows. */
type QisCircuit = Circuit<'qis', number, never, never>;

const ideal = findTarget('ideal');
const ways: readonly [typeof ideal, TranspileOptions][] = [
  [ideal, { entangler: 'zz' }],
  [ideal, { entangler: 'ms' }],
  [{ ...ideal, partialAngles: false }, { entangler: 'zz' }],
];

const outcome = { dropped: 0, refused: 0, wrong: 0 };
for (const original of [...fromFiles(process.argv.slice(2)), ...atRandom()]) {
  for (const [target, options] of ways) {
    try {
      const transpilation = transpile(original, target, options);
      outcome.dropped += transpilation.report.checks.dropped;
      if (verify(original, transpilation).equivalent !== true) outcome.wrong++;
    } catch (error) {
      if (!(error instanceof IonloomError)) throw error;
      outcome.refused++;
    }
  }
}
console.log(JSON.stringify(outcome));

function* fromFiles(paths: readonly string[]): Iterable<CircuitData> {
  for (const path of paths) {
    try {
      const read = parseQasm(readFileSync(path, 'utf8'));
      if (read.qubits <= MOST_QUBITS && read.operations.length <= MOST_GATES) yield read;
    } catch (error) {
      if (!(error instanceof IonloomError)) throw error;
    }
  }
}

/** Circuits in which all passes find something: phases, Toffolis, Pauli strings, blocks of nearly equal angles. */
function* atRandom(): Iterable<CircuitData> {
  let state = 12345;
  const uniform = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  for (let k = 0; k < RANDOM_CIRCUITS; k++) {
    const wires = 3 + Math.floor(4 * uniform());
    let built: QisCircuit = circuit(wires);
    const count = 20 + Math.floor(40 * uniform());
    for (let gate = 0; gate < count; gate++) {
      const [a, b, c] = shuffled(wires, uniform) as [number, number, number];
      const angle = uniform() < 0.4 ? (Math.PI / 4) * Math.floor(8 * uniform()) : 6 * uniform() - 3;
      const kind = Math.floor(12 * uniform());
      if (kind === 0) built = built.h(a);
      else if (kind === 1) built = built.t(a);
      else if (kind === 2) built = built.rz(angle, a);
      else if (kind === 3) built = built.ry(angle, a);
      else if (kind < 6) built = built.cnot(a, b);
      else if (kind === 6) built = built.gate('x', [], [c], { controls: [a, b] }) as unknown as QisCircuit;
      else if (kind === 7) built = built.zz(angle, a, b);
      else if (kind === 8) built = built.cp(angle, a, b);
      else if (kind === 9) built = built.xx(angle, a, b);
      else if (kind === 10) {
        for (const wire of [a, b]) built = built.ry(angle, wire).rz(1.1 * angle, wire);
        built = built
          .xx(0.7, a, b)
          .yy(0.7 + 5e-13, a, b)
          .zz(0.7 + 1e-12, a, b)
          .ry(0.4, a)
          .rz(angle, b);
      } else built = built.pauliexp({ XZZ: 0.3, ZYI: 0.2, IZX: 0.5 }, angle, [a, b, c]) as unknown as QisCircuit;
    }
    yield built;
  }
}

function shuffled(count: number, uniform: () => number): readonly number[] {
  const list = Array.from({ length: count }, (_, k) => k);
  for (let k = count - 1; k > 0; k--) {
    const other = Math.floor((k + 1) * uniform());
    [list[k], list[other]] = [list[other]!, list[k]!];
  }
  return list;
}
