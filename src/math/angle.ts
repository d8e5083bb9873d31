import { IonloomError, inWords, issue } from '../errors/index.js';

/** Radians in one turn. Native IonQ phases and angles are turns, everything else is radians. */
export const RADIANS_PER_TURN = 2 * Math.PI;

/**
 * An angle that is linear in named parameters: `constant + sum(coefficient * parameter)`.
 *
 * Affine forms are closed under everything cheap that a transpiler does with angles (frames, merging, scaling), which
 * is what lets a circuit be transpiled once and bound many times.
 *
 * @example
 * param('theta').mul(2).add(Math.PI / 4).toString(); // '2*theta + pi/4'
 */
export class AffineAngle<P extends string = string> {
  readonly constant: number;
  /** Parameter names with their coefficients, sorted by name, no name twice, no zero coefficient. */
  readonly terms: readonly (readonly [name: P, coefficient: number])[];

  constructor(constant: number, terms: Iterable<readonly [P, number]>) {
    const sums = new Map<P, number>();
    for (const [name, coefficient] of terms) sums.set(name, (sums.get(name) ?? 0) + coefficient);
    // Adding zero turns a negative zero into zero: the two print alike and must be alike.
    this.constant = constant + 0;
    this.terms = Object.freeze(
      [...sums].filter(([, coefficient]) => coefficient !== 0).sort(([a], [b]) => (a < b ? -1 : 1)),
    );
    Object.freeze(this);
  }

  /** This angle plus another. */
  add<Q extends string = never>(other: number | AffineAngle<Q>): AffineAngle<P | Q> {
    if (typeof other === 'number') return new AffineAngle<P | Q>(this.constant + other, this.terms);
    requireAffine(other);
    return new AffineAngle<P | Q>(this.constant + other.constant, [...this.terms, ...other.terms]);
  }

  /** This angle minus another. */
  sub<Q extends string = never>(other: number | AffineAngle<Q>): AffineAngle<P | Q> {
    if (typeof other === 'number') return this.add(-other);
    requireAffine(other);
    return this.add(other.neg());
  }

  /** This angle times a number. */
  mul(factor: number): AffineAngle<P> {
    return new AffineAngle(
      this.constant * factor,
      this.terms.map(([name, coefficient]) => [name, coefficient * factor] as const),
    );
  }

  /** This angle divided by a number. */
  div(divisor: number): AffineAngle<P> {
    return this.mul(1 / divisor);
  }

  /** The opposite angle. */
  neg(): AffineAngle<P> {
    return this.mul(-1);
  }

  /** The angle as an expression that can be read back, with multiples of pi written as such. */
  toString(): string {
    return angleToString(this);
  }

  toJSON(): string {
    return angleToString(this);
  }
}

/** A number, or an affine form in free parameters. */
export type Angle = number | AffineAngle;

/** Names that mean something else where an angle is written as text. */
export const angleConstants = Object.freeze({ pi: Math.PI, π: Math.PI, tau: RADIANS_PER_TURN });

/** Functions that an angle may use where it is written as text. */
export const angleFunctions = Object.freeze({
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  asin: Math.asin,
  acos: Math.acos,
  atan: Math.atan,
  exp: Math.exp,
  ln: Math.log,
  log: Math.log,
  sqrt: Math.sqrt,
  abs: Math.abs,
});

/** Letters of any script, digits and underscores, not beginning with a digit. */
const PARAMETER_NAME = /^[\p{L}_][\p{L}\p{N}_]*$/u;

/** Whether a name can be that of a parameter: it reads back as one where an angle is written as text. */
export function isParameterName(name: string): boolean {
  return PARAMETER_NAME.test(name) && !Object.hasOwn(angleConstants, name) && !Object.hasOwn(angleFunctions, name);
}

/**
 * A free parameter of a circuit, in the unit of the gate it is given to.
 *
 * @example
 * circuit(1).rx(param('theta').div(2), 0);
 * @throws IonloomError (`ValueOutOfRange`) for a name that would not read back as a parameter, such as `pi` or `a-b`.
 */
export function param<const P extends string>(name: P): AffineAngle<P> {
  if (!isParameterName(name)) {
    const hint = 'use letters, digits and underscores, and none of the names that angles as text know';
    throw new IonloomError(issue('ValueOutOfRange', `'${name}' cannot be the name of a parameter`, { hint }));
  }
  return new AffineAngle(0, [[name, 1]]);
}

/** Whether an angle is a plain number, free of parameters. */
export function isNumeric(angle: Angle): angle is number {
  return typeof angle === 'number';
}

/** An affine form without parameters becomes the number it is. */
export function simplifyAngle(angle: Angle): Angle {
  return typeof angle !== 'number' && angle.terms.length === 0 ? angle.constant : angle;
}

/** a + b. */
export function addAngles(a: Angle, b: Angle): Angle {
  if (typeof a === 'number') {
    if (typeof b === 'number') return a + b;
    return a === 0 ? b : b.add(a);
  }
  return b === 0 ? a : simplifyAngle(a.add(b));
}

/** a - b. */
export function subtractAngles(a: Angle, b: Angle): Angle {
  return addAngles(a, negateAngle(b));
}

/** angle * factor. */
export function scaleAngle(angle: Angle, factor: number): Angle {
  return typeof angle === 'number' ? angle * factor + 0 : simplifyAngle(angle.mul(factor));
}

/** -angle, without making a negative zero. */
export function negateAngle(angle: Angle): Angle {
  return typeof angle === 'number' ? 0 - angle : angle.neg();
}

/** The names of the parameters in an angle, sorted. */
export function angleParameters(angle: Angle): readonly string[] {
  return typeof angle === 'number' ? [] : angle.terms.map(([name]) => name);
}

/** Puts values in place of parameters; parameters without a value stay free. */
export function bindAngle(angle: Angle, values: ReadonlyMap<string, number>): Angle {
  if (typeof angle === 'number') return angle;
  let constant = angle.constant;
  const free: (readonly [string, number])[] = [];
  for (const term of angle.terms) {
    const value = values.get(term[0]);
    if (value === undefined) free.push(term);
    else constant += term[1] * value;
  }
  return free.length === 0 ? constant : new AffineAngle(constant, free);
}

/** Whether two angles have the same parameters and agree within a tolerance, without wrapping. */
export function anglesEqual(a: Angle, b: Angle, tolerance = 0): boolean {
  const difference = subtractAngles(a, b);
  if (typeof difference === 'number') return Math.abs(difference) <= tolerance;
  return (
    Math.abs(difference.constant) <= tolerance &&
    difference.terms.every(([, coefficient]) => Math.abs(coefficient) <= tolerance)
  );
}

/** Turns reduced to (-1/2, 1/2]. */
export function wrapTurns(turns: number): number {
  const wrapped = turns - Math.round(turns);
  return wrapped <= -0.5 ? wrapped + 1 : wrapped + 0;
}

/** Beyond this many radians, subtracting turns would lose digits that sine and cosine keep. */
const LARGE_RADIANS = 16 * Math.PI;

/** Radians reduced to (-pi, pi], to full precision however large they are. */
export function wrapRadians(radians: number): number {
  if (radians > -Math.PI && radians <= Math.PI) return radians;
  if (Math.abs(radians) > LARGE_RADIANS) return Math.atan2(Math.sin(radians), Math.cos(radians));
  const wrapped = radians - RADIANS_PER_TURN * Math.round(radians / RADIANS_PER_TURN);
  return wrapped <= -Math.PI ? wrapped + RADIANS_PER_TURN : wrapped;
}

/** A sum of phases, where numbers are reduced first: adding them up large would lose digits. */
export function addPhases(a: Angle, b: Angle): Angle {
  return addAngles(typeof a === 'number' ? wrapRadians(a) : a, typeof b === 'number' ? wrapRadians(b) : b);
}

/** The angle of a rotation `exp(-i angle/2 P)` reduced to (-2 pi, 2 pi], its period, to full precision. */
export function wrapRotation(radians: number): number {
  return 2 * wrapRadians(radians / 2);
}

/**
 * An angle as text that reads back to exactly the same number: `pi/4`, `-3*pi/2`, `0.1`, `2*theta + pi/4`.
 */
export function angleToString(angle: Angle): string {
  if (typeof angle === 'number') return numberToString(angle);
  requireAffine(angle);
  const parts = angle.terms.map(([name, coefficient]) => {
    if (coefficient === 1) return name;
    if (coefficient === -1) return `-${name}`;
    return `${numberToString(coefficient)}*${name}`;
  });
  if (angle.constant !== 0 || parts.length === 0) parts.push(numberToString(angle.constant));
  return parts.join(' + ').replaceAll('+ -', '- ');
}

/** Refuses what is neither a number nor an affine form, as untyped code may give it; @throws IonloomError. */
function requireAffine(angle: unknown): void {
  if (angle instanceof AffineAngle) return;
  const hint = 'parseAngle reads one that is written as text';
  const message = `an angle is a number or an affine form here, not ${inWords(angle)}`;
  throw new IonloomError(issue('WrongArgument', message, { hint }));
}

const LARGEST_DENOMINATOR = 64;

/** Exact small fractions of pi are written as such; only those whose value is the very same double. */
function numberToString(value: number): string {
  if (value !== 0 && Math.abs(value) < 1e3) {
    for (let denominator = 1; denominator <= LARGEST_DENOMINATOR; denominator *= 2) {
      const text = piFraction(value, denominator) ?? piFraction(value, 3 * denominator);
      if (text !== undefined) return text;
    }
  }
  return Object.is(value, -0) ? '0' : String(value);
}

function piFraction(value: number, denominator: number): string | undefined {
  const numerator = Math.round((value * denominator) / Math.PI);
  if (numerator === 0 || (numerator * Math.PI) / denominator !== value) return undefined;
  const size = Math.abs(numerator) === 1 ? 'pi' : `${Math.abs(numerator)}*pi`;
  return `${numerator < 0 ? '-' : ''}${size}${denominator === 1 ? '' : `/${denominator}`}`;
}
