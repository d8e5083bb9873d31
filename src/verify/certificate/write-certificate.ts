import { type Operation, requireEvaluable, type StatedCircuit } from '../../circuit/index.js';
import { IonloomError, issue } from '../../errors/index.js';
import type { Angle } from '../../math/index.js';
import { finish } from '../../steps/index.js';
import type { DerivationStep, Transpilation } from '../../transpile/index.js';
import {
  CERTIFICATE_FORMAT,
  CERTIFICATE_VERSION,
  type Certificate,
  type CertificateAngle,
  type CertificateCircuit,
  type CertificateGate,
  type CertificateStatement,
  type CertificateStep,
  type CopiedGates,
  type LinkMethod,
} from './certificate.js';
import { equalLink, type Link, waysOf } from './chain.js';
import type { Station } from './read-certificate.js';
import { isWide, widePlaces } from './wide-gates.js';
import type { Group } from './window-link.js';

/**
 * The certificate of a transpilation.
 *
 * @example
 * const transpilation = transpile(circuit(2).h(0).cnot(0, 1), 'ideal');
 * const certificate = certificateOf(transpilation);
 * @throws IonloomError `NotAnswerable` where a step cannot be shown, and for a transpilation whose parameters were bound.
 */
export function certificateOf(transpilation: StatedCircuit): Certificate {
  requireEvaluable(transpilation, 'certificateOf');
  const { derivation } = transpilation as Partial<Pick<Transpilation, 'derivation'>>;
  const steps = derivation?.();
  if (steps === undefined) {
    throw new IonloomError(
      issue(
        'NotAnswerable',
        'this does not know how it came about: it is no transpilation, or one whose parameters were bound',
        {
          hint: 'make the certificate before binding: it holds for all values',
        },
      ),
    );
  }
  return {
    format: CERTIFICATE_FORMAT,
    version: CERTIFICATE_VERSION,
    states: statementOf(transpilation),
    steps:
      steps.length === 0
        ? [unchanged(transpilation.circuit.operations)]
        : steps.map((step, index) => stepOf(step, index === steps.length - 1)),
  };
}

/** The one step of a circuit that no pass changed: every gate stands for itself. */
function unchanged(operations: readonly Operation[]): CertificateStep {
  return { pass: NO_PASS, by: 'windows', groups: widePlaces(operations).map((_, number) => [[number], [number]]) };
}

const NO_PASS = 'none';

function stepOf(step: DerivationStep, isLast: boolean): CertificateStep {
  const { pass, before, stated, groups, kept } = step;
  const after = stated.circuit.operations;
  const by = wayOf(step);
  const [ours, theirs] = [wideNumbers(before.circuit.operations), wideNumbers(after)];
  const numbered = groups
    .map(([was, is]) => [numbersOf(was, ours), numbersOf(is, theirs)] as const)
    .filter(([was, is]) => was.length > 0 || is.length > 0);
  if (!isLast) return { pass, by, circuit: circuitOf(stated, after, kept), groups: numbered };
  // The candidate is read from elsewhere, where nothing is copied.
  const same = [...kept].flatMap(([place, from]) => {
    const [was, is] = [ours[from]!, theirs[place]!];
    return is < 0 ? [] : [[[was], [is]] as const];
  });
  return { pass, by, groups: [...numbered, ...same] };
}

/** The first way in which a step can be shown; @throws IonloomError `NotAnswerable` where there is none. */
function wayOf(step: DerivationStep): LinkMethod {
  const link = linkOf(step);
  const reasons: string[] = [];
  for (const by of waysOf(link)) {
    const found = finish(equalLink(link, by));
    if (found.same) return by;
    reasons.push(`by ${by}, ${found.stuck.reason}`);
  }
  throw new IonloomError(
    issue(
      'NotAnswerable',
      `there is no certificate: what the pass ${step.pass} made could not be shown to be the same circuit (${reasons.join('; ')})`,
      {
        hint: 'a transpilation that keeps only what is measured, or leaves something out, has none; else leave out the pass',
      },
    ),
  );
}

/** The circuits of a derivation, of which the last one is the candidate. @internal */
export function stationsAlong(steps: readonly DerivationStep[], candidate: StatedCircuit): readonly Station[] {
  // Nothing to do is a claim, too.
  if (steps.length === 0) {
    const groups = widePlaces(candidate.circuit.operations).map((place): Group => [[place], [place]]);
    return [{ pass: NO_PASS, after: candidate, groups }];
  }
  return steps.map((step, index) => {
    const { after, groups } = linkOf(step);
    return { pass: step.pass, after: index === steps.length - 1 ? candidate : after, groups };
  });
}

/** A step with all that stands for something: what was replaced, and what was kept. */
function linkOf({ before, stated, groups, kept }: DerivationStep): Link {
  return { before, after: stated, groups: [...groups, ...[...kept].map(([place, from]): Group => [[from], [place]])] };
}

/** By place the number among the gates on several wires; -1 for others. */
function wideNumbers(operations: readonly Operation[]): readonly number[] {
  let count = 0;
  return operations.map((operation) => (isWide(operation) ? count++ : -1));
}

function numbersOf(places: readonly number[], numbers: readonly number[]): readonly number[] {
  return places.map((place) => numbers[place]!).filter((number) => number >= 0);
}

function circuitOf(
  stated: StatedCircuit,
  after: readonly Operation[],
  copies: ReadonlyMap<number, number>,
): CertificateCircuit {
  const { circuit } = stated;
  const gates: (CertificateGate | CopiedGates)[] = [];
  let run: [from: number, count: number] | undefined;
  for (const [place, operation] of after.entries()) {
    const from = copies.get(place);
    if (from === undefined) {
      run = undefined;
      gates.push(gateOf(operation));
    } else if (run && run[0] + run[1] === from) {
      run[1]++;
    } else {
      run = [from, 1];
      gates.push(run);
    }
  }
  return { gateset: circuit.gateset, qubits: circuit.qubits, ...statementOf(stated), gates };
}

function statementOf({ circuit, inputPermutation, outputPermutation, frames }: StatedCircuit): CertificateStatement {
  const moves = (wires: readonly number[]) => wires.some((wire, qubit) => wire !== qubit);
  const isWider = outputPermutation.length !== circuit.qubits;
  return {
    ...(inputPermutation && (isWider || moves(inputPermutation)) ? { inputPermutation } : {}),
    ...(isWider || moves(outputPermutation) ? { outputPermutation } : {}),
    ...(frames.some((frame) => frame !== 0) ? { frames: frames.map(angleOf) } : {}),
  };
}

function gateOf({ gate, targets, parameters, controls, data }: Operation): CertificateGate {
  const { matrix, ...rest } = data ?? {};
  const written = data && { ...rest, ...(matrix ? { matrix: [...matrix] } : {}) };
  if (written) return [gate.name, targets, parameters.map(angleOf), controls, written];
  if (controls.length > 0) return [gate.name, targets, parameters.map(angleOf), controls];
  return parameters.length > 0 ? [gate.name, targets, parameters.map(angleOf)] : [gate.name, targets];
}

function angleOf(angle: Angle): CertificateAngle {
  return typeof angle === 'number' ? angle : [angle.constant, ...angle.terms.flat()];
}
