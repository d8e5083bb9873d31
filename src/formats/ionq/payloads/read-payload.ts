import { IonloomError, type Issue, type OptionNames, requireOptions } from '../../../errors/index.js';
import { readJsonText } from '../json/text.js';
import { checkJsonValue } from '../json/value.js';
import { collectIssues } from './collect-issues.js';
import { circuitsIn, type PayloadCircuit } from './payload-circuits.js';
import { payloadIssues } from './payload-issues.js';
import { preparePayload } from './prepare-payload.js';
import { radiansInCircuit } from './radians-warnings.js';

/** How a payload is read. */
export interface DecodeOptions {
  /** Called for what is read and yet deserves a look: what the service's document does not provide for, or radians. */
  readonly onWarning?: (warning: Issue) => void;
}

const DECODE_OPTIONS: OptionNames<DecodeOptions> = { onWarning: true };

/** After this many errors a reader stops looking for more. */
const MOST_FINDINGS = 1000;

/** A payload that was checked, without the oddities of its sender, and the circuits in it. @internal */
export interface ReadPayload {
  readonly payload: unknown;
  readonly circuits: readonly PayloadCircuit[];
}

/**
 * Reads a job, its `input` or a compiled circuit, as text or as parsed JSON, and checks all of it.
 *
 * @internal
 * @throws IonloomError with every problem and its JSON path.
 */
export function readPayload(json: unknown, options: DecodeOptions): ReadPayload {
  requireOptions(options, DECODE_OPTIONS, 'reading');
  const value = parsed(json);
  const { payload, issues: oddities } = preparePayload(value);
  const circuits = circuitsIn(payload);
  const findings = function* () {
    yield* oddities;
    yield* payloadIssues(payload);
    for (const circuit of circuits) yield* radiansInCircuit(circuit);
  };
  const { ok, issues } = collectIssues(findings(), MOST_FINDINGS);
  if (!ok) throw new IonloomError(issues.filter(({ severity }) => severity === 'error'));
  for (const warning of issues) options.onWarning?.(warning);
  return { payload, circuits };
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
