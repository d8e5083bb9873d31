import { type Issue, issue } from '../../errors/index.js';
import { isObject, METADATA_LIMITS, member, show } from '../../formats/ionq/index.js';
import type { Submission } from '../submission.js';

/** The number and the lengths of metadata entries. */
export function* checkMetadata({ payload }: Submission): Generator<Issue> {
  const metadata = member(payload, 'metadata');
  if (!isObject(metadata)) return;
  const entries = Object.entries(metadata).filter(([, value]) => value !== undefined);
  if (entries.length > METADATA_LIMITS.keys) {
    yield issue('MetadataLimit', `metadata has at most ${METADATA_LIMITS.keys} keys`, {
      path: ['metadata'],
      expected: `at most ${METADATA_LIMITS.keys}`,
      received: String(entries.length),
    });
  }
  for (const [key, value] of entries) {
    const path = ['metadata', key];
    if (key.length > METADATA_LIMITS.keyLength) {
      yield issue('MetadataLimit', `a metadata key has at most ${METADATA_LIMITS.keyLength} characters`, {
        path,
        received: show(key),
      });
    }
    if (typeof value !== 'string' || value.length <= METADATA_LIMITS.exampleValueLength) continue;
    const received = `${value.length} characters`;
    if (value.length > METADATA_LIMITS.valueLength) {
      const message = `a metadata value has at most ${METADATA_LIMITS.valueLength} characters`;
      yield issue('MetadataLimit', message, { path, received });
    } else {
      const message = `a metadata value of more than ${METADATA_LIMITS.exampleValueLength} characters may be refused`;
      const hint = `the service's document says ${METADATA_LIMITS.exampleValueLength} in one place and ${METADATA_LIMITS.valueLength} in another`;
      yield issue('MetadataLimit', message, { severity: 'warning', path, received, hint });
    }
  }
}
