import { IonloomError, issue } from '../errors/index.js';
import { borrowAncillas } from './passes/borrow-ancillas.js';
import { cancelInverses } from './passes/cancel-inverses.js';
import { commuteAndMerge } from './passes/commute-and-merge.js';
import { decompose } from './passes/decompose.js';
import { dropSmallAngles } from './passes/drop-small-angles.js';
import { foldControlled } from './passes/fold-controlled.js';
import { lower } from './passes/lower.js';
import { mergeRotations } from './passes/merge-rotations.js';
import { pairRelativePhases } from './passes/pair-relative-phases.js';
import { phasePolynomials } from './passes/phase-polynomials.js';
import { recogniseGates } from './passes/recognise-gates.js';
import { resynthesiseCliffords } from './passes/resynthesise-cliffords.js';
import { resynthesiseWindows } from './passes/resynthesise-windows.js';
import { route, routeFurther } from './passes/route.js';
import { synthesisePaulis } from './passes/synthesise-paulis.js';
import { synthesiseRotations } from './passes/synthesise-rotations.js';
import { trimInputs } from './passes/trim-inputs.js';
import { trimOutputs } from './passes/trim-outputs.js';
import { needsLayout, type Pass, type PassRequest } from './pipeline/pass.js';

/** A way to a native circuit. */
export type Candidate = readonly Pass[];

/** Only for circuits of which nothing but what is measured has to stay the same. */
const trim: Candidate = [trimInputs, trimOutputs];

/** Abstract circuits: whole gates meet, before they are taken apart. */
const asWritten: Candidate = [...trim, cancelInverses, synthesisePaulis, decompose, ...trim, mergeRotations];
const wholeGates: Candidate = [
  ...trim,
  cancelInverses,
  synthesisePaulis,
  recogniseGates,
  foldControlled,
  borrowAncillas,
  pairRelativePhases,
  decompose,
  ...trim,
  mergeRotations,
];

/** Elementary circuits at their end: blocks of two wires, then native gates. */
const finish: Candidate = [commuteAndMerge, dropSmallAngles, lower];

const fast: Candidate = [cancelInverses, decompose, dropSmallAngles, lower];
const blocks: Candidate = [cancelInverses, decompose, ...finish];

/** What is tried where all pairs are connected. */
const everywhere: readonly Candidate[] = [
  blocks,
  [...asWritten, phasePolynomials, ...finish],
  [...wholeGates, ...finish],
  [...wholeGates, phasePolynomials, resynthesiseCliffords, ...finish],
];

/** What pays rarely, or a little: only where time is of no account. */
const thorough: readonly Candidate[] = [
  [...wholeGates, synthesiseRotations, ...finish],
  [...wholeGates, synthesiseRotations, phasePolynomials, resynthesiseCliffords, ...finish],
  // Regions made anew may hold whole gates again.
  [
    ...wholeGates,
    phasePolynomials,
    commuteAndMerge,
    recogniseGates,
    decompose,
    mergeRotations,
    phasePolynomials,
    resynthesiseCliffords,
    ...finish,
  ],
];

/** What keeps to the pairs that the circuit itself uses. */
const onGivenPairs: readonly Candidate[] = [blocks, [cancelInverses, decompose, mergeRotations, ...finish]];

/** What level 3 does before a candidate's end: it starts from the cheapest of level 2. */
const search: Candidate = [resynthesiseWindows];

const lowerOnly: Candidate = [decompose, lower];

/** What is tried at a level; the cheapest result counts, and those of the level below are among them. */
export function candidatesFor(request: PassRequest, without: readonly string[] = []): readonly Candidate[] {
  const left = leftOut(without);
  const isRouted = needsLayout(request) && !left.has(route);
  const candidates = isRouted ? routedCandidates(request) : candidatesOf(request);
  return candidates.map((candidate) => candidate.filter((pass) => !left.has(pass)));
}

function candidatesOf({ level, target }: PassRequest): readonly Candidate[] {
  if (level === 0) return [lowerOnly];
  if (level === 1) return [fast];
  if (target.connectivity !== 'all-to-all') return [fast, ...onGivenPairs];
  return [fast, ...everywhere, ...(level === 3 ? thorough : [])];
}

/**
 * The same with qubits put on wires of the machine: where it connects all pairs, of what is otherwise done; else of
 * blocks, which are merged with the exchanges of wires that lead them to each other.
 */
function routedCandidates(request: PassRequest): readonly Candidate[] {
  const { level, target } = request;
  if (level === 0) return [[decompose, route, lower]];
  const quick: Candidate = [cancelInverses, decompose, route, dropSmallAngles, lower];
  if (level === 1) return [quick];
  if (target.connectivity === 'all-to-all') {
    return candidatesOf(request).map((candidate) => [...candidate.slice(0, -1), route, lower]);
  }
  const free = [...onGivenPairs, ...everywhere, ...(level === 3 ? thorough : [])];
  return [quick, ...new Set(free)].map((candidate) =>
    candidate === quick ? quick : [...candidate.slice(0, -finish.length), commuteAndMerge, route, ...finish],
  );
}

/** A candidate with what level 3 adds to it; undefined at other levels, or where it was to be left out. */
export function searched(
  candidate: Candidate,
  request: PassRequest,
  without: readonly string[] = [],
): Candidate | undefined {
  if (request.level < 3) return undefined;
  const left = leftOut(without);
  const added = search.filter((pass) => !left.has(pass));
  // After the blocks have met, before native gates are made.
  const place = candidate.lastIndexOf(commuteAndMerge) + 1;
  if (added.length === 0 || place === 0) return undefined;
  return [...candidate.slice(0, place), ...added, commuteAndMerge, ...candidate.slice(place)];
}

/** A candidate whose qubits are led over the machine for longer; undefined where they are not, or level by level not. */
export function routedFurther(candidate: Candidate, { level }: PassRequest): Candidate | undefined {
  if (level < 2 || !candidate.includes(route)) return undefined;
  return candidate.map((pass) => (pass === route ? routeFurther : pass));
}

/** Passes that are to be left out. */
function leftOut(without: readonly string[]): ReadonlySet<Pass> {
  requireKnown(without);
  return new Set([...everyPass].filter(({ name }) => without.includes(name)));
}

const everyPass: ReadonlySet<Pass> = new Set([
  ...fast,
  ...[...everywhere, ...thorough, ...onGivenPairs].flat(),
  ...search,
  route,
]);

function requireKnown(without: readonly string[]): void {
  const optional = [...everyPass].filter((pass) => !pass.needed).map(({ name }) => name);
  const wrong = without.filter((name) => !optional.includes(name));
  if (wrong.length === 0) return;
  throw new IonloomError(
    wrong.map((name) =>
      issue('UnknownName', `there is no pass "${name}" that can be left out`, {
        path: ['without'],
        expected: optional.join(', '),
        received: name,
      }),
    ),
  );
}
