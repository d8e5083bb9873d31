import { type Issue, issue } from '../../errors/index.js';
import { isObject, member, show } from '../../formats/ionq/index.js';
import type { Submission } from '../submission.js';

/** "API Core Concepts" of docs.ionq.com; it gives the length of a value as 40000 and, in its example, as 400. */
const limits = { keys: 10, keyLength: 40, valueLength: 40_000, exampleValueLength: 400 } as const;

/** The number and the lengths of metadata entries. */
export function* checkMetadata({ payload }: Submission): Generator<Issue> {
  const metadata = member(payload, 'metadata');
  if (!isObject(metadata)) return;
  const entries = Object.entries(metadata).filter(([, value]) => value !== undefined);
  if (entries.length > limits.keys) {
    yield issue('MetadataLimit', `metadata has at most ${limits.keys} keys`, {
      path: ['metadata'],
      expected: `at most ${limits.keys}`,
      received: String(entries.length),
    });
  }
  for (const [key, value] of entries) {
    const path = ['metadata', key];
    if (key.length > limits.keyLength) {
      yield issue('MetadataLimit', `a metadata key has at most ${limits.keyLength} characters`, {
        path,
        received: show(key),
      });
    }
    if (typeof value !== 'string' || value.length <= limits.exampleValueLength) continue;
    const received = `${value.length} characters`;
    if (value.length > limits.valueLength) {
      const message = `a metadata value has at most ${limits.valueLength} characters`;
      yield issue('MetadataLimit', message, { path, received });
    } else {
      const message = `a metadata value of more than ${limits.exampleValueLength} characters may be refused`;
      const hint = `the service's document says ${limits.exampleValueLength} in one place and ${limits.valueLength} in another`;
      yield issue('MetadataLimit', message, { severity: 'warning', path, received, hint });
    }
  }
}
