import { IonloomError, type Issue, issue } from '../errors/index.js';
import { type Gate, type GateData, type Gateset, inverseOfUse, type PauliSum, qisGates } from '../gates/index.js';
import { type Angle, negateAngle, scaleAngle } from '../math/index.js';
import { type AngleInput, type ParametersOf, parseAngle } from './angle-text.js';
import { bindOperations } from './bind.js';
import type { CircuitData, CircuitRest, TranspiledMark } from './circuit-data.js';
import { onWires, underControls } from './compose.js';
import { addGateMethods } from './gate-methods.js';
import { type MatrixInput, readMatrix } from './matrix-input.js';
import { type KeyTwice, type MeasuredHasNo, measuredHasNo, type NoParameter, widthDiffers } from './messages.js';
import type { GateMethods } from './methods.js';
import { namedGate } from './named-gate.js';
import { type Measurement, type Operation, wireIssues } from './operation.js';
import { circuitToString } from './print.js';
import { grown, measured, type State, stateOf } from './state.js';
import type { Placement, Wires } from './wires.js';

/** What `this` must be for a method of unmeasured circuits: a sentence that nothing fits once the circuit measures. */
type Unmeasured<K extends string, What extends string> = [K] extends [never] ? unknown : MeasuredHasNo<What>;

/** An immutable circuit with its gate methods; see {@link circuit} and {@link nativeCircuit} for how to start one. */
export type Circuit<
  G extends Gateset = Gateset,
  N extends number = number,
  P extends string = string,
  K extends string = string,
> = CircuitCore<G, N, P, K> & GateMethods<G, N, P, K>;

/** Where a gate goes, beyond its targets. */
export interface GateOptions {
  /** Qubits that must all be 1 for the gate to act. */
  readonly controls?: readonly number[];
  /** Terms of a `pauliexp` or the matrix of a `unitary`. */
  readonly data?: GateData;
}

/** The circuit's own methods; the gate methods of {@link Circuit} are derived from the gate table. */
class CircuitCore<G extends Gateset, N extends number, P extends string, K extends string>
  implements CircuitData<G, N, P, K>
{
  readonly #state: State;
  #operations: readonly Operation[] | undefined;

  /** @internal */
  constructor(state: State) {
    this.#state = state;
  }

  get gateset(): G {
    return this.#state.gateset as G;
  }

  get qubits(): N {
    return this.#state.qubits as N;
  }

  get operations(): readonly Operation[] {
    this.#operations ??= Object.freeze(this.#state.tail.slice(0, this.#state.length));
    return this.#operations;
  }

  get measurements(): readonly Measurement<K>[] {
    return this.#state.measurements as readonly Measurement<K>[];
  }

  get globalPhase(): Angle {
    return this.#state.globalPhase;
  }

  get parameters(): readonly P[] {
    return this.#state.parameters as readonly P[];
  }

  get keys(): readonly K[] {
    return this.#state.measurements.map(({ key }) => key as K);
  }

  get transpiled(): TranspiledMark | undefined {
    return this.#state.transpiled;
  }

  /**
   * A gate by name, for data-driven code: any name of the gate table, with its parameters and wires.
   *
   * Wires are the controls that the name implies, then the targets; `mcx` and the like take all but the last as controls.
   * @throws IonloomError `UnknownGate`, or what is wrong with the parameters and wires.
   * @example
   * circuit(3).gate('rx', ['pi/4'], [2], { controls: [0, 1] });
   */
  gate(
    name: string,
    parameters: readonly AngleInput[],
    wires: readonly number[],
    options: GateOptions = {},
  ): Circuit<G, N, string, K> {
    const resolved = namedGate(name, this.gateset);
    const { gate } = resolved;
    const implied = resolved.controls === 'any' ? wires.length - 1 : resolved.controls;
    return this.#grown([
      {
        gate,
        parameters: withDefaults(parameters, gate).map(angleOf),
        controls: [...(options.controls ?? []), ...wires.slice(0, implied)],
        targets: wires.slice(implied),
        ...(options.data ? { data: options.data } : {}),
      },
    ]);
  }

  /**
   * A one- or two-qubit gate from its matrix, the first wire as the most significant bit of its rows and columns.
   *
   * @throws IonloomError `InvalidMatrix` when it is not unitary or not of the wires' size.
   */
  unitary<W extends readonly number[]>(matrix: MatrixInput, wires: readonly [...Wires<W, N>]): Circuit<G, N, P, K> {
    const data = { matrix: readMatrix(matrix) };
    return this.#grown([
      { gate: qisGates.unitary, parameters: [], controls: [], targets: wires as readonly number[], data },
    ]);
  }

  /**
   * The product of exp(-i coefficient * time * P) over the terms, in order.
   *
   * The rightmost letter of a term acts on the first wire.
   * @example
   * circuit(2).pauliexp({ XX: 0.5, ZI: -1 }, 'tau', [0, 1]);
   */
  pauliexp<T extends AngleInput, W extends readonly number[]>(
    sum: PauliSum | Readonly<Record<string, number>>,
    time: T,
    wires: readonly [...Wires<W, N>],
  ): Circuit<G, N, P | ParametersOf<T>, K> {
    if (typeof sum !== 'object' || sum === null) {
      const hint = "write it as in { ZZ: 0.5, XI: -1 }, or { terms: ['ZZ'], coefficients: [0.5] }";
      throw new IonloomError(issue('InvalidPauliString', 'a pauliexp takes Pauli strings with coefficients', { hint }));
    }
    const pauliSum = Array.isArray(sum['terms'])
      ? (sum as PauliSum)
      : { terms: Object.keys(sum), coefficients: Object.values(sum as Record<string, number>) };
    return this.#grown([
      {
        gate: qisGates.pauliexp,
        parameters: [angleOf(time)],
        controls: [],
        targets: wires as readonly number[],
        data: { pauliSum },
      },
    ]);
  }

  /** Keeps gates before and after from being merged across these wires; all wires when none are named. */
  barrier<W extends readonly number[]>(...wires: Wires<W, N>): Circuit<G, N, P, K> {
    const targets = wires.length > 0 ? (wires as readonly number[]) : Array.from({ length: this.qubits }, (_, k) => k);
    return this.#grown([{ gate: qisGates.barrier, parameters: [], controls: [], targets }]);
  }

  /**
   * Reads wires out at the end under a key: bit i of the key is the i-th wire listed.
   *
   * @throws IonloomError when the key is in use or a wire was measured before.
   */
  measure<const Key extends string, W extends readonly number[]>(
    key: Key extends K ? KeyTwice<Key> : Key,
    ...wires: Wires<W, N>
  ): Circuit<G, N, P, K | Key> {
    return circuitWith(measured(this.#state, key, wires as readonly number[]));
  }

  /**
   * All of another circuit's gates, its qubit k on wire `wires[k]`.
   *
   * @throws IonloomError when the other circuit measures, has another gateset or another number of qubits.
   */
  append<M extends number, Q extends string, J extends string, W extends readonly number[]>(
    circuit: CircuitData<G, M, Q, J> & Unmeasured<J, 'place in another circuit'>,
    wires: Placement<W, N, M>,
  ): Circuit<G, N, P | Q, K>;
  append(circuit: CircuitData<G>, wires: readonly number[]): unknown {
    const found: Issue[] = [...wireIssues(wires, this.qubits)];
    if (circuit.gateset !== this.gateset) {
      found.push(issue('GatesetMismatch', `a ${circuit.gateset} circuit cannot be appended to a ${this.gateset} one`));
    }
    if (circuit.qubits !== wires.length) {
      found.push(issue('QubitCount', widthDiffers(circuit.qubits, wires.length)));
    }
    if (circuit.measurements.length > 0) found.push(unmeasuredOnly('place in another circuit'));
    if (found.length > 0) throw new IonloomError(found);
    const moved = circuit.operations.map((operation) => onWires(operation, wires));
    return this.#grown(moved, circuit.globalPhase);
  }

  /** The adjoint: gates inverted, in reverse order. */
  inverse(this: Unmeasured<K, 'inverse'>): Circuit<G, N, P, never> {
    const self = unmeasured<G, N, P>(this, 'inverse');
    const operations = self.operations.toReversed().map(inverseOfUse);
    return circuitWith(stateOf(self.gateset, self.qubits, operations, { globalPhase: negateAngle(self.globalPhase) }));
  }

  /**
   * This circuit under the control of new qubits, which come first: `controlled().append(..., [control, ...wires])`.
   *
   * The global phase becomes a phase gate on the controls.
   */
  controlled(this: Unmeasured<K, 'controlled form'>, count = 1): Circuit<G, number, P, never> {
    const self = unmeasured<G, N, P>(this, 'controlled form');
    if (!Number.isSafeInteger(count) || count < 1) {
      throw new IonloomError(issue('QubitCount', `the number of controls is a whole number from 1, not ${count}`));
    }
    const controls = Array.from({ length: count }, (_, k) => k);
    const wires = Array.from({ length: self.qubits }, (_, k) => k + count);
    const moved = self.operations.map((operation) => onWires(operation, wires));
    return circuitWith(
      stateOf(self.gateset, self.qubits + count, underControls(moved, controls, self.globalPhase), {}),
    );
  }

  /** This circuit k times in a row; negative k inverts. */
  power(this: Unmeasured<K, 'power'>, k: number): Circuit<G, N, P, never> {
    const self = unmeasured<G, N, P>(this, 'power');
    if (!Number.isSafeInteger(k)) {
      throw new IonloomError(issue('InvalidInput', `the power of a circuit is a whole number, not ${k}`));
    }
    if (Math.abs(k) * self.operations.length > MOST_OPERATIONS) {
      const message = `the circuit ${k} times would have more than ${MOST_OPERATIONS} gates`;
      throw new IonloomError(issue('TooManyOperations', message));
    }
    const base: CircuitData = k < 0 ? self.inverse() : self;
    const copies = base.operations.length === 0 ? 0 : Math.abs(k);
    const operations = Array.from({ length: copies }, () => base.operations).flat();
    const globalPhase = scaleAngle(base.globalPhase, Math.abs(k));
    return circuitWith(stateOf(self.gateset, self.qubits, operations, { globalPhase }));
  }

  /** This circuit repeated: {@link power} for a count from 0. */
  repeat(this: Unmeasured<K, 'repetition'>, count: number): Circuit<G, N, P, never> {
    const self = unmeasured<G, N, P>(this, 'repetition');
    if (!Number.isSafeInteger(count) || count < 0) {
      throw new IonloomError(issue('InvalidInput', `a circuit is repeated a whole number of times, not ${count}`));
    }
    return self.power(count);
  }

  /**
   * Folds a list over the circuit, so that loops keep the chain and the types.
   *
   * @example
   * circuit(4).each([0, 1, 2, 3], (c, q) => c.h(q));
   */
  each<T, P2 extends string = P, K2 extends string = K>(
    items: Iterable<T>,
    body: (circuit: Circuit<G, N, P, K>, item: T, index: number) => CircuitData<G, N, P2, K2>,
  ): Circuit<G, N, P | P2, K | K2> {
    let result = this as unknown as Circuit<G, N, P, K>;
    let index = 0;
    for (const item of items) result = body(result, item, index++) as unknown as Circuit<G, N, P, K>;
    return result as unknown as Circuit<G, N, P | P2, K | K2>;
  }

  /**
   * Gates under the control of qubits of this circuit: whatever the body adds acts only where all controls are 1.
   *
   * @example
   * circuit(3).controlledBy([0, 1], (c) => c.rx('pi/8', 2));
   */
  controlledBy<Q extends string>(
    controls: readonly number[],
    body: (empty: Circuit<G, N, never, never>) => CircuitData<G, N, Q, never>,
  ): Circuit<G, N, P | Q, K> {
    const inner = body(circuitWith(stateOf(this.gateset, this.qubits, [], {})));
    if (inner.measurements.length > 0) throw new IonloomError(unmeasuredOnly('controlled form'));
    return this.#grown(underControls(inner.operations, controls, inner.globalPhase));
  }

  /**
   * Puts values in place of parameters; the others stay free. Native gates are brought back inside their ranges.
   *
   * @throws IonloomError `UnknownParameter` for a name the circuit does not have, `AngleNotFinite` for a bad value.
   */
  bind<V extends Readonly<Record<string, unknown>>>(
    values: { readonly [Name in keyof V]: Name extends P ? number : NoParameter<Name & string> },
  ): Circuit<G, N, Exclude<P, keyof V>, K> {
    const bound = bindOperations(this, values as Readonly<Record<string, number>>);
    return circuitWith(
      stateOf(this.gateset, this.qubits, bound.operations, {
        ...bound,
        measurements: this.measurements,
        transpiled: this.transpiled,
      }),
    );
  }

  /** The calls that build this circuit, as text that can be pasted back. */
  toString(): string {
    return circuitToString(this);
  }

  /** The circuit as plain data, gates by name. */
  toJSON(): object {
    const { gateset, qubits, measurements, globalPhase, parameters, transpiled } = this;
    const operations = this.operations.map(({ gate, ...rest }) => ({ gate: gate.name, ...rest }));
    const mark = transpiled === undefined ? {} : { transpiled };
    return { gateset, qubits, operations, measurements, globalPhase, parameters, ...mark };
  }

  /** This circuit with more operations and a phase after it. */
  #grown<P2 extends string = P>(operations: readonly Operation[], phase?: Angle): Circuit<G, N, P2, K> {
    return circuitWith(grown(this.#state, operations, phase));
  }
}

/** More than any machine runs, and about what memory holds. */
const MOST_OPERATIONS = 10_000_000;

/** A circuit around a state, with the types that the state's checks and its makers have made true. */
function circuitWith<G extends Gateset, N extends number, P extends string, K extends string>(
  state: State,
): Circuit<G, N, P, K> {
  // The gate methods are on the prototype, where TypeScript does not see them.
  return new CircuitCore(state) as unknown as Circuit<G, N, P, K>;
}

function unmeasuredOnly(what: string): Issue {
  return issue('MeasuredCircuit', measuredHasNo(what), { hint: 'measure after composing' });
}

/** The parameters with defaults for those left out; where others are missing, what was given, for the checks to say. */
function withDefaults(given: readonly AngleInput[], { parameters }: Gate): readonly AngleInput[] {
  const all = parameters.map((parameter, k) => given[k] ?? parameter.default);
  return given.length <= all.length && all.every((value) => value !== undefined) ? all : given;
}

function angleOf(angle: AngleInput): Angle {
  return typeof angle === 'string' ? parseAngle(angle) : angle;
}

/** The circuit that a method was called on, once it is known that it measures nothing; @throws IonloomError. */
function unmeasured<G extends Gateset, N extends number, P extends string>(
  self: unknown,
  what: string,
): Circuit<G, N, P, never> {
  const found = self as Circuit<G, N, P, never>;
  if (found.measurements.length > 0) throw new IonloomError(unmeasuredOnly(what));
  return found;
}

/**
 * A circuit from data, everything checked: for parsers, decoders and passes.
 *
 * @throws IonloomError with every issue of every operation and measurement.
 */
export function circuitOf<G extends Gateset, const N extends number>(
  gateset: G,
  qubits: N,
  operations: Iterable<Operation>,
  rest: CircuitRest = {},
): Circuit<G, N, string, string> {
  return circuitWith(stateOf(gateset, qubits, operations, rest));
}

/**
 * An empty circuit of abstract gates on qubits 0 to n-1, all starting in |0>.
 *
 * @example
 * circuit(3).h(0).cnot(0, 1).cnot(1, 2).measure('all', 0, 1, 2);
 */
export function circuit<const N extends number>(qubits: N): Circuit<'qis', N, never, never> {
  return circuitWith(stateOf('qis', qubits, [], {}));
}

/** An empty circuit of native gates; angles and phases in turns. */
export function nativeCircuit<const N extends number>(qubits: N): Circuit<'native', N, never, never> {
  return circuitWith(stateOf('native', qubits, [], {}));
}

// Called here, not imported for its effect, so that bundlers may drop what a program does not use.
addGateMethods(CircuitCore.prototype);

export type { CircuitCore };
