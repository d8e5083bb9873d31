import { IonloomError, issue } from '../../../errors/index.js';
import { isObject, METADATA_LIMITS, member } from '../../../formats/ionq/index.js';

/** The metadata entry by which a job is found again whose answer was lost. */
export const CLIENT_TOKEN_KEY = 'client_request_id';

/**
 * A payload with a token in its metadata.
 *
 * @throws IonloomError `MetadataLimit` where the metadata has no place left.
 */
export function withClientToken(payload: unknown, token: string): unknown {
  if (!isObject(payload)) return payload; // what is wrong with it is said when it is checked
  const metadata = member(payload, 'metadata');
  if (metadata !== undefined && !isObject(metadata)) return payload;
  const tagged = { ...metadata, [CLIENT_TOKEN_KEY]: token };
  if (Object.keys(tagged).length > METADATA_LIMITS.keys) {
    const message = `metadata has ${METADATA_LIMITS.keys} keys already, so that there is no place for the token by which a lost job is found`;
    const hint = 'leave one out, or give clientToken: false, and nothing is ever sent again';
    throw new IonloomError(issue('MetadataLimit', message, { path: ['metadata'], hint }));
  }
  return { ...payload, metadata: tagged };
}

/** The token that a payload brings along. */
export function clientTokenIn(payload: unknown): string | undefined {
  const token = member(member(payload, 'metadata'), CLIENT_TOKEN_KEY);
  return typeof token === 'string' && token !== '' ? token : undefined;
}
