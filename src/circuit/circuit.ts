import {
  IonloomError,
  type Issue,
  issue,
  type OptionNames,
  requireFunction,
  requireIterable,
  requireList,
  requireObject,
  requireOptions,
  requireText,
} from '../errors/index.js';
import { type Gate, type GateData, type Gateset, inverseOfUse, type PauliSum, qisGates } from '../gates/index.js';
import { type Angle, negateAngle, scaleAngle } from '../math/index.js';
import { type AngleInput, type ParametersOf, parseAngle } from './angle-text.js';
import { bindOperations } from './bind.js';
import type { CircuitData, CircuitRest, TranspiledMark } from './circuit-data.js';
import type { Circuit } from './circuit-type.js';
import { onWires, underControls } from './compose.js';
import { addGateMethods } from './gate-methods.js';
import type { FreshKey, KnownMeasurements, KnownNames, SameGateset, Unmeasured, ValuesFor } from './known-names.js';
import { type MatrixInput, readMatrix } from './matrix-input.js';
import { measuredHasNo, otherGateset, widthDiffers } from './messages.js';
import { namedGate } from './named-gate.js';
import { type Operation, wireIssues } from './operation.js';
import { circuitToString, printOnInspection } from './print.js';
import { requireCircuit } from './require-circuit.js';
import { countNamedGates, depthOf, type NamedGateCounts } from './size.js';
import { grown, measured, type State, stateOf } from './state.js';
import type { Placement, Wires } from './wires.js';

/** Where a gate goes, beyond its targets. */
export interface GateOptions {
  /** Qubits that must all be 1 for the gate to act. */
  readonly controls?: readonly number[];
  /** Terms of a `pauliexp` or the matrix of a `unitary`. */
  readonly data?: GateData;
}

const GATE_OPTIONS: OptionNames<GateOptions> = { controls: true, data: true };

/** The circuit's own methods; the gate methods of {@link Circuit} are derived from the gate table. */
class CircuitCore<G extends Gateset, N extends number, P extends string, K extends string>
  implements CircuitData<G, N>
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

  get measurements(): KnownMeasurements<K> {
    return this.#state.measurements as KnownMeasurements<K>;
  }

  get globalPhase(): Angle {
    return this.#state.globalPhase;
  }

  get parameters(): KnownNames<P> {
    return this.#state.parameters as KnownNames<P>;
  }

  get keys(): KnownNames<K> {
    return this.#state.measurements.map(({ key }) => key) as readonly string[] as KnownNames<K>;
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
    requireText(name, "a gate's name");
    requireList(parameters, `the parameters of ${name}`);
    requireList(wires, `the wires of ${name}`);
    requireOptions(options, GATE_OPTIONS, 'gate');
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
    requireList(wires, 'the wires of pauliexp');
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
    const targets = wires.length > 0 ? (wires as readonly number[]) : wiresUpTo(this.qubits);
    return this.#grown([{ gate: qisGates.barrier, parameters: [], controls: [], targets }]);
  }

  /**
   * Reads wires out at the end under a key: bit i of the key is the i-th wire listed.
   *
   * @throws IonloomError when the key is in use or a wire was measured before.
   */
  measure<const Key extends string, W extends readonly number[]>(
    key: FreshKey<Key, K>,
    ...wires: Wires<W, N>
  ): Circuit<G, N, P, K | Key> {
    return circuitWith(measured(this.#state, key as string, wires as readonly number[]));
  }

  /**
   * Reads all qubits out at the end under one key, `all` if it is left out: bit k of the key is qubit k.
   *
   * @throws IonloomError when the key is in use or a qubit was measured before.
   */
  measureAll<const Key extends string = 'all'>(
    key: FreshKey<Key, K> = 'all' as FreshKey<Key, K>,
  ): Circuit<G, N, P, K | Key> {
    return circuitWith(measured(this.#state, key as string, wiresUpTo(this.qubits)));
  }

  /**
   * All of another circuit's gates, its qubit k on wire `wires[k]`.
   *
   * @throws IonloomError when the other circuit measures, has another gateset or another number of qubits.
   */
  append<H extends Gateset, M extends number, Q extends string, J extends string, W extends readonly number[]>(
    circuit: CircuitData<H, M, Q, J> & SameGateset<H, G> & Unmeasured<J, 'place in another circuit'>,
    wires: Placement<W, N, M>,
  ): Circuit<G, N, P | Q, K>;
  append(circuit: CircuitData, wires: readonly number[]): unknown {
    requireCircuit(circuit, 'append');
    requireList(wires, 'the wires of append');
    const found: Issue[] = [...wireIssues(wires, this.qubits)];
    if (circuit.gateset !== this.gateset) {
      found.push(issue('GatesetMismatch', otherGateset(circuit.gateset, this.gateset)));
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
    const controls = wiresUpTo(count);
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
      throw new IonloomError(issue('ValueOutOfRange', `the power of a circuit is a whole number, not ${k}`));
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
      throw new IonloomError(issue('ValueOutOfRange', `a circuit is repeated a whole number of times, not ${count}`));
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
    requireIterable(items, 'what each goes through');
    requireFunction(body, 'the body of each');
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
  controlledBy<Q extends string, J extends string>(
    controls: readonly number[],
    body: (empty: Circuit<G, N, never, never>) => CircuitData<G, N, Q, J> & Unmeasured<J, 'controlled form'>,
  ): Circuit<G, N, P | Q, K> {
    requireList(controls, 'the controls of controlledBy');
    requireFunction(body, 'the body of controlledBy');
    const inner: CircuitData = body(circuitWith(stateOf(this.gateset, this.qubits, [], {})));
    requireCircuit(inner, 'controlledBy');
    if (inner.measurements.length > 0) throw new IonloomError(unmeasuredOnly('controlled form'));
    return this.#grown(underControls(inner.operations, controls, inner.globalPhase));
  }

  /**
   * Puts values in place of parameters; the others stay free. Native gates are brought back inside their ranges.
   *
   * @throws IonloomError `UnknownParameter` for a name the circuit does not have, `AngleNotFinite` for a bad value.
   */
  bind<V extends Readonly<Record<string, unknown>>>(values: ValuesFor<V, P>): Circuit<G, N, Exclude<P, keyof V>, K> {
    requireObject(values, 'what bind takes');
    const bound = bindOperations(this, values as Readonly<Record<string, number>>);
    return circuitWith(
      stateOf(this.gateset, this.qubits, bound.operations, {
        ...bound,
        measurements: this.measurements,
        transpiled: this.transpiled,
      }),
    );
  }

  /** Layers of gates that act on different qubits, barriers not counted. */
  depth(): number {
    return depthOf(this);
  }

  /**
   * How many gates there are, in all and of each name, barriers not counted.
   *
   * @example
   * circuit(3).h(0).cnot(0, 1).cnot(1, 2).gateCounts(); // { gates: 3, twoQubitGates: 2, byName: { h: 1, cnot: 2 } }
   */
  gateCounts(): NamedGateCounts {
    return countNamedGates(this);
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

const CIRCUIT_REST: OptionNames<CircuitRest> = {
  measurements: true,
  globalPhase: true,
  parameters: true,
  transpiled: true,
};

/** More than any machine runs, and about what memory holds. */
const MOST_OPERATIONS = 10_000_000;

/** A circuit around a state, with the types that the state's checks and its makers have made true. */
function circuitWith<G extends Gateset, N extends number, P extends string, K extends string>(
  state: State,
): Circuit<G, N, P, K> {
  // The gate methods are on the prototype, where TypeScript does not see them.
  return new CircuitCore(state) as unknown as Circuit<G, N, P, K>;
}

function wiresUpTo(count: number): readonly number[] {
  return Array.from({ length: count }, (_, k) => k);
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
): CircuitCore<G, N, P, never> {
  const found = self as CircuitCore<G, N, P, never>;
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
  requireIterable(operations, 'the operations of circuitOf');
  requireOptions(rest, CIRCUIT_REST, 'circuitOf');
  return circuitWith(stateOf(gateset, qubits, operations, rest));
}

/**
 * An empty circuit of abstract gates on qubits 0 to n-1, all starting in |0>.
 *
 * @example
 * circuit(3).h(0).cnot(0, 1).cnot(1, 2).measure('all', 0, 1, 2);
 */
export function circuit<const N extends number>(qubits: N): Circuit<'qis', N, never, never>;
/** The same where the names of the parameters are known beforehand: `circuit<'theta' | 'phi'>(n)`. */
export function circuit<Params extends string>(qubits: number): Circuit<'qis', number, Params, never>;
export function circuit(qubits: number): Circuit<'qis', number, never, never> {
  return circuitWith<'qis', number, never, never>(stateOf('qis', qubits, [], {}));
}

/** An empty circuit of native gates; angles and phases in turns. */
export function nativeCircuit<const N extends number>(qubits: N): Circuit<'native', N, never, never>;
/** The same where the names of the parameters are known beforehand. */
export function nativeCircuit<Params extends string>(qubits: number): Circuit<'native', number, Params, never>;
export function nativeCircuit(qubits: number): Circuit<'native', number, never, never> {
  return circuitWith<'native', number, never, never>(stateOf('native', qubits, [], {}));
}

// Called here, not imported for its effect, so that bundlers may drop what a program does not use.
addGateMethods(CircuitCore.prototype);
printOnInspection(CircuitCore.prototype);

export type { CircuitCore };
