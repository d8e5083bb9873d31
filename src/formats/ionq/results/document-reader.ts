import { isOutcome } from '../../../circuit/index.js';
import { IonloomError, type Issue, issue, type OptionNames, requireOptions } from '../../../errors/index.js';
import { checkResultsValue, isObject, type JsonPath, member, show } from '../json/value.js';
import { type KeyOrder, readDecimalOutcomes } from './decimal-outcomes.js';
import type { WeightKind } from './distribution.js';
import { MOST_QUBITS, type ReadPlan } from './measured-circuit.js';
import { OutcomeList } from './outcome-list.js';

/** How a results document is to be read. */
export interface ResultOptions {
  /** `qubit0-last` (default) is what the service answers, `qubit0-first` what one page of its guide says. */
  readonly keyOrder?: KeyOrder;
  /**
   * Where the circuit's qubits are among those of the document: entry k is the qubit of the document that holds qubit k
   * of the circuit. Left out, they are the same. It concerns outcomes of all qubits; registers are the circuit's own.
   */
  readonly qubitMap?: readonly number[];
  /**
   * Called when probabilities add up to less than 1 beyond what rounding explains, as when shots were left out of them;
   * without it this is an error.
   */
  readonly onWarning?: (warning: Issue) => void;
}

/** The options of every reader of results, to tell others apart. @internal */
export const RESULT_OPTIONS: OptionNames<ResultOptions> = {
  keyOrder: true,
  qubitMap: true,
  onWarning: true,
};

/** Outcomes and the weight of each. @internal */
export interface Weights {
  readonly outcomes: OutcomeList;
  readonly weights: readonly number[];
}

/** The register of all qubits in a v2 document, which the service calls so when a circuit has no registers. @internal */
export const ALL_REGISTER = 'output_all';

/** Under what the outcomes of all qubits stand among those of registers. @internal */
export const ALL = Symbol('all qubits');

/** The name of a register, or all qubits. @internal */
export type Place = string | typeof ALL;

/** After this many findings the rest of a document is not worth listing. */
const MOST_ISSUES = 100;

/**
 * By how much probabilities may miss 1 in all. Probabilities are rounded to nine digits, which over a million outcomes
 * can add up to 5e-4, and totals off by 1e-5 were seen in small documents (PennyLane-IonQ, pull request 53).
 */
const TOTAL_ROUNDING = 1e-3;

/** Reads one document and collects what is wrong with it. @internal */
export class DocumentReader {
  private readonly issues: Issue[] = [];
  private readonly warnings: Issue[] = [];
  private readonly circuit: ReadPlan;
  private readonly options: ResultOptions;
  private readonly base: JsonPath;
  /** The number of qubits of the document's outcomes. */
  private readonly qubits: number;

  /** @param base where the document stands in a larger one. */
  constructor(document: unknown, circuit: ReadPlan, options: ResultOptions, base: JsonPath = []) {
    requireOptions(options, RESULT_OPTIONS, 'reading results');
    this.circuit = circuit;
    this.options = options;
    this.base = base;
    const { qubitMap } = options;
    if (qubitMap !== undefined) requireQubitMap(qubitMap, circuit.qubits);
    this.qubits = qubitMap === undefined ? circuit.qubits : Math.max(circuit.qubits, ...qubitMap.map((q) => q + 1));
    this.issues.push(...checkResultsValue(document));
    this.finish();
  }

  refuse(path: JsonPath, message: string, received: unknown): void {
    if (this.issues.length < MOST_ISSUES) {
      this.issues.push(issue('InvalidInput', message, { path, received: show(received) }));
    }
  }

  /** Throws what is wrong, or hands over what is doubtful. */
  finish(): void {
    const placed = (found: Issue): Issue => ({ ...found, path: [...this.base, ...(found.path ?? [])] });
    if (this.issues.length > 0) throw new IonloomError(this.issues.map(placed));
    for (const warning of this.warnings) this.options.onWarning?.(placed(warning));
  }

  /** What the bits of a register stand for. */
  labelsOf(key: Place): readonly string[] {
    const register = this.circuit.measurements.find((measured) => measured.key === key);
    if (!register)
      return Array.from({ length: this.circuit.wires?.length ?? this.circuit.qubits }, (_, qubit) => `q${qubit}`);
    return register.wires.map((_, bit) => `${register.key}[${bit}]`);
  }

  /** The weights of a v1 document, by decimal outcomes of all qubits. */
  decimalWeights(document: unknown, kind: WeightKind): Weights {
    if (!isObject(document)) {
      this.refuse([], 'a results document is an object of weights by outcome', document);
      return { outcomes: OutcomeList.ofTexts([], this.qubits), weights: [] };
    }
    const keys: unknown[] = [];
    const weights: number[] = [];
    for (const key in document) {
      if (!Object.hasOwn(document, key)) continue;
      const weight = document[key];
      keys.push(key);
      weights.push(this.isWeight(weight, kind, key) ? weight : 0);
    }
    const outcomes = this.decimalOutcomes(keys, (index) => keys[index] as string);
    this.checkTotal(weights, kind, []);
    return { outcomes, weights };
  }

  /** The shots of a v1 document, decimal outcomes of all qubits. */
  decimalShots(document: readonly unknown[]): OutcomeList {
    return this.decimalOutcomes(document, (index) => index);
  }

  /** The weights of a v2 document by register; its texts have bit 0 first. */
  registerWeights(registers: unknown, path: JsonPath, kind: WeightKind): Map<Place, Weights> {
    const found = new Map<Place, Weights>();
    if (!isObject(registers)) this.refuse(path, '"registers" is an object of registers by name', registers);
    for (const [name, outcomes] of Object.entries(isObject(registers) ? registers : {})) {
      const at = [...path, name];
      if (!isObject(outcomes)) {
        this.refuse(at, 'a register is an object of weights by bitstring', outcomes);
        continue;
      }
      const width = this.widthOf(name);
      const texts: string[] = [];
      const weights: number[] = [];
      for (const [text, weight] of Object.entries(outcomes)) {
        const right = this.isBitstring(text, width, [...at, text]);
        if (!this.isWeight(weight, kind, text, at) || !right) continue;
        texts.push(text);
        weights.push(weight);
      }
      this.checkTotal(weights, kind, at);
      // A register that the circuit does not measure is not read.
      const listed = OutcomeList.ofTexts(width === undefined ? [] : texts, width ?? 0);
      found.set(this.isAll(name) ? ALL : name, { outcomes: listed, weights });
    }
    return found;
  }

  /** The shots of a v2 document by register, bit 0 first, without those that leaked. */
  registerShots(shots: readonly unknown[]): { shots: Map<Place, OutcomeList>; leaked: number } {
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
          if (list) list.push(text);
          else found.set(name, [text]);
        }
      }
    });
    const read = [...found].map(([name, texts]) => {
      const width = this.widthOf(name);
      const list = OutcomeList.ofTexts(width === undefined ? [] : texts, width ?? 0);
      return [this.isAll(name) ? ALL : name, list] as const;
    });
    return { shots: new Map<Place, OutcomeList>(read), leaked };
  }

  /**
   * What was found, outcomes of all qubits by the qubits of the circuit: a wire of what ran is where the map says in the
   * document, and a qubit is on its wire.
   */
  byOwnQubits<Column>(
    found: ReadonlyMap<Place, Column>,
    select: (column: Column, bits: readonly number[]) => Column,
  ): ReadonlyMap<Place, Column> {
    const all = found.get(ALL);
    const { qubitMap } = this.options;
    const { wires } = this.circuit;
    const places = qubitMap === undefined ? wires : (wires?.map((wire) => qubitMap[wire]!) ?? qubitMap);
    return all === undefined || places === undefined ? found : new Map(found).set(ALL, select(all, places));
  }

  /** The results of every measurement: its own register, or else the right bits of all qubits. */
  columns<Column>(
    found: ReadonlyMap<Place, Column>,
    select: (column: Column, bits: readonly (number | null)[]) => Column,
  ): Map<string, Column> {
    const columns = new Map<string, Column>();
    const all = found.get(ALL);
    for (const { key, wires } of this.circuit.measurements) {
      const own = found.get(key);
      if (own !== undefined) columns.set(key, own);
      else if (all !== undefined) columns.set(key, select(all, wires));
      else if (this.issues.length === 0 && found.size > 0)
        this.refuse([], `the document has no register ${show(key)}`, [...found.keys()].map(String));
    }
    return columns;
  }

  private decimalOutcomes(keys: readonly unknown[], placeOf: (index: number) => string | number): OutcomeList {
    const { qubits } = this;
    return readDecimalOutcomes(keys, qubits, this.options.keyOrder ?? 'qubit0-last', (index) => {
      const message = `an outcome of ${qubits} qubits is a whole number from 0 to 2^${qubits} - 1`;
      this.refuse([placeOf(index)], message, keys[index]);
    });
  }

  /** Whether a register is that of all qubits, and not one of the circuit's own that is narrower and has its name. */
  private isAll(register: string): boolean {
    if (register !== ALL_REGISTER) return false;
    const own = this.circuit.measurements.find(({ key }) => key === register);
    return own === undefined || own.wires.length === this.qubits;
  }

  private widthOf(register: string): number | undefined {
    if (this.isAll(register)) return this.qubits;
    return this.circuit.measurements.find(({ key }) => key === register)?.wires.length;
  }

  private isBitstring(text: string, width: number | undefined, path: JsonPath): boolean {
    if (isOutcome(text, width)) return true;
    this.refuse(path, width === undefined ? 'an outcome is a text of 0 and 1' : `an outcome has ${width} bits`, text);
    return false;
  }

  private isWeight(weight: unknown, kind: WeightKind, outcome: string, within: JsonPath = []): weight is number {
    const right = typeof weight === 'number' && weight >= 0 && (kind === 'counts' || weight <= 1 + TOTAL_ROUNDING);
    if (!right) {
      const message = kind === 'counts' ? 'a weight is a number from 0' : 'a probability is from 0 to 1';
      this.refuse([...within, outcome], message, weight);
    }
    return right;
  }

  /** Probabilities add up to 1; what else is wrong with them is said alone, since it would make any total wrong. */
  private checkTotal(weights: readonly number[], kind: WeightKind, path: JsonPath): void {
    if (this.issues.length > 0 || kindOf(weights, kind) === 'counts') return;
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    if (Math.abs(total - 1) <= TOTAL_ROUNDING) return;
    const severity = total < 1 && this.options.onWarning ? 'warning' : 'error';
    const what = kind === 'counts' ? 'weights that are not all whole numbers are probabilities, and these' : 'these';
    const found = issue('ProbabilityTotal', `${what} probabilities add up to ${rounded(total)}, not to 1`, {
      severity,
      path,
      expected: `1, give or take ${TOTAL_ROUNDING}`,
      received: rounded(total),
      hint: total < 1 ? 'outcomes or shots are missing; with onWarning the rest is read as it is' : 'counts are whole',
    });
    (severity === 'warning' ? this.warnings : this.issues).push(found);
  }
}

/** Histograms hold counts or relative frequencies; only whole numbers can be counts. @internal */
export function kindOf(weights: readonly number[], kind: WeightKind): WeightKind {
  return weights.every(Number.isInteger) ? kind : 'probabilities';
}

/** The outcomes' bits at the wires of a measurement. @internal */
export function selectWeights({ outcomes, weights }: Weights, bits: readonly (number | null)[]): Weights {
  return { outcomes: outcomes.select(bits), weights };
}

function requireQubitMap(map: readonly number[], qubits: number): void {
  const right =
    map.length === qubits &&
    new Set(map).size === qubits &&
    map.every((qubit) => Number.isSafeInteger(qubit) && qubit >= 0 && qubit < MOST_QUBITS);
  if (right) return;
  throw new IonloomError(
    issue('CircuitMismatch', `the qubit map does not name ${qubits} different qubits, one for each of the circuit`, {
      expected: `${qubits} different whole numbers from 0 to ${MOST_QUBITS - 1}`,
      received: show(map),
    }),
  );
}

function rounded(total: number): string {
  return String(Number(total.toPrecision(6)));
}

function hasLeaked(leakage: unknown): boolean {
  if (Array.isArray(leakage)) return leakage.some((bit) => bit !== 0);
  return isObject(leakage) && Object.values(leakage).some(hasLeaked);
}
