import type { Issue } from '../errors/index.js';
import {
  type CircuitShape,
  circuitsIn,
  DEFAULT_SHOTS,
  member,
  type PayloadCircuit,
  shapeOf,
} from '../formats/ionq/index.js';
import { findTarget, type Target, targetNames } from '../targets/index.js';

/** A payload as the rules see it. Nothing in it needs to be right: rules look at what has the expected type only. */
export interface Submission {
  readonly payload: unknown;
  /** A whole job, or only a circuit. */
  readonly shape: CircuitShape;
  readonly type: string | undefined;
  readonly backend: string | undefined;
  /** What the payload is checked for; undefined when it names no backend of the catalogue and none was given. */
  readonly target: Target | undefined;
  /** Whether the caller chose the target, rather than the payload. */
  readonly targetGiven: boolean;
  readonly circuits: readonly PayloadCircuit[];
  /** What the service assumes where the payload says nothing; undefined for a value that is not a number. */
  readonly shots: number | undefined;
  /** The name of the payload's file, for messages. */
  readonly file: string | undefined;
}

/** One check, or a few that belong together; rules do not depend on each other. */
export type Rule = (submission: Submission) => Iterable<Issue>;

/** Reads a payload for the rules; without a target the payload's own backend and noise model decide. */
export function submissionOf(payload: unknown, given: Target | undefined, file?: string): Submission {
  const backend = text(member(payload, 'backend'));
  const shots = member(payload, 'shots') ?? DEFAULT_SHOTS;
  return {
    payload,
    shape: shapeOf(payload),
    type: text(member(payload, 'type')),
    backend,
    target: given ?? targetOf(backend, text(member(member(payload, 'noise'), 'model'))),
    targetGiven: given !== undefined,
    circuits: circuitsIn(payload),
    shots: typeof shots === 'number' ? shots : undefined,
    file,
  };
}

/** The target of a backend's name on the wire, with the noise model that a payload asks for. */
function targetOf(backend: string | undefined, noiseModel: string | undefined): Target | undefined {
  const name = noiseModel === undefined || noiseModel === 'ideal' ? backend : `${backend}:${noiseModel}`;
  return [name, backend].flatMap((candidate) =>
    candidate !== undefined && targetNames.includes(candidate) ? [findTarget(candidate)] : [],
  )[0];
}

/** Whether a target is the cloud simulator, with or without a noise model. */
export function isSimulator(target: Target | undefined): boolean {
  return target?.kind === 'simulator';
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
