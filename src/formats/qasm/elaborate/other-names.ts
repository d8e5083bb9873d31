import { type Gate, gateNamed, nameInDialect, resolveGate } from '../../../gates/index.js';
import type { Version } from '../syntax/lexer.js';

/** What a version calls a gate that is known elsewhere by the given name: `cx` for IonQ's `cnot`, `inv @ sx` for `vi`. */
export function nameInVersion(version: Version, name: string): string | undefined {
  const found = resolveGate(name, 'qis');
  if (found === undefined) return undefined;
  const { gate, controls } = found;
  const ownName = typeof controls === 'number' ? nameIn(version, gate, controls) : undefined;
  if (ownName !== undefined || version === 2) return ownName;
  const bare = nameIn(3, gate, 0);
  const inverse = gate.parameters.length === 0 ? gateNamed(gate.inverse([]).gate, 'qis') : undefined;
  const inverted = inverse && nameIn(3, inverse, 0);
  const base = bare ?? (inverted && `inv @ ${inverted}`);
  return base && `${controlModifier(controls)}${base}`;
}

function nameIn(version: Version, gate: Gate, controls: number): string | undefined {
  return nameInDialect(version === 2 ? 'qasm2' : 'qasm3', gate, controls);
}

function controlModifier(controls: number | 'any'): string {
  if (controls === 'any') return 'ctrl(n) @ ';
  if (controls === 0) return '';
  return controls === 1 ? 'ctrl @ ' : `ctrl(${controls}) @ `;
}
