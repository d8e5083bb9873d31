import { schemaIssues, schemas } from '../../formats/ionq/index.js';
import { badRequest } from '../requests/service-error.js';

/** The ids of a bulk request. @throws ServiceError 400. */
export function bulkIds(body: unknown): readonly string[] {
  const issues = [...schemaIssues(schemas.jobsBulkOperationRequest, body, [], 'the request')];
  if (issues.length === 0) return (body as { readonly ids: readonly string[] }).ids;
  throw badRequest(issues.map(({ message }) => message).join('. '), ['ids']);
}
