import { type CircuitData, parameterFree, requireCircuit } from '../../circuit/index.js';
import { IonloomError, issue } from '../../errors/index.js';
import { type Angle, isNumeric } from '../../math/index.js';

/**
 * Refuses a circuit that still has free parameters.
 *
 * @throws IonloomError `UnboundParameter`; `WrongArgument` for what is no circuit.
 */
export function requireBound(circuit: CircuitData): void {
  requireCircuit(circuit, 'a simulator');
  const names = circuit.parameters;
  if (names.length === 0) return;
  const hint = `give values first: circuit.bind({ ${names.map((name) => `${JSON.stringify(name)}: ...`).join(', ')} })`;
  throw new IonloomError(names.map((name) => issue('UnboundParameter', parameterFree(name), { hint })));
}

/**
 * The value of an angle.
 *
 * @throws IonloomError `UnboundParameter` if it has none yet.
 */
export function numeric(angle: Angle): number {
  if (isNumeric(angle)) return angle;
  throw new IonloomError(issue('UnboundParameter', `the angle ${angle} has no value yet`));
}
