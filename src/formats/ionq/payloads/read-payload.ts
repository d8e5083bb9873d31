import { IonloomError, type Issue, type OptionNames, requireOptions } from '../../../errors/index.js';
import { readJsonText } from '../json/text.js';
import { checkJsonValue, isObject } from '../json/value.js';
import { collectIssues } from './collect-issues.js';
import { circuitsIn, type PayloadCircuit } from './payload-circuits.js';
import { payloadIssues } from './payload-issues.js';
import { preparePayload } from './prepare-payload.js';

/** How a payload is read. */
export interface DecodeOptions {
  /** Called for what is read although the service's document does not provide for it. */
  readonly onWarning?: (warning: Issue) => void;
}

const DECODE_OPTIONS: OptionNames<DecodeOptions> = { onWarning: true };

/** After this many errors a reader stops looking for more. */
const MOST_FINDINGS = 1000;

/** A payload that was checked, without the oddities of its sender, and the circuits in it. */
interface ReadPayload {
  readonly payload: unknown;
  readonly circuits: readonly PayloadCircuit[];
}

/**
 * Reads a job, its `input` or a compiled circuit, as text or as parsed JSON, and checks all of it.
 *
 * @throws IonloomError with every problem and its JSON path.
 */
export function readPayload(json: unknown, options: DecodeOptions): ReadPayload {
  requireOptions(options, DECODE_OPTIONS, 'reading');
  const value = parsed(json);
  // The service's guide shows a circuit as a job of which all but `input` is left out.
  const bare = isObject(value) && Object.keys(value).length === 1 && isObject(value['input']);
  const { payload, issues: oddities } = preparePayload(bare ? value['input'] : value);
  const findings = function* () {
    yield* oddities;
    yield* payloadIssues(payload);
  };
  const { ok, issues } = collectIssues(findings(), MOST_FINDINGS);
  const placed = bare ? issues.map((found) => ({ ...found, path: ['input', ...(found.path ?? [])] })) : issues;
  if (!ok) throw new IonloomError(placed);
  for (const warning of placed) options.onWarning?.(warning);
  return { payload, circuits: circuitsIn(payload) };
}

function parsed(json: unknown): unknown {
  if (typeof json !== 'string') {
    const issues = checkJsonValue(json);
    if (issues.length > 0) throw new IonloomError(issues);
    return json;
  }
  const reading = readJsonText(json);
  if (!reading.ok) throw new IonloomError(reading.issues);
  // The service answers with a compiled circuit as JSON text inside a JSON text.
  return typeof reading.value === 'string' && reading.value !== json ? parsed(reading.value) : reading.value;
}
