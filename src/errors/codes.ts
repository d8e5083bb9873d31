/**
 * Every code an {@link Issue} can carry, with the one sentence that explains it.
 *
 * Codes that the service itself uses (`UnsupportedGate`, `NotEnoughQubits`, `TooManyShots`, ...) keep the service's
 * names, so a local finding and a remote failure read the same. Codes are stable: scripts may branch on them.
 */
export const issueCodes = {
  AngleNotFinite: 'An angle is NaN or infinite.',
  AngleSyntax: 'An angle written as text could not be read.',
  DuplicateKey: 'The same measurement key is used twice.',
  DuplicateQubit: 'One operation names the same qubit more than once.',
  GateAfterMeasurement: 'A gate acts on a qubit that was already measured, which IonQ circuits cannot express.',
  GatesetMismatch: 'A gate of one gateset was used in a circuit of the other.',
  IgnoredValue: 'A value of a document was left out because it is missing, malformed or implausible.',
  InvalidCharacterization: 'A characterization document cannot be read as one.',
  InvalidInput: 'A value has the wrong type or shape.',
  InvalidMatrix: 'A matrix has the wrong size or is not unitary.',
  InvalidPauliString: 'A Pauli string has a letter other than I, X, Y, Z or the wrong length.',
  InvalidTarget: 'A custom target has a field that is unknown, missing or out of range.',
  MeasuredCircuit: 'A circuit that measures cannot be inverted, controlled, repeated or appended.',
  ParameterCount: 'A gate got the wrong number of parameters.',
  QubitCount: 'A gate or a circuit got the wrong number of qubits.',
  QubitOutOfRange: 'A qubit index is not a whole number inside the circuit.',
  UnboundParameter: 'A parameter has no value yet where a number is needed.',
  UnknownGate: 'No gate of the table has this name.',
  UnknownParameter: 'A value was given for a parameter that the circuit does not have.',
  UnknownTarget: 'No target of the catalogue has this name.',
} as const;

/** A stable identifier of a kind of problem. */
export type IssueCode = keyof typeof issueCodes;
