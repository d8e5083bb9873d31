import { IonloomError, type Issue, issue } from '../../../errors/index.js';
import { checkJsonValue, isObject, type JsonPath, member, show } from '../json/value.js';
import { Distribution, type KeyOrder, reversed, type WeightKind } from './distribution.js';

/** A measured register: bit i is read from qubit `wires[i]`, null is a bit that nothing is measured into. */
export interface MeasuredRegister<Key extends string = string> {
  readonly key: Key;
  readonly wires: readonly (number | null)[];
}

/** What results are read for: the circuit that ran, or anything that says how wide it is and what it measures. */
export interface MeasuredCircuit<Key extends string = string> {
  readonly qubits: number;
  readonly measurements: readonly MeasuredRegister<Key>[];
}

/** How decimal keys are to be read. */
export interface ResultOptions {
  /** `qubit0-last` (default) is what the service answers, `qubit0-first` what one page of its guide says. */
  readonly keyOrder?: KeyOrder;
}

/** Results by measurement key, and of all qubits where the document has them. */
export class Results<Key extends string = string> {
  /** All qubits of the circuit; undefined when the document holds single registers only. */
  readonly all: Distribution | undefined;
  readonly keys: readonly Key[];
  private readonly registers: ReadonlyMap<string, Distribution>;

  constructor(all: Distribution | undefined, registers: ReadonlyMap<Key, Distribution>) {
    this.all = all;
    this.registers = registers;
    this.keys = Object.freeze([...registers.keys()]);
    Object.freeze(this);
  }

  /**
   * The results of one measurement.
   *
   * @throws IonloomError (`InvalidInput`) for a key that the circuit does not measure.
   */
  get(key: Key): Distribution {
    const found = this.registers.get(key);
    if (!found) {
      const expected = this.keys.length === 0 ? 'no key: the circuit names no measurement' : this.keys.join(' | ');
      throw new IonloomError(issue('InvalidInput', `there is no measurement ${show(key)}`, { expected }));
    }
    return found;
  }
}

/** Results shot by shot. */
export class ShotResults<Key extends string = string> {
  /** The outcomes of the shots in order, bit 0 last, of all qubits; undefined as in {@link Results.all}. */
  readonly all: readonly string[] | undefined;
  /** The counts of the shots that did not leak. */
  readonly counts: Results<Key>;
  /** The shots in which an ion left the computational states; they are in no list and no count. */
  readonly leaked: number;
  private readonly registers: ReadonlyMap<string, readonly string[]>;

  constructor(
    all: readonly string[] | undefined,
    registers: ReadonlyMap<Key, readonly string[]>,
    counts: Results<Key>,
    leaked: number,
  ) {
    this.all = all;
    this.registers = registers;
    this.counts = counts;
    this.leaked = leaked;
    Object.freeze(this);
  }

  /**
   * The outcomes of one measurement in the order of the shots, bit 0 last.
   *
   * @throws IonloomError (`InvalidInput`) for a key that the circuit does not measure.
   */
  get(key: Key): readonly string[] {
    this.counts.get(key);
    return this.registers.get(key) ?? [];
  }
}

/**
 * Reads a probabilities document: decimal keys (v1) or bitstrings by register (v2).
 *
 * @throws IonloomError listing everything in the document that is not a probability of an outcome of the circuit.
 */
export function decodeProbabilities<Key extends string>(
  document: unknown,
  circuit: MeasuredCircuit<Key>,
  options: ResultOptions = {},
): Results<Key> {
  return decodeWeights(document, 'probabilities', 'probabilities', circuit, options);
}

/**
 * Reads a histogram document: decimal keys (v1) or bitstrings by register (v2).
 *
 * Weights that are all whole numbers are counts; the service also serves histograms of relative frequencies.
 *
 * @throws IonloomError listing everything in the document that is not a weight of an outcome of the circuit.
 */
export function decodeHistogram<Key extends string>(
  document: unknown,
  circuit: MeasuredCircuit<Key>,
  options: ResultOptions = {},
): Results<Key> {
  return decodeWeights(document, 'histogram', 'counts', circuit, options);
}

/**
 * Reads a shots document: a list of decimal outcomes (v1) or of bits by register (v2).
 *
 * @throws IonloomError listing every shot that is not an outcome of the circuit.
 */
export function decodeShots<Key extends string>(
  document: unknown,
  circuit: MeasuredCircuit<Key>,
  options: ResultOptions = {},
): ShotResults<Key> {
  const reader = new DocumentReader(document, circuit, options);
  const shots = Array.isArray(document) ? document : member(document, 'shots');
  if (!Array.isArray(shots)) reader.refuse([], 'a shots document is a list of outcomes', document);
  const byRegister = Array.isArray(document)
    ? { shots: new Map([[ALL, reader.decimalShots(document)]]), leaked: 0 }
    : reader.registerShots(Array.isArray(shots) ? shots : []);
  const columns = reader.columns(byRegister.shots, (list, bits) => list.map((outcome) => projected(outcome, bits)));
  reader.throwIssues();
  const count = (list: readonly string[], labels: readonly string[]) =>
    new Distribution(
      'counts',
      labels,
      list.map((bits) => [bits, 1] as const),
    );
  const registers = new Map(circuit.measurements.map(({ key }) => [key, columns.get(key) ?? []]));
  const counts = new Map([...registers].map(([key, list]) => [key, count(list, reader.labelsOf(key))]));
  const all = byRegister.shots.get(ALL);
  const everything = all && count(all, reader.labelsOf(ALL));
  return new ShotResults(all, registers, new Results(everything, counts), byRegister.leaked);
}

/**
 * Reads the probabilities of a multi-circuit job, a map from the id of each circuit's job to its probabilities.
 *
 * @param childJobIds the ids in the order of the circuits, as the parent job lists them; without them the document's
 *   own order counts.
 * @throws IonloomError as {@link decodeProbabilities}, or when the number of circuits or an id does not fit.
 */
export function decodeMultiCircuitProbabilities<Key extends string>(
  document: unknown,
  circuits: readonly MeasuredCircuit<Key>[],
  options: ResultOptions & { readonly childJobIds?: readonly string[] } = {},
): readonly Results<Key>[] {
  const ids = options.childJobIds ?? (isObject(document) ? Object.keys(document) : []);
  if (ids.length !== circuits.length) {
    const message = `there are results of ${ids.length} circuits for ${circuits.length}`;
    throw new IonloomError(issue('InvalidInput', message));
  }
  return circuits.map((circuit, index) => decodeProbabilities(member(document, ids[index]!), circuit, options));
}

/** The register of all qubits in a v2 document, which the service calls by this name when a circuit has no registers. */
const ALL = 'output_all';

function decodeWeights<Key extends string>(
  document: unknown,
  field: 'probabilities' | 'histogram',
  kind: WeightKind,
  circuit: MeasuredCircuit<Key>,
  options: ResultOptions,
): Results<Key> {
  const reader = new DocumentReader(document, circuit, options);
  const registers = member(member(document, field), 'registers');
  const found =
    registers === undefined
      ? new Map([[ALL, reader.decimalWeights(document, kind)]])
      : reader.registerWeights(registers, [field, 'registers'], kind);
  const columns = reader.columns(found, (weights, bits) =>
    weights.map(([outcome, weight]) => [projected(outcome, bits), weight] as const),
  );
  reader.throwIssues();
  const distribution = (key: string, weights: Weights) =>
    new Distribution(kindOf(weights, kind), reader.labelsOf(key), weights);
  const all = found.get(ALL);
  const keyed = circuit.measurements.map(({ key }) => [key, distribution(key, columns.get(key) ?? [])] as const);
  return new Results(all && distribution(ALL, all), new Map(keyed));
}

/** Histograms hold counts or relative frequencies; only whole numbers can be counts. */
function kindOf(weights: Weights, kind: WeightKind): WeightKind {
  return weights.every(([, weight]) => Number.isInteger(weight)) ? kind : 'probabilities';
}

type Weights = readonly (readonly [bits: string, weight: number])[];

/** Bits of an outcome by position, bit 0 last in both texts; null gives 0. */
function projected(outcome: string, bits: readonly (number | null)[]): string {
  let text = '';
  for (let k = bits.length - 1; k >= 0; k--) {
    const bit = bits[k] ?? null;
    text += bit === null ? '0' : (outcome[outcome.length - 1 - bit] ?? '0');
  }
  return text;
}

/** Reads one document and collects what is wrong with it. */
class DocumentReader {
  private readonly issues: Issue[] = [];
  private readonly circuit: MeasuredCircuit;
  private readonly firstIsQubit0: boolean;

  constructor(document: unknown, circuit: MeasuredCircuit, options: ResultOptions) {
    this.circuit = circuit;
    this.firstIsQubit0 = options.keyOrder === 'qubit0-first';
    this.issues.push(...checkJsonValue(document));
    this.throwIssues();
  }

  refuse(path: JsonPath, message: string, received: unknown): void {
    if (this.issues.length < MOST_ISSUES) {
      this.issues.push(issue('InvalidInput', message, { path, received: show(received) }));
    }
  }

  throwIssues(): void {
    if (this.issues.length > 0) throw new IonloomError(this.issues);
  }

  /** What the bits of a register stand for. */
  labelsOf(key: string): readonly string[] {
    const register = this.circuit.measurements.find((measured) => measured.key === key);
    if (!register) return Array.from({ length: this.circuit.qubits }, (_, qubit) => `q${qubit}`);
    return register.wires.map((_, bit) => `${key}[${bit}]`);
  }

  decimalWeights(document: unknown, kind: WeightKind): Weights {
    if (!isObject(document)) {
      this.refuse([], 'a results document is an object of weights by outcome', document);
      return [];
    }
    const weights: [string, number][] = [];
    for (const [key, weight] of Object.entries(document)) {
      const bits = this.decimalOutcome(key, [key]);
      if (this.isWeight(weight, kind, [key]) && bits !== undefined) weights.push([bits, weight]);
    }
    return weights;
  }

  decimalShots(document: readonly unknown[]): readonly string[] {
    return document.flatMap((shot, index) => this.decimalOutcome(shot, [index]) ?? []);
  }

  registerWeights(registers: unknown, path: JsonPath, kind: WeightKind): Map<string, Weights> {
    const found = new Map<string, Weights>();
    if (!isObject(registers)) this.refuse(path, '"registers" is an object of registers by name', registers);
    for (const [name, outcomes] of Object.entries(isObject(registers) ? registers : {})) {
      const at = [...path, name];
      if (!isObject(outcomes)) {
        this.refuse(at, 'a register is an object of weights by bitstring', outcomes);
        continue;
      }
      const weights: [string, number][] = [];
      for (const [text, weight] of Object.entries(outcomes)) {
        const right = this.isBitstring(text, this.widthOf(name), [...at, text]);
        if (this.isWeight(weight, kind, [...at, text]) && right) weights.push([reversed(text), weight]);
      }
      found.set(name, weights);
    }
    return found;
  }

  registerShots(shots: readonly unknown[]): { shots: Map<string, string[]>; leaked: number } {
    const found = new Map<string, string[]>();
    let leaked = 0;
    shots.forEach((shot, index) => {
      const registers = member(shot, 'registers');
      if (!isObject(registers)) {
        this.refuse(['shots', index], 'a shot has its bits in "registers"', shot);
        return;
      }
      if (hasLeaked(member(shot, 'leakage_bits'))) {
        leaked++;
        return;
      }
      for (const [name, bits] of Object.entries(registers)) {
        const text = Array.isArray(bits) ? bits.join('') : '';
        const path = ['shots', index, 'registers', name];
        if (!Array.isArray(bits)) this.refuse(path, 'a register is a list of bits', bits);
        else if (this.isBitstring(text, this.widthOf(name), path)) {
          const list = found.get(name);
          if (list) list.push(reversed(text));
          else found.set(name, [reversed(text)]);
        }
      }
    });
    return { shots: found, leaked };
  }

  /** The results of every measurement: its own register, or else the right bits of all qubits. */
  columns<Column>(
    found: ReadonlyMap<string, Column>,
    project: (column: Column, bits: readonly (number | null)[]) => Column,
  ): Map<string, Column> {
    const columns = new Map<string, Column>();
    const all = found.get(ALL);
    for (const { key, wires } of this.circuit.measurements) {
      const own = found.get(key);
      if (own !== undefined && key !== ALL) columns.set(key, own);
      else if (all !== undefined) columns.set(key, project(all, wires));
      else if (this.issues.length === 0 && found.size > 0)
        this.refuse([], `the document has no register ${show(key)}`, [...found.keys()]);
    }
    return columns;
  }

  /** A decimal outcome as bits, bit 0 last. */
  private decimalOutcome(key: unknown, path: JsonPath): string | undefined {
    const text = typeof key === 'number' && Number.isSafeInteger(key) ? String(key) : key;
    const { qubits } = this.circuit;
    if (typeof text === 'string' && /^(0|[1-9][0-9]*)$/.test(text) && text.length <= qubits) {
      const bits = BigInt(text).toString(2).padStart(qubits, '0');
      if (bits.length === qubits) return this.firstIsQubit0 ? reversed(bits) : bits;
    }
    if (text === '0' && qubits === 0) return '';
    this.refuse(path, `an outcome of ${qubits} qubits is a whole number from 0 to 2^${qubits} - 1`, key);
    return undefined;
  }

  private widthOf(register: string): number | undefined {
    const measured = this.circuit.measurements.find(({ key }) => key === register);
    return measured ? measured.wires.length : register === ALL ? this.circuit.qubits : undefined;
  }

  private isBitstring(text: string, width: number | undefined, path: JsonPath): boolean {
    if (/^[01]*$/.test(text) && (width === undefined || text.length === width)) return true;
    this.refuse(path, width === undefined ? 'an outcome is a text of 0 and 1' : `an outcome has ${width} bits`, text);
    return false;
  }

  private isWeight(weight: unknown, kind: WeightKind, path: JsonPath): weight is number {
    const right = typeof weight === 'number' && weight >= 0 && (kind === 'counts' || weight <= 1 + PROBABILITY_SLACK);
    if (!right)
      this.refuse(path, kind === 'counts' ? 'a weight is a number from 0' : 'a probability is from 0 to 1', weight);
    return right;
  }
}

/** Rounding may carry a certain outcome a little above 1. */
const PROBABILITY_SLACK = 1e-6;

/** After this many findings the rest of a document is not worth listing. */
const MOST_ISSUES = 100;

function hasLeaked(leakage: unknown): boolean {
  if (Array.isArray(leakage)) return leakage.some((bit) => bit !== 0);
  return isObject(leakage) && Object.values(leakage).some(hasLeaked);
}
