import { dialectNames } from '../../../gates/index.js';
import type { Name } from '../syntax/ast.js';
import type { Range } from '../syntax/problems.js';
import { builtInGates, type Callee, libraryGate, phaseCallee, standardLibrary } from './callee.js';
import type { Context } from './context.js';
import { nameInVersion } from './other-names.js';
import type { Scope } from './scope.js';

/** What the names of gates mean: the text's own definitions first, then what its include and its dialect provide. */
export class GateNames {
  readonly #context: Context;
  #isIncluded = false;

  constructor(context: Context) {
    this.#context = context;
  }

  /** `include "file";`: the standard library of the version is all there is to include. */
  include(path: string, place: Range): void {
    const { version } = this.#context;
    const library = standardLibrary[version];
    if (path === library) {
      this.#isIncluded = true;
      return;
    }
    // Whatever the file declares is not known now.
    this.#context.doubtUndeclared();
    const isOther = path === standardLibrary[version === 2 ? 3 : 2];
    this.#context.refuse('NotSupported', place, `the file "${path}" cannot be included`, {
      expected: `"${library}"`,
      received: `"${path}"`,
      hint: isOther ? `OpenQASM ${version} has its gates in "${library}"` : 'paste the file into the text',
    });
  }

  /** What a name means as a gate. */
  resolve(name: Name, scope: Scope): Callee {
    if (this.#context.version === 3 && name.name === phaseCallee.name) return phaseCallee;
    const meaning = scope.lookUp(this.#context, name.name);
    if (meaning?.kind === 'gate') return meaning.callee;
    const library = libraryGate(this.#context.version, name.name, this.#isIncluded);
    if (library !== undefined) return library;
    if (meaning !== undefined) {
      this.#context.refuse('WrongKind', name, `\`${name.name}\` is not a gate`, { expected: 'a gate' });
    }
    return this.#refuseUnknown(name, scope);
  }

  #refuseUnknown(name: Name, scope: Scope): never {
    if (this.#isDefinedLater(name)) {
      const message = `\`${name.name}\` is used before it is defined`;
      this.#context.refuse('UnknownGate', name, message, { received: name.name, hint: 'move its definition up' });
    }
    this.#context.refuseUndeclared(name, 'gate', this.#known(scope), this.#hintFor(name.name));
  }

  /** Where the gate is known under another name, or would be with the include. */
  #hintFor(name: string): string | undefined {
    const { version } = this.#context;
    const include = `write \`include "${standardLibrary[version]}";\` at the top`;
    if (libraryGate(version, name, true) !== undefined) return include;
    const other = nameInVersion(version, name);
    if (other === undefined) return undefined;
    const isKnown = version === 3 || libraryGate(2, other, this.#isIncluded) !== undefined;
    return `did you mean \`${other}\`?${isKnown ? '' : ` Then ${include}`}`;
  }

  /** Tells a misspelling from a definition that comes too late, for the sentence. */
  #isDefinedLater({ name, end }: Name): boolean {
    const rest = this.#context.problems.source.text.slice(end);
    for (const [, defined] of rest.matchAll(/\bgate\s+([\p{L}\p{Nl}_][\p{L}\p{Nl}\d_]*)/gu)) {
      if (defined === name) return true;
    }
    return false;
  }

  #known(scope: Scope): Iterable<string> {
    const { version } = this.#context;
    const own = scope.names('gate');
    if (version === 3)
      return [...own, ...builtInGates[3], ...dialectNames('qasm3', 'qis'), ...dialectNames('qasm3', 'native')];
    return this.#isIncluded ? [...own, ...dialectNames('qasm2', 'qis')] : [...own, ...builtInGates[2]];
  }
}
