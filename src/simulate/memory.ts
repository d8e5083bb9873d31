import { IonloomError, issue } from '../errors/index.js';

/** What a simulation may allocate unless told otherwise: 4 GiB, the statevector of 28 qubits. */
export const DEFAULT_MEMORY_LIMIT = 4 * 2 ** 30;

/**
 * Refuses an allocation before it is tried.
 *
 * @param bytes what is needed
 * @param limit what is allowed, in bytes
 * @param purpose completes the sentence "... needs N bytes"
 * @throws IonloomError `TooMuchMemory`.
 */
export function requireMemory(bytes: number, limit: number, purpose: string): void {
  if (bytes <= limit) return;
  throw new IonloomError(
    issue(
      'TooMuchMemory',
      `${purpose} needs ${bytes} bytes (${readableBytes(bytes)}), more than the limit of ${limit} bytes (${readableBytes(limit)})`,
      {
        expected: `at most ${limit} bytes`,
        received: `${bytes} bytes`,
        hint: 'use fewer qubits, or raise memoryLimit if this machine has the memory',
      },
    ),
  );
}

/**
 * Allocates an array of zeros, turning the engine's own refusal into a `TooMuchMemory` error.
 *
 * @param shared whether other threads are to see it
 */
export function allocate(length: number, purpose: string, shared = false): Float64Array {
  try {
    return shared ? new Float64Array(new SharedArrayBuffer(8 * length)) : new Float64Array(length);
  } catch (cause) {
    throw new IonloomError(
      issue('TooMuchMemory', `${purpose} needs ${8 * length} bytes in one piece, which this machine did not give`, {
        hint: 'use fewer qubits',
      }),
      { cause },
    );
  }
}

/** A number of bytes for people: `3 KiB`, `4 GiB`. */
export function readableBytes(bytes: number): string {
  const units = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${Number(value.toPrecision(3))} ${units[unit]}`;
}
