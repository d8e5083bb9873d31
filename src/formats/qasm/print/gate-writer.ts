import type { Operation } from '../../../circuit/index.js';
import { decomposeUse, type Gate, gateNamed, nameInDialect } from '../../../gates/index.js';
import {
  AffineAngle,
  type Angle,
  addAngles,
  angleToString,
  bindAngle,
  isNumeric,
  negateAngle,
} from '../../../math/index.js';
import type { OperationList } from '../elaborate/operation-list.js';
import type { Version } from '../syntax/lexer.js';
import { asEuler, spelledOut } from './controls.js';
import { knownGate } from './vocabulary.js';

/** A gate that the text defines in its head. */
interface Definition {
  readonly name: string;
  readonly text: string;
  /** What the definition leaves out, because OpenQASM 2 has no global phase. */
  readonly lostPhase: Angle;
}

/** Statements of one body or of the whole text. */
interface Written {
  readonly lines: string[];
  /** The global phase that the statements still lack. */
  phase: Angle;
}

const cu = gateNamed('cu', 'qis')!;
const u = gateNamed('u', 'qis')!;
const u2 = gateNamed('u2', 'qis')!;

/** Writes operations as statements, and defines in the head what the standard library does not name. */
export class GateWriter {
  readonly #version: Version;
  readonly #definitions = new Map<string, Definition>();
  readonly #parameterName: (name: string) => string;
  readonly #gateName: (name: string) => string;

  /**
   * @param parameterName what a free parameter of the circuit is called in the text
   * @param gateName what a gate that the text defines is called there
   */
  constructor(version: Version, parameterName: (name: string) => string, gateName: (name: string) => string) {
    this.#version = version;
    this.#parameterName = parameterName;
    this.#gateName = gateName;
  }

  /** The definitions that the statements written so far need, each before its first use. */
  get definitions(): readonly string[] {
    return [...this.#definitions.values()].map(({ text }) => text);
  }

  /** An angle as the version writes it; reads back as the same number. */
  angle(angle: Angle): string {
    if (isNumeric(angle)) return withPoints(angleToString(angle));
    const renamed = angle.terms.map(
      ([name, coefficient]) => new AffineAngle(0, [[this.#parameterName(name), coefficient]]),
    );
    const whole = renamed.reduce<Angle>((sum, term) => addAngles(sum, term), angle.constant);
    return withPoints(angleToString(whole));
  }

  /** Statements for operations, in order. */
  write(operations: readonly Operation[], wireName: (wire: number) => string): Written {
    const written: Written = { lines: [], phase: 0 };
    for (const operation of operations) this.#writeOne(operation, wireName, written);
    return written;
  }

  #writeOne(operation: Operation, wireName: (wire: number) => string, written: Written): void {
    const { gate, controls, targets } = operation;
    if (gate.kind === 'barrier') {
      written.lines.push(`barrier ${targets.map(wireName).join(', ')};`);
      return;
    }
    const known = knownGate(this.#version, gate, controls.length);
    if (known !== undefined) {
      this.#writeCall(known.name, operation, '', wireName, written);
      if (known.phase !== undefined) addPhase(written, negateAngle(known.phase(operation.parameters)));
      return;
    }
    const name = nameInDialect(this.#version === 2 ? 'qasm2' : 'qasm3', gate, controls.length);
    const simpler = name !== undefined && this.#version === 2 ? undefined : this.#simpler(operation);
    if (simpler !== undefined) {
      for (const part of simpler.operations) this.#writeOne(part, wireName, written);
      addPhase(written, simpler.phase);
      return;
    }
    if (this.#version === 3 && this.#writeModified(operation, wireName, written)) return;
    // OpenQASM 2 defines a gate together with its controls, OpenQASM 3 puts them on the definition.
    const definition = this.#define(gate, this.#gateName(name ?? gate.name), this.#version === 2 ? controls.length : 0);
    this.#writeCall(
      definition.name,
      operation,
      this.#version === 2 ? '' : modifier(controls.length),
      wireName,
      written,
    );
    addPhase(written, this.#lostPhase(definition, operation));
  }

  /** The operation as operations that are nearer to what has a name, or undefined where a name is in reach. */
  #simpler(operation: Operation): OperationList | undefined {
    const { gate, controls, targets, parameters } = operation;
    if (gate.data !== undefined || gate.targets === 0) {
      return targets.length === 1 ? asEuler(operation) : parts(operation);
    }
    if (controls.length === 0) return undefined;
    if (this.#version === 3) {
      // Under a control the phase of U and u2 depends on the reader's edition of the language; that of cu does not.
      const angles = gate === u ? parameters : gate === u2 ? [Math.PI / 2, ...parameters] : undefined;
      return angles && { operations: [asControlledU({ ...operation, parameters: angles })], phase: 0 };
    }
    return this.#spell(operation);
  }

  /** `ctrl(2) @ name`, or `ctrl @ inv @ name` for the inverse of a known gate. */
  #writeModified(operation: Operation, wireName: (wire: number) => string, written: Written): boolean {
    const { gate, controls, parameters } = operation;
    const bare = knownGate(3, gate, 0);
    if (bare !== undefined) {
      this.#writeCall(bare.name, operation, modifier(controls.length), wireName, written);
      return true;
    }
    const inverse = gate.parameters.length === 0 ? gateNamed(gate.inverse(parameters).gate, gate.gateset) : undefined;
    const known = inverse && knownGate(3, inverse, 0);
    if (known === undefined) return false;
    this.#writeCall(known.name, operation, `${modifier(controls.length)}inv @ `, wireName, written);
    return true;
  }

  #writeCall(
    name: string,
    { parameters, controls, targets }: Operation,
    modifiers: string,
    wireName: (wire: number) => string,
    written: Written,
  ): void {
    const angles = parameters.length === 0 ? '' : `(${parameters.map((angle) => this.angle(angle)).join(', ')})`;
    written.lines.push(`${modifiers}${name}${angles} ${[...controls, ...targets].map(wireName).join(', ')};`);
  }

  #define(gate: Gate, name: string, controls: number): Definition {
    const known = this.#definitions.get(name);
    if (known !== undefined) return known;
    const names = gate.parameters.map((parameter) => definitionParameter(parameter.name));
    const wires = Array.from({ length: controls + (gate.targets as number) }, (_, wire) => wire);
    const simpler = this.#spell({
      gate,
      parameters: names.map((each) => new AffineAngle(0, [[each, 1]])),
      controls: wires.slice(0, controls),
      targets: wires.slice(controls),
    });
    const inner = new GateWriter(this.#version, (each) => each, this.#gateName);
    for (const entry of this.#definitions) inner.#definitions.set(...entry);
    const body = inner.write(simpler.operations, (wire) => `q${wire}`);
    for (const entry of inner.#definitions) this.#definitions.set(...entry);
    const phase = addAngles(simpler.phase, body.phase);
    const lines = this.#version === 3 && phase !== 0 ? [`gphase(${inner.angle(phase)});`, ...body.lines] : body.lines;
    const parameters = names.length === 0 ? '' : `(${names.join(', ')})`;
    const head = `gate ${name}${parameters} ${wires.map((wire) => `q${wire}`).join(', ')}`;
    const text = `${head} { ${lines.join(' ')}${lines.length > 0 ? ' ' : ''}}`;
    const definition = { name, text, lostPhase: this.#version === 2 ? phase : 0 };
    this.#definitions.set(name, definition);
    return definition;
  }

  /** What stands in a definition. */
  #spell(operation: Operation): OperationList {
    return operation.gate.decomposition === undefined ? spelledOut(operation) : parts(operation);
  }

  #lostPhase({ lostPhase }: Definition, { gate, parameters }: Operation): Angle {
    if (isNumeric(lostPhase)) return lostPhase;
    const names = gate.parameters.map((parameter) => definitionParameter(parameter.name));
    return bindAngle(lostPhase, new Map(names.map((name, k) => [name, parameters[k] as number])));
  }
}

/** `angle` is a type in OpenQASM 3. */
function definitionParameter(name: string): string {
  return name === 'angle' ? 'theta' : name;
}

function modifier(controls: number): string {
  if (controls === 0) return '';
  return controls === 1 ? 'ctrl @ ' : `ctrl(${controls}) @ `;
}

function addPhase(written: Written, phase: Angle): void {
  written.phase = addAngles(written.phase, phase);
}

function parts(operation: Operation): OperationList {
  const decomposed = decomposeUse(operation);
  if (decomposed === undefined) throw new Error(`the gate table has no decomposition of ${operation.gate.name}`);
  return { operations: [...decomposed.uses], phase: decomposed.phase };
}

/** cu takes the first control as its own. */
function asControlledU({ parameters, controls, targets }: Operation): Operation {
  const [control, ...others] = controls;
  return { gate: cu, parameters: [...parameters, 0], controls: others, targets: [control!, ...targets] };
}

/** OpenQASM 2 wants a point in every number with an exponent. */
function withPoints(text: string): string {
  return text.includes('e') ? text.replace(/(^|[^\w.])(\d+)e/g, '$1$2.0e') : text;
}
