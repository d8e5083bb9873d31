import { addPhases, subtractAngles } from '../../math/index.js';
import { CheckedForms } from '../checks/checked-forms.js';
import type { Pass } from '../pipeline/pass.js';
import { rewritten } from '../pipeline/rewritten.js';
import { ConstantForms } from '../synthesis/elementary/constant-forms.js';
import { ElementaryGates } from '../synthesis/elementary/elementary.js';

/** Everything becomes one-qubit gates and interactions of one Pauli pair. */
export const decompose: Pass = {
  name: 'decompose',
  needs: {},
  ensures: 'one-qubit gates without controls, interactions of one Pauli pair, barriers',
  needed: true,
  run: (stated, { cost, checks }) => {
    const { circuit } = stated;
    const elementary = new ElementaryGates(cost);
    const forms = new ConstantForms(cost);
    const checked = new CheckedForms(checks);
    let phase = circuit.globalPhase;
    for (const operation of circuit.operations) {
      const start = elementary.operations.length;
      const before = elementary.globalPhase;
      const added = forms.append(operation, elementary.operations);
      if (added === undefined) elementary.add(operation);
      else if (added !== 0) phase = addPhases(phase, added);
      if (elementary.operations[start] === operation) continue;
      checked.require(operation, elementary.operations, start, added ?? subtractAngles(elementary.globalPhase, before));
    }
    return rewritten(stated, {
      gateset: 'qis',
      operations: elementary.operations,
      globalPhase: addPhases(phase, elementary.globalPhase),
      leftOut: [elementary.leftOut],
    });
  },
};
