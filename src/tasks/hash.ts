import { canonicalJson } from './canonical-json.js';
import type { Task } from './task.js';

/**
 * What a task is called by its content: SHA-256 of its canonical JSON, in 64 hexadecimal digits. Equal tasks have equal
 * hashes, in whatever order their members stand.
 */
export async function hashOf({ version, kind, given, seed }: Task): Promise<string> {
  const text = new TextEncoder().encode(canonicalJson({ version, kind, given, seed }));
  const digest = await crypto.subtle.digest('SHA-256', text);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
