import { LeftOut } from '../left-out.js';
import type { Pass } from '../pipeline/pass.js';
import { rewritten } from '../pipeline/rewritten.js';
import { KnownForms } from '../synthesis/three-wires/known-forms.js';
import { FEWEST_GATES } from './recognise-gates/best-window.js';
import { replaceWindows } from './recognise-gates/replace-windows.js';
import { readingOf, type Search } from './recognise-gates/scan.js';

/**
 * Gates on three wires that arrive taken apart (Toffolis and doubly controlled phases in any roles and dressing, Peres
 * and Margolus gates) are found by their unitaries and become whole again, where that is cheaper.
 *
 * Windows of three wires grow from every operation, through everything that commutes with them. Toffolis are looked for
 * first: their own parts, too, are shorter in another form.
 */
export const recogniseGates: Pass = {
  name: 'recognise-gates',
  needs: {},
  ensures: 'the same kinds of gates and controlled ones, with gates on three wires in their cheapest known forms',
  run: (stated, { target, cost, checks }) => {
    const { circuit } = stated;
    const known = new KnownForms();
    const leftOut = new LeftOut();
    const reading = readingOf(circuit);
    const toffolis = replaceWindows(circuit, { ...reading, known, target, cost, checks, leftOut, search: TOFFOLIS });
    if (toffolis === circuit) reading.lists.rewind();
    const rest = toffolis === circuit ? reading : readingOf(toffolis);
    const made = replaceWindows(toffolis, { ...rest, known, target, cost, checks, leftOut, search: ANY_FORM });
    return made === circuit ? stated : rewritten(stated, { ...made, leftOut: [leftOut] });
  },
};

const TOFFOLIS: Search = { wanted: ({ toffoli }) => toffoli, fewest: 5, widest: 3 };
const ANY_FORM: Search = { wanted: () => true, fewest: FEWEST_GATES, widest: 2 };
