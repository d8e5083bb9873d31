import type { ScalarType } from './ast.js';
import type { Version } from './lexer.js';

/** Words of OpenQASM 2 that stand in expressions. */
const expressionWords2 = 'pi sin cos tan exp ln sqrt';

/** Source: the grammar in the appendix of the paper on OpenQASM 2, arXiv:1707.03429. */
const words2 = `OPENQASM include qreg creg gate opaque barrier measure reset if ${expressionWords2}`;

/** Source: source/grammar/qasm3Lexer.g4 of github.com/openqasm/openqasm. */
const words3 = `OPENQASM include defcalgrammar def cal defcal gate extern box let break continue if else end return for while in
  switch case default nop pragma input output const readonly mutable qreg qubit creg bool bit int uint float angle complex
  array void duration stretch gphase inv pow ctrl negctrl durationof delay reset measure barrier true false im`;

const split = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** The words that no register, gate or constant may be called. */
export const reservedWords: Readonly<Record<Version, ReadonlySet<string>>> = { 2: split(words2), 3: split(words3) };

/** Reserved words that begin an expression or are one. */
export const expressionWords: ReadonlySet<string> = split(expressionWords2);

const scalarTypes: ReadonlySet<string> = new Set<ScalarType>(['float', 'int', 'uint', 'angle']);

/** Whether a word is a classical type that constants, inputs and casts can have. */
export function isScalarType(word: string): word is ScalarType {
  return scalarTypes.has(word);
}

/** Why a part of OpenQASM 3 is not read. */
export interface Reason {
  readonly code: 'NotExpressible' | 'NotSupported';
  readonly message: string;
  readonly hint: string;
  /** Whether the statement would declare a name. */
  readonly declares?: boolean;
}

const feedback = (word: string): Reason => ({
  code: 'NotExpressible',
  message: `\`${word}\` depends on values known only while the program runs, which is not expressible on IonQ`,
  hint: 'an IonQ circuit is a fixed list of gates, measured once at its end',
});

/** Why an `if` whose measurements cannot wait for the end of the circuit is not read. */
export const conditional: Readonly<Record<Version, Reason>> = {
  2: {
    code: 'NotExpressible',
    message: '`if` makes a gate depend on a measured bit, which is not expressible on IonQ',
    hint: 'an IonQ circuit is a fixed list of gates, measured once at its end',
  },
  3: feedback('if'),
};

/** Why a statement about time is not read. */
export const timing = (word: string): Reason => ({
  code: 'NotExpressible',
  message: `\`${word}\` says when gates happen, which is not expressible on IonQ`,
  hint: 'remove it: the service times the gates itself',
});

const pulses = (word: string): Reason => ({
  code: 'NotExpressible',
  message: `\`${word}\` describes pulses, which is not expressible on IonQ`,
  hint: 'use gates; the native ones are gpi, gpi2, ms and zz',
});

const unsupported = (word: string, hint: string): Reason => ({
  code: 'NotSupported',
  message: `\`${word}\` is not supported`,
  hint,
});

const declaring = (reason: Reason): Reason => ({ ...reason, declares: true });

const constantsOnly = 'use `const` with a type of int, uint, float or angle';

/** Statements that begin with these words are read over and named in an error. */
export const refusedStatements: ReadonlyMap<string, Reason> = new Map([
  ...['else', 'while', 'switch', 'break', 'continue', 'end', 'return'].map((word) => [word, feedback(word)] as const),
  ...['delay', 'durationof'].map((word) => [word, timing(word)] as const),
  ...['duration', 'stretch'].map((word) => [word, declaring(timing(word))] as const),
  ...['cal', 'defcal', 'defcalgrammar'].map((word) => [word, pulses(word)] as const),
  ['def', declaring(unsupported('def', 'write the body as a `gate`, or where it is used'))],
  ['extern', declaring(unsupported('extern', 'only gates can be called'))],
  ['output', declaring(unsupported('output', 'measured bits are the output'))],
  ['array', declaring(unsupported('array', 'use registers of qubits and bits'))],
  ...['bool', 'complex', 'int', 'uint', 'float', 'angle'].map(
    (word) =>
      [
        word,
        declaring({ ...unsupported(word, constantsOnly), message: `a variable of type \`${word}\` is not supported` }),
      ] as const,
  ),
]);

/** An `opaque` declaration in OpenQASM 3, where it is no word of the language. */
export const opaqueIn3: Reason = declaring(
  unsupported('opaque', 'it is a word of OpenQASM 2; define the gate with `gate`'),
);
