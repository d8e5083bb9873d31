import { IonloomError, issue } from '../../../errors/index.js';
import { circuitFrom, type DecodedCircuit } from '../circuits/decode.js';
import { member } from '../json/value.js';
import { type DecodeOptions, readPayload } from '../payloads/read-payload.js';
import type { JobPayload } from '../schemas/jobs.js';

/** A job that was read: the payload as the document describes it, and its circuits in order. */
export interface DecodedJob {
  readonly payload: JobPayload;
  readonly circuits: readonly DecodedCircuit[];
  /** The name of each circuit, where it has one. */
  readonly names: readonly (string | undefined)[];
}

/**
 * Reads a posted job of any type; jobs that hold no circuits (functions) give an empty list of them.
 *
 * @throws IonloomError with every problem and its JSON path.
 */
export function decodeJob(json: unknown, options: DecodeOptions = {}): DecodedJob {
  const { payload, circuits } = readPayload(json, options);
  if (member(payload, 'type') === undefined) {
    throw new IonloomError(issue('MissingField', 'the field "type" is missing', { path: ['type'] }));
  }
  return {
    payload: payload as JobPayload,
    circuits: circuits.map(circuitFrom),
    names: circuits.map(({ name }) => name),
  };
}
