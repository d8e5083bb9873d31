import * as z from 'zod/mini';
import { openEnum } from './primitives.js';

/** The body that cancels or deletes several jobs. */
export const jobsBulkOperationRequest = z.strictObject({
  ids: z.array(z.string().check(z.minLength(1))).check(z.minLength(1)),
});

/** The answer to the cancelling of a job. */
export const jobCanceledResponse = z.looseObject({ id: z.string(), status: openEnum(['canceled']) });

/** The answer to the cancelling of several jobs. */
export const jobsCanceledResponse = z.looseObject({ ids: z.array(z.string()), status: openEnum(['canceled']) });

/** The answer to the deleting of a job. */
export const jobDeletedResponse = z.looseObject({ id: z.string(), status: openEnum(['deleted']) });

/** The answer to the deleting of several jobs. */
export const jobsDeletedResponse = z.looseObject({ ids: z.array(z.string()), status: openEnum(['deleted']) });
