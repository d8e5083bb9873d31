import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { apiDocument, type Node } from './api-document.js';

const DOCUMENT = 'ionq';
const INT32 = 2 ** 31;

/** The formats that the document names. `unix-timestamp` stands on a duration and says nothing more than `number`. */
const formats = {
  date: /^\d{4}-\d{2}-\d{2}$/,
  'date-time': /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/,
  double: { type: 'number', validate: Number.isFinite },
  int32: { type: 'number', validate: (value: number) => value >= -INT32 && value < INT32 },
  'unix-timestamp': true,
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
} as const;

// Not strict: `example`, `discriminator.mapping` and the document's own top level are no words of JSON Schema.
const ajv = new Ajv({ strict: false, allErrors: true, discriminator: true, formats });
ajv.addSchema(apiDocument, DOCUMENT);

const compiled = new WeakMap<Node, ValidateFunction>();

function check(schema: Node): ValidateFunction {
  let validate = compiled.get(schema);
  if (validate === undefined) {
    // A schema that stands alone has to say whose components it means.
    validate = ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/', `"$ref":"${DOCUMENT}#/`)));
    compiled.set(schema, validate);
  }
  return validate;
}

function sentence({ instancePath, keyword, message, params }: ErrorObject): string {
  const detail =
    keyword === 'additionalProperties'
      ? `: ${params['additionalProperty']}`
      : keyword === 'enum'
        ? `: ${params['allowedValues'].join(', ')}`
        : '';
  return `${instancePath === '' ? '' : `${instancePath} `}${message}${detail}`;
}

/** Where a value violates a schema of the document, one sentence each with a JSON pointer; empty where it fits. */
export function schemaViolations(schema: Node, value: unknown): readonly string[] {
  const validate = check(schema);
  return validate(value) ? [] : (validate.errors ?? []).map(sentence);
}
