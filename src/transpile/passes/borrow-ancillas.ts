import type { Pass } from '../pipeline/pass.js';
import { rewritten } from '../pipeline/rewritten.js';
import { expandControls } from '../synthesis/controls/expand-controls.js';

/**
 * Gates with many controls become Toffoli gates on wires that are free for a while.
 *
 * A wire that nothing has touched yet is 0 and takes a product as it is; that counts only where no more than the
 * distribution of results must be kept. Any other wire may be borrowed in whatever state it is.
 */
export const borrowAncillas: Pass = {
  name: 'borrow-ancillas',
  needs: { allPairs: true },
  ensures: 'few gates with more than three controls, where other wires or linear constructions are cheaper',
  isLoose: ({ relation }) => relation === 'distribution',
  run: (stated, { cost, relation, checks }) => {
    const { circuit } = stated;
    if (!circuit.operations.some(({ controls }) => controls.length > 2)) return stated;
    const touched = new Array<boolean>(circuit.qubits).fill(false);
    let changed = false;
    const all = touched.map((_, wire) => wire);
    const operations = circuit.operations.flatMap((operation) => {
      const { controls, targets, gate } = operation;
      if (gate.kind !== 'barrier') for (const wire of [...controls, ...targets]) touched[wire] = true;
      if (controls.length < 3) return [operation];
      const free = all.filter((wire) => !controls.includes(wire) && !targets.includes(wire));
      const clean = relation === 'distribution' ? free.find((wire) => !touched[wire]) : undefined;
      const made = expandControls(operation, { clean, dirty: free, cost });
      if (made.length === 1 && made[0] === operation) return made;
      const zeros = clean === undefined ? [] : [clean];
      if (!checks.replaces([operation], made, { zeros })) return [operation];
      changed = true;
      return made;
    });
    return changed ? rewritten(stated, { operations }) : stated;
  },
};
