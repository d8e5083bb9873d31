import { type Issue, issue } from '../../../errors/index.js';
import { suspectRadians } from '../../../gates/index.js';
import { type JsonPath, show } from '../json/value.js';
import { gatesOnWires } from './gates-on-wires.js';
import type { PayloadCircuit } from './payload-circuits.js';

/**
 * A warning where the value of a native phase or angle looks like radians.
 *
 * @internal
 */
export function* radiansWarnings(path: JsonPath, what: string, turns: number): Generator<Issue> {
  const suspicion = suspectRadians(turns);
  if (suspicion === undefined) return;
  const { reason, hint } = suspicion;
  yield issue('LooksLikeRadians', `${what} ${reason}`, { severity: 'warning', path, received: show(turns), hint });
}

/** The fields of native gates that count in turns. */
const TURN_FIELDS = ['phase', 'phases', 'angle'] as const;

/** The same for every phase and angle of a native circuit. */
export function* radiansInCircuit(circuit: PayloadCircuit): Generator<Issue> {
  if (circuit.gateset !== 'native') return;
  for (const { entry, fields, path } of gatesOnWires(circuit)) {
    for (const field of TURN_FIELDS) {
      const values = Array.isArray(fields[field]) ? fields[field] : [fields[field]];
      for (const [index, value] of values.entries()) {
        if (typeof value !== 'number') continue;
        const at = Array.isArray(fields[field]) ? [...path, field, index] : [...path, field];
        const what = entry.gate.targets === 2 && field !== 'phases' ? 'the angle' : 'a phase';
        yield* radiansWarnings(at, `${what} of "${entry.name}"`, value);
      }
    }
  }
}
