import type { Angle } from '../../../math/index.js';
import type { Name } from '../syntax/ast.js';
import type { Range } from '../syntax/problems.js';
import type { Callee } from './callee.js';
import type { Context } from './context.js';

/** A classical register and which wire wrote each of its bits. */
export interface BitRegister {
  readonly name: string;
  readonly wires: (number | null)[];
  /** Where each bit was written. */
  readonly writtenAt: (Range | undefined)[];
  /** The statement that wrote each bit. */
  readonly writtenBy: (Range | undefined)[];
}

/** What a name stands for. */
export type Meaning =
  | { readonly kind: 'qubits'; readonly wires: readonly number[]; readonly isRegister: boolean }
  | {
      readonly kind: 'bits';
      readonly register: BitRegister;
      readonly indices: readonly number[];
      readonly isRegister: boolean;
    }
  /** `isWhole` where its type is one of whole numbers. */
  | { readonly kind: 'constant'; readonly value: Angle; readonly isWhole?: boolean }
  | { readonly kind: 'input'; readonly value: Angle }
  | { readonly kind: 'gate'; readonly callee: Callee };

/** What a name stands for whose declaration was refused: nobody can tell. */
interface Doubtful {
  readonly kind: 'doubtful';
}

/** The kind of a meaning, for people. */
export const kindNames: Readonly<Record<Meaning['kind'], string>> = {
  qubits: 'a quantum register',
  bits: 'a classical register',
  constant: 'a number',
  input: 'an input',
  gate: 'a gate',
};

/** What the body of a gate does not see of the text around it. */
const kindsOutsideOfGates: ReadonlySet<string> = new Set(['qubits', 'bits', 'input'] satisfies Meaning['kind'][]);

/** The names of one block, and around it those of the blocks that hold it. */
export class Scope {
  readonly #parent: Scope | undefined;
  readonly #isGateBody: boolean;
  readonly #meanings = new Map<string, Meaning | Doubtful>();

  constructor(parent?: Scope, isGateBody = false) {
    this.#parent = parent;
    this.#isGateBody = isGateBody;
  }

  /** Declares a name, which must be new in this block. */
  declare(context: Context, name: Name, meaning: Meaning): void {
    if (this.#meanings.has(name.name)) {
      context.refuse('AlreadyDeclared', name, `\`${name.name}\` is already declared`, { received: name.name });
    }
    this.#meanings.set(name.name, meaning);
  }

  /** Sets a name, without a look at what it stood for. */
  set(name: string, meaning: Meaning): void {
    this.#meanings.set(name, meaning);
  }

  /** Notes that the declaration of a name was refused, whatever the name stood for: no use of it is a mistake. */
  doubt(name: string): void {
    this.#meanings.set(name, { kind: 'doubtful' });
  }

  /** Whether nobody can tell what a name stands for here. */
  isDoubtful(name: string): boolean {
    return this.#visible(name)?.kind === 'doubtful';
  }

  /** What a name stands for here; leaves the statement where nobody can tell. */
  lookUp(context: Context, name: string): Meaning | undefined {
    if (this.isDoubtful(name)) context.giveUp();
    return this.find(name);
  }

  /** What a name is known to stand for here. */
  find(name: string): Meaning | undefined {
    const meaning = this.#visible(name);
    return meaning?.kind === 'doubtful' ? undefined : meaning;
  }

  /** A gate's body sees its own names, and from outside only constants and gates. */
  #visible(name: string): Meaning | Doubtful | undefined {
    const own = this.#meanings.get(name);
    if (own !== undefined || this.#parent === undefined) return own;
    const outer = this.#parent.#visible(name);
    const isHidden = this.#isGateBody && outer !== undefined && kindsOutsideOfGates.has(outer.kind);
    return isHidden ? undefined : outer;
  }

  /** Whether this is the body of a gate, or stands in one. */
  get isInGate(): boolean {
    return this.#isGateBody || this.#parent?.isInGate === true;
  }

  /** What to say when a name means nothing here although something outside of the gate's body has it. */
  hintFor(name: string): string | undefined {
    return this.has(name) ? 'the body of a gate sees its own parameters and qubits, and constants' : undefined;
  }

  /** Whether the name is declared here or around, seen from here or not. */
  has(name: string): boolean {
    return this.#meanings.has(name) || this.#parent?.has(name) === true;
  }

  /** The visible names of a kind, for hints. */
  *names(...kinds: readonly Meaning['kind'][]): Iterable<string> {
    for (const [name, { kind }] of this.#meanings) if (kind !== 'doubtful' && kinds.includes(kind)) yield name;
    if (this.#parent === undefined) return;
    for (const name of this.#parent.names(...kinds)) if (this.find(name) !== undefined) yield name;
  }
}
