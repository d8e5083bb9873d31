import type * as z from 'zod/mini';
import { isObject, type schemas } from '../../formats/ionq/index.js';
import type { CallOptions } from '../options.js';
import { type Call, operations, type Transport } from '../transport/index.js';
import { Listing } from './listing.js';

/** A backend as the service lists it. */
export interface Backend extends z.infer<typeof schemas.backend> {}

/** What was measured of a backend, at one time. */
export interface Characterization extends z.infer<typeof schemas.characterization> {}

/** Which characterizations are listed. */
export interface CharacterizationsQuery extends z.input<typeof schemas.characterizationsQuery> {}

/** The machines and simulators of the service. No call but `characterization` needs a key. */
export class Backends {
  readonly #transport: Transport;

  /** @internal */
  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** All backends. */
  list(options: CallOptions = {}): Call<readonly Backend[]> {
    return this.#transport.call(operations.listBackends, { of: 'backends.list' }, options);
  }

  /** One backend, such as `qpu.forte-1`. */
  get(backend: string, options: CallOptions = {}): Call<Backend> {
    return this.#transport.call(operations.getBackend, { of: 'backends.get', ids: { backend } }, options);
  }

  /** What was measured of a backend, newest first. */
  characterizations(
    backend: string,
    query: CharacterizationsQuery = {},
    options: CallOptions = {},
  ): Listing<Characterization> {
    const of = 'backends.characterizations';
    return new Listing((cursor) => {
      const page = cursor === undefined ? (query?.page ?? 1) : Number(cursor);
      const asked = cursor === undefined || !isObject(query) ? query : { ...query, page };
      const call = this.#transport.call(
        operations.listCharacterizations,
        { of, ids: { backend }, query: asked },
        options,
      );
      return call.map(({ characterizations, pages = 0 }) => ({
        items: characterizations ?? [],
        // `pages` counts those that remain; a page without anything is the last one, whatever it says.
        next: pages !== null && pages > 0 && characterizations?.length ? String(page + 1) : undefined,
      }));
    });
  }

  /** One characterization by its id. */
  characterization(backend: string, characterization: string, options: CallOptions = {}): Call<Characterization> {
    const of = 'backends.characterization';
    return this.#transport.call(operations.getCharacterization, { of, ids: { backend, characterization } }, options);
  }
}
