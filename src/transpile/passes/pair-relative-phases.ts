import type { Operation } from '../../circuit/index.js';
import { decomposeUse } from '../../gates/index.js';
import { addPhases } from '../../math/index.js';
import type { EntanglingCost } from '../../targets/index.js';
import { type Place, phasesDistance } from '../checks/checked-phases.js';
import type { CheckedRewrites } from '../checks/checked-rewrites.js';
import type { Pass } from '../pipeline/pass.js';
import { rewritten } from '../pipeline/rewritten.js';
import { powerGate } from '../synthesis/controls/controlled-power.js';
import { takeInCnots } from '../synthesis/controls/peres-gates.js';
import { type Forms, formsOf } from '../synthesis/controls/relative-phase-pairs.js';
import { peresForm, signOfCs, toffoliForm } from '../synthesis/controls/toffoli-forms.js';
import { type Item, isPeres, meaningOf } from '../synthesis/controls/toffoli-network.js';
import type { SplitProduct } from '../synthesis/controls/value-table.js';

/**
 * Toffoli gates leave out the phases that another one undoes, and take in CNOTs of their controls.
 *
 * A Toffoli gate is a core of three gates (total angle 2) with a CS and a CZ: two CS, or two CZ, of the same Boolean
 * functions of the inputs cancel wherever they stand. What finds no partner stays an exact Toffoli gate.
 */
export const pairRelativePhases: Pass = {
  name: 'pair-relative-phases',
  needs: {},
  ensures: 'no two Toffoli gates spell out phases that cancel',
  run: (stated, { cost, checks }) => {
    const { circuit } = stated;
    const operations = circuit.operations.flatMap((operation) => withoutControlledPairs(operation, checks));
    if (!operations.some(({ controls }) => controls.length > 1)) return stated;
    const { items, toffolis, matching } = takeInCnots(operations, circuit.qubits, cost);
    const forms = formsOf(toffolis, matching);
    if (forms.size === 0 && items.every((item, k) => item === circuit.operations[k])) return stated;
    const { places, phase } = written(operations, items, forms, cost);
    if (!checks.allowsWhen(() => phasesDistance(places, circuit.qubits, phase))) return stated;
    const made = places.flatMap((place) => place.written);
    checks.vouch(operations, made);
    return rewritten(stated, { operations: made, globalPhase: addPhases(circuit.globalPhase, phase) });
  },
};

/** Controlled gates on two wires as what the table says they are: a controlled swap holds a Toffoli gate. */
function withoutControlledPairs(operation: Operation, checks: CheckedRewrites): readonly Operation[] {
  const { gate, controls, targets } = operation;
  if (controls.length === 0 || targets.length !== 2 || gate.data || gate.rotation) return [operation];
  const parts = decomposeUse(operation);
  return parts && parts.phase === 0 && checks.replaces([operation], parts.uses) ? parts.uses : [operation];
}

function written(
  operations: readonly Operation[],
  items: readonly (Item | undefined)[],
  forms: Forms,
  cost: EntanglingCost,
): { readonly places: readonly Place[]; readonly phase: number } {
  const at = new Map([...forms].map(([toffoli, form]) => [toffoli.at, form] as const));
  let phase = 0;
  const places = items.map((item, k): Place => {
    const operation = operations[k]!;
    if (!item) return { operation, meaning: [], written: [] };
    if (isPeres(item)) {
      const made = peresForm(item.control, item.flipped, item.target, item.side, cost);
      return { operation, meaning: meaningOf(item), cnot: item.side, written: made };
    }
    const form = at.get(k);
    if (!form) return { operation, meaning: [item], written: [item] };
    const { ofCz, ofCs, first, second, target, side } = form;
    const ofTarget = rest(ofCz, Math.PI, first, target);
    const ofControls = rest(ofCs, (signOfCs(form) * Math.PI) / 2, first, second);
    phase += ofTarget.phase + ofControls.phase;
    const made = [
      ...(side === 'before' ? ofTarget.operations : []),
      ...ofControls.operations,
      ...toffoliForm(form, cost),
      ...(side === 'after' ? ofTarget.operations : []),
    ];
    return { operation, meaning: [item], written: made, omitted: form.omitted };
  });
  return { places, phase };
}

/** What is linear in a phase e^{i angle product}. */
function rest(
  product: SplitProduct | undefined,
  angle: number,
  first: number,
  second: number,
): { readonly operations: readonly Operation[]; readonly phase: number } {
  if (!product) return { operations: [], phase: 0 };
  const operations = [
    powerGate({ kind: 'phase', angle: angle * product.first }, [], [first]),
    powerGate({ kind: 'phase', angle: angle * product.second }, [], [second]),
  ].filter((operation) => operation !== undefined);
  return { operations, phase: angle * product.constant };
}
