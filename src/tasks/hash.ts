import { canonicalJson } from './canonical-json.js';
import type { Task } from './task.js';

/**
 * What a task is called by its content: SHA-256 of its canonical JSON, in 64 hexadecimal digits. Equal tasks have equal
 * hashes, in whatever order their members stand. The time that a task may take does not belong to it, as no value depends on that.
 */
export function hashOf({ version, kind, given, seed }: Task): Promise<string> {
  return sha256(new TextEncoder().encode(canonicalJson({ version, kind, given: decisive(given), seed })));
}

/** Of what a task is given, all that its value depends on. */
export function decisive(given: unknown): unknown {
  if (typeof given !== 'object' || given === null) return given;
  const { timeLimit: _timeLimit, ...rest } = given as { readonly timeLimit?: unknown };
  return rest;
}

/** SHA-256 of bytes, in 64 hexadecimal digits. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
