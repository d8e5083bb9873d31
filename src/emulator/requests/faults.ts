import { IonloomError, issue, nearestName, requireText } from '../../errors/index.js';
import { failureCodes } from '../../formats/ionq/index.js';
import { backendNames } from '../backends.js';
import { requireOneOf } from '../one-of.js';
import { ServiceError } from './service-error.js';

/** Something that goes wrong on demand. Each rule is used up after some times: a service that always fails hangs clients. */
export interface FaultRule {
  /** The operation, by its id in the API document, such as `CreateJob`; any if left out. */
  readonly operation?: string;
  /** Only for this backend, as far as a request or its job names one. */
  readonly backend?: string;
  /** How often; once if left out. */
  readonly count?: number;
  /** Answers with this HTTP status. */
  readonly status?: number;
  /** Seconds, in the header `Retry-After`. */
  readonly retryAfter?: number;
  /** Milliseconds that the answer is held back. */
  readonly latency?: number;
  /** Whether the connection ends without an answer: before the request is done, or after. */
  readonly drop?: 'before' | 'after';
  /** Whether the body of the answer breaks off in the middle. */
  readonly cut?: boolean;
  /** The service's code with which a job fails, such as `QuantumComputerError`. */
  readonly fail?: string;
}

/** The rules that are left, each with how often it will still act. */
export class Faults {
  readonly #left: { readonly rule: FaultRule; left: number }[];

  /**
   * @param operations those that there are
   * @throws IonloomError `ValueOutOfRange` for a rule that could never act, or not be answered.
   */
  constructor(rules: readonly FaultRule[], operations: readonly string[]) {
    for (const rule of rules) requireRule(rule, operations);
    this.#left = rules.map((rule) => ({ rule, left: rule.count ?? 1 }));
  }

  /** The first rule for a request, which it uses up. */
  forRequest(operation: string, backend: string | undefined): FaultRule | undefined {
    return this.#take(({ fail, ...rule }) => fail === undefined && fits(rule, operation, backend));
  }

  /** The code with which a job is to fail. */
  forJob(backend: string): string | undefined {
    return this.#take(({ fail, ...rule }) => fail !== undefined && fits(rule, 'CreateJob', backend))?.fail;
  }

  #take(suits: (rule: FaultRule) => boolean): FaultRule | undefined {
    const found = this.#left.find(({ rule, left }) => left > 0 && suits(rule));
    if (found === undefined) return undefined;
    found.left--;
    return found.rule;
  }
}

function requireRule({ operation, backend, status, fail }: FaultRule, operations: readonly string[]): void {
  requireOneOf(operation, operations, 'a fault names the operation');
  requireOneOf(backend, backendNames, 'a fault names the backend');
  requireOneOf(fail, failureCodes, 'a fault names the code of a failure');
  if (status === undefined || (Number.isInteger(status) && status >= 400 && status <= 599)) return;
  throw new IonloomError(
    issue('ValueOutOfRange', `a fault has the status ${status}`, { expected: 'a whole number from 400 to 599' }),
  );
}

function fits(rule: FaultRule, operation: string, backend: string | undefined): boolean {
  const { operation: wanted = operation, backend: machine = backend } = rule;
  return wanted === operation && machine === backend;
}

/** The error that a rule answers with; undefined where it does something else. */
export function errorOf({ status, retryAfter }: FaultRule): ServiceError | undefined {
  if (status === undefined) return undefined;
  return new ServiceError(status, 'This answer was ordered by a fault rule of the emulator.', { retryAfter });
}

const NUMBERS = ['count', 'status', 'retryAfter', 'latency'] as const;
const TEXTS = ['operation', 'backend', 'fail'] as const;

/**
 * A rule from its words, such as `operation=CreateJob,status=503,retryAfter=1,count=2` or `fail=QuantumComputerError`.
 *
 * @throws IonloomError with what is wrong with it.
 */
export function readFaultRule(text: string): FaultRule {
  requireText(text, 'a fault');
  const rule: Record<string, unknown> = {};
  for (const part of text.split(',')) {
    const [, name = '', value = ''] = /^\s*(\w+)\s*=\s*(.*?)\s*$/.exec(part) ?? [];
    const refuse = (message: string, hint?: string) =>
      new IonloomError(
        issue('ValueOutOfRange', `${message} in the fault ${JSON.stringify(text)}`, hint === undefined ? {} : { hint }),
      );
    if ((NUMBERS as readonly string[]).includes(name)) {
      if (!/^\d{1,9}(\.\d{1,6})?$/.test(value)) throw refuse(`${name} is a number`);
      rule[name] = Number(value);
    } else if ((TEXTS as readonly string[]).includes(name)) rule[name] = value;
    else if (name === 'drop') {
      if (value !== 'before' && value !== 'after') throw refuse('drop is "before" or "after"');
      rule['drop'] = value;
    } else if (name === 'cut') {
      if (value !== 'true' && value !== 'false') throw refuse('cut is true or false');
      rule['cut'] = value === 'true';
    } else {
      const known = [...NUMBERS, ...TEXTS, 'drop', 'cut'];
      const near = nearestName(name, known);
      throw refuse(
        `there is no ${JSON.stringify(name)}`,
        near === undefined ? `it takes ${known.join(', ')}` : `did you mean ${near}?`,
      );
    }
  }
  return rule;
}
