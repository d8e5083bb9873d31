import type { Stuck } from './equality.js';
import { type Finding, short } from './finding.js';
import type { Question } from './question.js';
import type { SharedRegister } from './register.js';
import type { Relation } from './relation.js';

/** What a relation demands, as the end of a clause. */
export const relationWords: Readonly<Record<Relation, string>> = {
  unitary: 'global phase included',
  'unitary-up-to-phase': 'up to one global phase',
  'frames-and-permutation': 'after the stated Z frames and under the stated permutation, up to one global phase',
  distribution: 'as distributions of what is measured',
};

/** What is compared, where the candidate's spare wires start at zero. */
export function inputOf({ bits, logical }: SharedRegister): string {
  const spare = bits - logical;
  const wires = spare === 1 ? 'the spare wire' : `the ${spare} spare wires`;
  return spare === 0 ? 'input' : `input with ${wires} at zero`;
}

/** For which values of free parameters that holds, the end of a clause; nothing where there are none. */
export function valuesOf({ parameters }: SharedRegister): string {
  return parameters.length === 0
    ? ''
    : `, for all values of ${listed(parameters)} (up to a full turn; beyond, what coefficients are rounded by grows with them)`;
}

/** Names in a sentence. */
function listed(names: readonly string[]): string {
  return names.length === 1 ? names[0]! : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** Why checks that need numbers are not made, a clause. */
export function withoutValues({ parameters }: SharedRegister): string {
  const [verb, them] = parameters.length === 1 ? ['has', 'a value'] : ['have', 'values'];
  return `${listed(parameters)} ${verb} no value, and every other comparison needs numbers: give ${them}, or compare up to a phase`;
}

/** How close the circuits came, where they agree. */
export function closeness({ tolerance }: Question, { figures }: Finding): string {
  return `to ${short(figures.distance!)} (tolerance ${short(tolerance)})`;
}

/** That the circuits are too far apart. */
export function disagreement({ relation, tolerance }: Question, { figures }: Finding, what: string): string {
  return `The circuits are not the same ${relationWords[relation]}: ${what} differs by ${short(figures.distance!)}, above the tolerance of ${short(tolerance)}.`;
}

/** Where a comparison could not go on, a clause; gates are counted from 0 among those that do something. */
export function stuckPlace({ original, candidate, reason }: Stuck): string {
  const side = (name: string, at: number | undefined) => (at === undefined ? [] : [`gate ${at} of the ${name}`]);
  const places = [...side('original', original), ...side('candidate', candidate)];
  return places.length === 0 ? reason : `${reason}, at ${places.join(' and ')}`;
}
