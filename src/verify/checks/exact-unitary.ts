import type { Check } from '../check.js';
import { measured } from '../finding.js';
import { outputBytes, stateBytes } from '../from-zeros.js';
import { closeness, disagreement, inputOf, relationWords } from '../words.js';
import { compareColumns } from './compare-columns.js';
import { streamColumns } from './stream-columns.js';

const EXACT_QUBITS = 12;

/** Up to this many qubits every column is compared however many gates there are; below it many columns at a time. */
const FEW_QUBITS = 10;

/** Amplitudes changed one by one: about three seconds. */
const EXACT_WORK = 1e10;

/** Every column of both unitaries: the same on every input. */
export const exactUnitary: Check<'exact-unitary'> = {
  name: 'exact-unitary',
  plan({ register, relation, limits }) {
    if (relation === 'distribution') return undefined;
    const { bits, logical, gates } = register;
    // A column is a state of all bits, and there is one per basis state of the logical qubits.
    const work = gates * 2 ** (logical + bits);
    const most = limits.exactQubits ?? EXACT_QUBITS;
    const worth = limits.exactQubits !== undefined || logical + bits <= 2 * FEW_QUBITS || work <= EXACT_WORK;
    const fits = (bits < FEW_QUBITS || outputBytes(bits) <= limits.memory) && work <= limits.work;
    return logical + bits <= 2 * most && worth && fits ? { work, bytes: stateBytes(bits) } : undefined;
  },
  *run(question) {
    const { register, relation, limits } = question;
    const fixedPhase = relation === 'unitary';
    const few = register.bits < FEW_QUBITS;
    const steps = few ? compareColumns(register, fixedPhase) : streamColumns(register, fixedPhase, limits.memory);
    return measured(question, yield* steps);
  },
  guarantee(question, found) {
    if (!found.equivalent) return disagreement(question, found, 'a column of the unitaries');
    const { relation, register } = question;
    return `All ${found.figures.stimuli} columns of both unitaries agree ${relationWords[relation]}, ${closeness(question, found)}: the circuits act alike on every ${inputOf(register)}.`;
  },
};
