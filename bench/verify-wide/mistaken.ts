import { type Certificate, type CircuitData, verify } from 'ionloom';
import type { Transpilation } from 'ionloom/transpile';
import { type Claim, type Draw, drawsOf, mutantKinds, mutantOf } from './mutants.js';

/** Nothing but comparisons by gates: no state fits. */
export const BY_GATES = { memoryLimit: 1 } as const;

/** How many mutants there were, and which of them were taken for right. */
export class MutantTally {
  count = 0;
  readonly passed: string[] = [];

  add(name: string, passes: boolean): void {
    this.count++;
    if (passes) this.passed.push(name);
  }
}

/** Mutants of a transpilation beside the certificate of what it was before. */
export function countCertified(
  name: string,
  circuit: CircuitData,
  transpilation: Transpilation,
  certificate: Certificate,
  perKind: number,
  tally: MutantTally,
): void {
  const whole = (claim: Claim) => verify(circuit, claim, { certificate }).equivalent === true;
  const last = lastStep(transpilation, certificate);
  eachMutant(transpilation, perKind, (kind, mutant, index) => {
    // What fails the last step fails the whole; of each kind one goes through all steps.
    const passes = last === undefined || index === 0 ? whole(mutant) : last(mutant);
    tally.add(`${name} ${kind}`, passes);
  });
}

/** Mutants of a transpilation with nothing that says how it came about. */
export function countUncertified(
  name: string,
  circuit: CircuitData,
  transpilation: Transpilation,
  perKind: number,
  tally: MutantTally,
): void {
  eachMutant(transpilation, perKind, (kind, mutant) => {
    tally.add(`${name} ${kind}`, verify(circuit, mutant, BY_GATES).equivalent === true);
  });
}

/**
 * The last step of a certificate alone, from the circuit before it, which the steps before are about; undefined where it does
 * not even show the transpilation itself so, as the circuit before has frames or exchanged wires.
 */
function lastStep(transpilation: Transpilation, certificate: Certificate): ((claim: Claim) => boolean) | undefined {
  const before = transpilation.derivation?.().at(-1)?.before;
  const steps = certificate.steps.slice(-1);
  if (before === undefined || certificate.steps.length < 2) return undefined;
  const holds = (claim: Claim) => verify(before, claim, { certificate: { ...certificate, steps } }).equivalent === true;
  return holds(claimOf(transpilation)) ? holds : undefined;
}

/** Visits mutants of every kind, those that are drawn twice once. */
function eachMutant(
  transpilation: Transpilation,
  perKind: number,
  visit: (kind: string, mutant: Claim, index: number) => void,
): void {
  const claim = claimOf(transpilation);
  const draw: Draw = drawsOf(claim.circuit.operations.length);
  const seen = new Set<string>();
  for (const kind of mutantKinds) {
    for (let index = 0; index < perKind; index++) {
      const mutant = mutantOf(claim, kind, draw);
      const change = changeIn(mutant, claim);
      if (!seen.has(change)) visit(kind, mutant, index);
      seen.add(change);
    }
  }
}

/** What tells mutants of a claim from each other. */
function changeIn({ circuit, frames, outputPermutation }: Claim, claim: Claim): string {
  const own = claim.circuit.operations;
  const known = new Set(own);
  const changed = circuit.operations.flatMap(({ targets, parameters }, place) =>
    known.has(circuit.operations[place]!) ? [] : [[place, targets, parameters]],
  );
  const moved = circuit.operations.flatMap((operation, place) => (operation === own[place] ? [] : [place]));
  return JSON.stringify([changed, moved.slice(0, 2), moved.length, frames, outputPermutation]);
}

/** What a transpilation states, without the way that it came. */
export function claimOf({ circuit, frames, outputPermutation, globalPhase }: Transpilation): Claim {
  return { circuit, frames, outputPermutation, globalPhase };
}
