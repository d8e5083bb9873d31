/** A word of OpenQASM that can be written in a text that is read here. */
export interface Word {
  readonly name: string;
  /** One sentence. */
  readonly doc: string;
}

/** The words of one version of OpenQASM. */
export interface Words {
  /** Words that begin statements or stand in them. */
  readonly keywords: readonly Word[];
  readonly types: readonly Word[];
  readonly constants: readonly Word[];
  readonly functions: readonly Word[];
  /** The file of the standard gates. */
  readonly library: string;
  /** Words that the language has, and circuits of IonQ have no use for: they are coloured, not offered. */
  readonly others: ReadonlySet<string>;
}

const split = (words: string): readonly string[] => words.split(/\s+/);
const words = (of: Readonly<Record<string, string>>): readonly Word[] =>
  Object.entries(of).map(([name, doc]) => ({ name, doc }));

const shared = {
  include: 'Makes the standard gates known.',
  gate: 'Defines a gate by the gates that it is made of.',
  measure: 'Measures qubits into bits.',
  barrier: 'Keeps the gates before it apart from those behind it.',
  reset: 'Puts a qubit back to |0>.',
  if: 'Makes what follows depend on measured bits.',
};

const sharedFunctions = {
  sin: 'Sine of an angle in radians.',
  cos: 'Cosine of an angle in radians.',
  tan: 'Tangent of an angle in radians.',
  exp: 'The power of e.',
  sqrt: 'Square root.',
};

const pi = { pi: 'The number 3.14159…, half a turn in radians.' };

/** By version; what is read is said in the library's documentation of OpenQASM. */
export const qasmWords: Readonly<Record<'qasm2' | 'qasm3', Words>> = {
  qasm2: {
    keywords: words({
      OPENQASM: 'Says which version of OpenQASM the text is in.',
      ...shared,
      qreg: 'Declares a register of qubits.',
      creg: 'Declares a register of bits, which measurements write.',
      opaque: 'Declares a gate without saying what it does.',
    }),
    types: [],
    constants: words(pi),
    functions: words({
      ...sharedFunctions,
      ln: 'Natural logarithm.',
      acos: 'Inverse cosine, in radians.',
      asin: 'Inverse sine, in radians.',
      atan: 'Inverse tangent, in radians.',
    }),
    library: 'qelib1.inc',
    others: new Set(),
  },
  qasm3: {
    keywords: words({
      OPENQASM: 'Says which version of OpenQASM the text is in.',
      ...shared,
      else: 'What happens where the condition of `if` does not hold.',
      for: 'Repeats statements for every number of a range.',
      in: 'Stands between the variable of a loop and its range.',
      let: 'Gives a name to some of the qubits of a register.',
      const: 'Declares a number that is known beforehand.',
      input: 'Declares a parameter: a number that is given when the circuit is run.',
      box: 'Keeps gates together.',
      ctrl: 'Makes a gate act only where another qubit is |1>: `ctrl @ x a, b;`.',
      negctrl: 'Makes a gate act only where another qubit is |0>: `negctrl @ x a, b;`.',
      inv: 'Inverts a gate: `inv @ s q;`.',
      pow: 'Takes a power of a gate: `pow(1/2) @ x q;`.',
      pragma: 'Says something to those who read the text.',
    }),
    types: words({
      qubit: 'A qubit, or with a number in brackets a register of them.',
      bit: 'A bit that a measurement writes, or a register of them.',
      angle: 'An angle in radians.',
      float: 'A number.',
      int: 'A whole number.',
      uint: 'A whole number from 0.',
      qreg: 'A register of qubits, as OpenQASM 2 declares it.',
      creg: 'A register of bits, as OpenQASM 2 declares it.',
    }),
    constants: words({
      ...pi,
      tau: 'The number 6.28318…, a whole turn in radians.',
      euler: 'The number 2.71828…, the base of natural logarithms.',
      π: 'The same as pi.',
      τ: 'The same as tau.',
      ℇ: 'The same as euler.',
    }),
    functions: words({
      ...sharedFunctions,
      log: 'Natural logarithm.',
      arccos: 'Inverse cosine, in radians.',
      arcsin: 'Inverse sine, in radians.',
      arctan: 'Inverse tangent, in radians.',
      ceiling: 'The next whole number from there.',
      floor: 'The last whole number up to there.',
      mod: 'The remainder of a division.',
    }),
    library: 'stdgates.inc',
    // Source: source/grammar/qasm3Lexer.g4 of github.com/openqasm/openqasm.
    others: new Set(
      split(
        `defcalgrammar def cal defcal extern break continue end return while switch case default nop output readonly
         mutable bool complex array void duration stretch durationof delay true false im`,
      ),
    ),
  },
};
