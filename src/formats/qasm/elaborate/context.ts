import { type IssueCode, nearestName } from '../../../errors/index.js';
import type { Name, Program } from '../syntax/ast.js';
import type { Version } from '../syntax/lexer.js';
import { type ProblemDetails, Problems, type Range } from '../syntax/problems.js';
import { Wires } from './wires.js';

/** Thrown to leave a statement that makes no sense; the statement loop catches it and goes on with the next. */
class Invalid extends Error {}

/** Thrown to leave the whole text: it would expand to more than anybody can run. */
class Exhausted extends Error {}

/** Work that is no operation (calls, loop turns, copies) may take this many times the operations allowed. */
const STEPS_PER_OPERATION = 4;

/** What every part of the elaboration shares: where to report, and how much may still be expanded. */
export class Context {
  readonly problems: Problems;
  readonly version: Version;
  readonly wires = new Wires();
  readonly #doubtful: ReadonlySet<string>;
  readonly #mostOperations: number;
  #isUnreported = false;
  #operations = 0;
  #steps = 0;

  constructor(problems: Problems, program: Pick<Program, 'version' | 'doubtful'>, mostOperations: number) {
    this.problems = problems;
    this.version = program.version;
    this.#doubtful = program.doubtful;
    this.#mostOperations = mostOperations;
  }

  /** A context to try something in: nothing is reported, and little is expanded. */
  trial(mostOperations: number): Context {
    const problems = new Problems(this.problems.source, Number.POSITIVE_INFINITY);
    return new Context(problems, { version: this.version, doubtful: this.#doubtful }, mostOperations);
  }

  /** Reports and leaves the statement. */
  refuse(code: IssueCode, place: Range, message: string, details: ProblemDetails = {}): never {
    this.problems.add(code, place, message, details);
    throw new Invalid();
  }

  /** Leaves the statement, when what is wrong was reported already. */
  giveUp(): never {
    throw new Invalid();
  }

  /** From here on names that nothing declares may stand in a file that was not included. */
  doubtUndeclared(): void {
    this.#isUnreported = true;
  }

  /** Reports a name that nothing declares, with the nearest name that something does. */
  refuseUndeclared(name: Name, what: string, known: Iterable<string>, hint?: string): never {
    // A broken declaration was reported where it stands; its uses are no further mistakes.
    if (this.#isUnreported || this.#doubtful.has(name.name)) this.giveUp();
    const nearest = nearestName(name.name, [...known]);
    const advice = hint ?? (nearest === undefined ? undefined : `did you mean \`${nearest}\`?`);
    const code = what === 'gate' ? 'UnknownGate' : 'UndeclaredName';
    const message = what === 'gate' ? `no gate is called \`${name.name}\`` : `\`${name.name}\` is not declared`;
    this.refuse(code, name, message, { received: name.name, ...(advice === undefined ? {} : { hint: advice }) });
  }

  /** Runs the elaboration of one statement and comes back when it was refused; says whether it was not. */
  attempt(elaborate: () => void): boolean {
    try {
      elaborate();
      return true;
    } catch (thrown) {
      if (!(thrown instanceof Invalid)) throw thrown;
      return false;
    }
  }

  /** Runs the elaboration of the whole text and comes back when it grew too large. */
  bounded(elaborate: () => void): void {
    try {
      elaborate();
    } catch (thrown) {
      if (!(thrown instanceof Exhausted)) throw thrown;
    }
  }

  /** Counts operations that are about to be made. */
  countOperations(count: number, place: Range): void {
    this.#operations += count;
    if (this.#operations > this.#mostOperations) this.#exhaust(place);
    this.countSteps(count, place);
  }

  /** Counts work that is about to be done. */
  countSteps(count: number, place: Range): void {
    this.#steps += count;
    if (this.#steps > STEPS_PER_OPERATION * this.#mostOperations) this.#exhaust(place);
  }

  #exhaust(place: Range): never {
    const most = this.#mostOperations.toLocaleString('en-US');
    this.problems.add('TooManyOperations', place, `the text expands to more than ${most} operations`, {
      hint: 'raise `maximumOperations` if that is meant',
    });
    throw new Exhausted();
  }
}
