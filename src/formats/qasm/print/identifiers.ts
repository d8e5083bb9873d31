import { allForms, allGates, dialectNames } from '../../../gates/index.js';
import type { Version } from '../syntax/lexer.js';
import { reservedWords } from '../syntax/words.js';

const functionsAndConstants =
  `sin cos tan exp ln sqrt acos asin atan arcsin arccos arctan ceiling floor log mod popcount
  rotl rotr pow pi tau euler π τ ℇ U CX`.split(/\s+/);

/** Names that mean something in a text before it declares any; stdgates.inc has those of OpenQASM 2 too, such as `u3`. */
function takenNames(version: Version): Set<string> {
  return new Set([
    ...reservedWords[version],
    ...functionsAndConstants,
    ...[...allGates, ...allForms].map(({ name }) => name),
    ...(['qasm2', 'qasm3'] as const).flatMap((dialect) => [
      ...dialectNames(dialect, 'qis'),
      ...dialectNames(dialect, 'native'),
    ]),
  ]);
}

/** Gives out names that are valid in a text and different from each other. */
export class Identifiers {
  readonly #taken: Set<string>;
  readonly #version: Version;

  constructor(version: Version) {
    this.#version = version;
    this.#taken = takenNames(version);
  }

  /** The names of gates that a text defines: their own, which nothing else is given, unless the language has the word. */
  forGates(): (name: string) => string {
    const renamed = new Map<string, string>();
    return (name) => {
      if (!reservedWords[this.#version].has(name)) return name;
      const own = renamed.get(name) ?? this.claim(name);
      renamed.set(name, own);
      return own;
    };
  }

  /** The wanted name if it can be had, else the nearest one to it. */
  claim(wanted: string): string {
    // OpenQASM 2 wants a small letter first; in OpenQASM 3 any letter of any script does that can be seen.
    const start = this.#version === 2 ? /^[a-z]/ : /^[\p{L}\p{Nl}_]/u;
    const letters = wanted.replace(this.#version === 2 ? /[^A-Za-z0-9_]/g : /[^\p{L}\p{Nl}0-9_]|\p{DI}/gu, '_');
    const base = start.test(letters) ? letters : `r_${letters}`;
    let name = base;
    for (let k = 1; this.#taken.has(name); k++) name = `${base}_${k}`;
    this.#taken.add(name);
    return name;
  }
}
