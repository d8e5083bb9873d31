import type { Operation } from '../../circuit/index.js';
import { type Angle, angleParameters, bindAngle, isNumeric } from '../../math/index.js';

/** With how many sets of values a window with free parameters is compared. */
const BINDINGS = 2;

/** Values for the parameters that some angles have, the same ones for a name wherever it stands. */
export class Binding {
  readonly #seed: number;
  readonly #values = new Map<string, number>();

  /** @param seed other seeds give other values */
  constructor(seed: number) {
    this.#seed = seed;
  }

  /** The angle with numbers in place of its parameters. */
  angle(angle: Angle): number {
    if (isNumeric(angle)) return angle;
    for (const name of angleParameters(angle)) {
      if (!this.#values.has(name)) this.#values.set(name, numberFor(name, this.#seed));
    }
    return bindAngle(angle, this.#values) as number;
  }

  /** The operation with numbers in place of its parameters; itself where it has none. */
  operation(operation: Operation): Operation {
    if (operation.parameters.every(isNumeric)) return operation;
    return { ...operation, parameters: operation.parameters.map((each) => this.angle(each)) };
  }
}

/** The largest distance: of what has numbers as it is, else of what each of several sets of values makes of it. */
export function largestDistance(isBound: boolean, distance: (binding: Binding) => number): number {
  let largest = 0;
  for (let seed = 0; seed < (isBound ? 1 : BINDINGS); seed++) largest = Math.max(largest, distance(new Binding(seed)));
  return largest;
}

/** Whether any of the angles of operations has parameters. */
export function isSymbolic(operations: readonly Operation[]): boolean {
  for (const { parameters } of operations) {
    for (let k = 0; k < parameters.length; k++) if (!isNumeric(parameters[k]!)) return true;
  }
  return false;
}

/** A number from -3 to 3 that has nothing to do with fractions of pi: FNV-1a of the name. */
function numberFor(name: string, seed: number): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let k = 0; k < name.length; k++) hash = Math.imul(hash ^ name.charCodeAt(k), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (6 * ((hash ^ (hash >>> 13)) >>> 0)) / 2 ** 32 - 3;
}
