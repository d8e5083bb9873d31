import { canonicalJson } from './canonical-json.js';
import type { Task } from './task.js';

/**
 * What a task is called by its content: SHA-256 of its canonical JSON, in 64 hexadecimal digits. Equal tasks have equal
 * hashes, in whatever order their members stand.
 */
export function hashOf({ version, kind, given, seed }: Task): Promise<string> {
  return sha256(new TextEncoder().encode(canonicalJson({ version, kind, given, seed })));
}

/** SHA-256 of bytes, in 64 hexadecimal digits. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
