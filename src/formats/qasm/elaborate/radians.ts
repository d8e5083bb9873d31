import { suspectRadians } from '../../../gates/index.js';
import { type Angle, isNumeric } from '../../../math/index.js';
import type { Expression } from '../syntax/ast.js';
import type { Callee } from './callee.js';
import type { Context } from './context.js';

/** Warns of phases and angles of native gates, which count in turns, that look like radians. */
export function warnOfRadians(
  context: Context,
  callee: Callee,
  values: readonly Angle[],
  places: readonly Expression[],
): void {
  if (callee.kind !== 'table') return;
  for (const [k, { name, unit }] of callee.gate.parameters.entries()) {
    const [value, place] = [values[k], places[k]];
    if (unit !== 'turns' || value === undefined || place === undefined || !isNumeric(value)) continue;
    const suspicion = suspectRadians(value);
    if (suspicion === undefined) continue;
    const { reason, hint } = suspicion;
    const what = name.startsWith('phase') ? 'a phase' : 'the angle';
    context.problems.warn('LooksLikeRadians', place, `${what} of \`${callee.name}\` ${reason}`, {
      received: `${value}`,
      hint,
    });
  }
}
