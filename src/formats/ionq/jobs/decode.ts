import type { StatedCircuit } from '../../../circuit/index.js';
import { IonloomError, issue } from '../../../errors/index.js';
import type { Gateset } from '../../../gates/index.js';
import { type DecodedCircuit, statedCircuits } from '../circuits/decode.js';
import { member } from '../json/value.js';
import { type DecodeOptions, readPayload } from '../payloads/read-payload.js';
import type { JobPayload } from '../schemas/jobs.js';

/** A job that was read: the payload as the document describes it, and its circuits in order. */
export interface DecodedJob {
  readonly payload: JobPayload;
  /** As they run, by wire, with the measurement keys that registers or metadata name. */
  readonly circuits: readonly DecodedCircuit[];
  /**
   * The same with what the metadata states of where a transpilation moved qubits and left frames: what evaluates, and
   * what reads results, takes these and answers for the qubits of the circuit that was transpiled.
   */
  readonly stated: readonly StatedCircuit<Gateset, number, never>[];
  /** The name of each circuit, where it has one. */
  readonly names: readonly (string | undefined)[];
}

/**
 * Reads a posted job of any type; jobs that hold no circuits (functions) give an empty list of them.
 *
 * @throws IonloomError with every problem and its JSON path.
 */
export function decodeJob(json: unknown, options: DecodeOptions = {}): DecodedJob {
  const read = readPayload(json, options);
  if (member(read.payload, 'type') === undefined) {
    throw new IonloomError(issue('MissingField', 'the field "type" is missing', { path: ['type'] }));
  }
  return { payload: read.payload as JobPayload, ...statedCircuits(read, options.onWarning) };
}
