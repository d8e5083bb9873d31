import { type IonloomError, Source } from '../../../../src/errors/index.js';
import { elaborate } from '../../../../src/formats/qasm/elaborate/program.js';
import { Parser } from '../../../../src/formats/qasm/syntax/parser.js';
import { Problems } from '../../../../src/formats/qasm/syntax/problems.js';

/** The circuit of statements without a head, and what was reported as code and message. */
export function elaborated(text: string, version: 2 | 3 = 3, mostOperations = 1000) {
  const problems = new Problems(new Source(text));
  const circuit = elaborate(problems, new Parser(problems, version).program(), { mostOperations })?.circuit;
  try {
    problems.settle(() => 0);
    return { circuit, reported: [] };
  } catch (error) {
    return { circuit, reported: (error as IonloomError).issues.map(({ code, message }) => `${code}: ${message}`) };
  }
}

/** The gates of a text with their parameters and wires, controls first. */
export function gatesOf(text: string, version: 2 | 3 = 3): readonly string[] {
  const { circuit, reported } = elaborated(text, version);
  if (circuit === undefined) throw new Error(reported.join('; '));
  return circuit.operations.map(
    ({ gate, parameters, controls, targets }) =>
      `${gate.name}(${parameters.map(String).join(',')}) ${[...controls, ...targets].join(',')}`,
  );
}
