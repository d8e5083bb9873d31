import { IonloomError, inWords, issue } from '../../errors/index.js';
import { dialectNames, type Gate } from '../../gates/index.js';
import { builtInGates, libraryGate } from './elaborate/callee.js';
import type { Version } from './syntax/lexer.js';

/** A gate that an OpenQASM text can call without defining it. */
export interface QasmGate {
  /** As the text calls it. */
  readonly name: string;
  /** Its row of the gate table. */
  readonly gate: Gate;
  /** How many of its qubits are controls; they come first. */
  readonly controls: number;
  /** Whether it is there only once the text includes the standard gates of its version. */
  readonly included: boolean;
}

/**
 * The gates that a text of a version of OpenQASM can call without defining them, sorted by name: the standard gates, and in
 * OpenQASM 3 IonQ's native ones.
 *
 * `u2`, `u3` and `U` of OpenQASM 3 differ from their rows by a phase, which a control makes visible.
 *
 * @throws IonloomError `WrongArgument` for another version.
 * @example
 * qasmGates(2).find(({ name }) => name === 'cx')?.gate.name; // 'x', with one control
 */
export function qasmGates(version: 2 | 3): readonly QasmGate[] {
  if (version !== 2 && version !== 3) {
    throw new IonloomError(issue('WrongArgument', `qasmGates takes version 2 or 3, not ${inWords(version)}`));
  }
  return [...new Set(namesIn(version))].sort().flatMap((name) => {
    const found = libraryGate(version, name, true);
    if (found === undefined) return [];
    const { gate, controls } = found;
    return [{ name, gate, controls, included: version === 2 && !builtInGates[2].has(name) }];
  });
}

/** OpenQASM 3 has names that the table knows of OpenQASM 2 alone. */
function namesIn(version: Version): readonly string[] {
  const standard = dialectNames('qasm2', 'qis');
  return version === 2 ? standard : [...standard, ...dialectNames('qasm3', 'qis'), ...dialectNames('qasm3', 'native')];
}
