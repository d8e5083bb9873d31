import { CLIFFORD_TOLERANCE } from '../../gates/index.js';
import { bitAt, conjugatedRows } from '../../simulate/index.js';
import { atOnce } from '../../steps/index.js';
import type { Check } from '../check.js';
import { different, identical, short } from '../finding.js';
import { miter, type SharedRegister } from '../register.js';
import { tableauPlan } from '../tableaux.js';
import { inputOf, relationWords } from '../words.js';

/** What Clifford circuits make of Paulis, at any width. */
export const cliffordTableau: Check<'clifford-tableau'> = {
  name: 'clifford-tableau',
  plan(question) {
    // Tableaux know no phases.
    const about = question.relation !== 'distribution' && question.relation !== 'unitary';
    return about ? tableauPlan(question) : undefined;
  },
  run: (question) =>
    atOnce(() => {
      const { register } = question;
      const stimuli = register.logical + register.bits;
      const found = compareCliffords(register);
      if (found === 'same') return identical(question, stimuli);
      const qubit = register.bitOfQubit.indexOf(found.bit);
      const where = qubit === -1 ? 'a spare wire' : `qubit ${qubit}`;
      return different(question, stimuli, `${found.pauli} on ${where}`);
    }),
  guarantee({ relation, register }, { difference }) {
    return difference === undefined
      ? `Both circuits are Clifford (angles to ${short(CLIFFORD_TOLERANCE)}) and make the same of X and Z on every qubit, signs included, ${relationWords[relation]}: the circuits act alike on every ${inputOf(register)}.`
      : `The circuits are not the same ${relationWords[relation]}: both are Clifford, and they make different things of ${difference}.`;
  },
};

/** What a comparison of Clifford circuits found: nothing that differs, or one Pauli that the circuits treat differently. */
type CliffordFinding = 'same' | { readonly pauli: 'X' | 'Z'; readonly bit: number };

/**
 * Compares two Clifford circuits by what they make of Paulis, exactly and at any width, up to a global phase.
 *
 * The original and then the inverse of the candidate must bring X and Z of every logical qubit back, signs included, up
 * to Zs on spare wires; and Z of every spare wire to Zs of spare wires.
 */
function compareCliffords(register: SharedRegister): CliffordFinding {
  const { bits, logical, start } = register;
  // The plan has seen to it that there are only Clifford gates.
  const rows = conjugatedRows(bits, miter(register).operations)!;
  const spare = Array.from({ length: bits }, (_, bit) => bit).filter((bit) => !start.includes(bit));
  const isSpare = new Set(spare);
  for (let bit = 0; bit < bits; bit++) {
    for (const pauli of ['X', 'Z'] as const) {
      // Spare wires start at zero: X on them is never asked for.
      if (bit >= logical && pauli === 'X') continue;
      const row = 2 * bit + (pauli === 'X' ? 0 : 1);
      const home = bit < logical ? start[bit]! : undefined;
      let same = rows.signs[row] === 0;
      for (let other = 0; other < bits && same; other++) {
        const expectedX = pauli === 'X' && other === home ? 1 : 0;
        const expectedZ = pauli === 'Z' && other === home ? 1 : 0;
        same =
          bitAt(rows.x, row, other) === expectedX && (isSpare.has(other) || bitAt(rows.z, row, other) === expectedZ);
      }
      if (!same) return { pauli, bit };
    }
  }
  return 'same';
}
