/*
 * Sentences that the type checker and the running program share: each writer returns the sentence as a literal type,
 * so a mistake that TypeScript can see reads the same as the one that it cannot.
 */

export type QubitOutside<Q extends number, N extends number> = `qubit ${Q} is outside this ${N}-qubit circuit`;
export function qubitOutside<const Q extends number, const N extends number>(qubit: Q, qubits: N): QubitOutside<Q, N> {
  return `qubit ${qubit} is outside this ${qubits}-qubit circuit`;
}

export type QubitNotWhole<Q extends number> = `${Q} is not a qubit: qubits are whole numbers from 0`;
export function qubitNotWhole<const Q extends number>(qubit: Q): QubitNotWhole<Q> {
  return `${qubit} is not a qubit: qubits are whole numbers from 0`;
}

export type QubitTwice<Q extends number> = `qubit ${Q} is named twice in one gate`;
export function qubitTwice<const Q extends number>(qubit: Q): QubitTwice<Q> {
  return `qubit ${qubit} is named twice in one gate`;
}

export type KeyTwice<Key extends string> = `the measurement key '${Key}' is already used`;
export function keyTwice<const Key extends string>(key: Key): KeyTwice<Key> {
  return `the measurement key '${key}' is already used`;
}

export type MeasuredHasNo<What extends string> = `a circuit that measures has no ${What}`;
export function measuredHasNo<const What extends string>(what: What): MeasuredHasNo<What> {
  return `a circuit that measures has no ${what}`;
}

/** Said of a circuit that is run before its parameters have values. */
export type ParameterFree<Name extends string> = `the parameter '${Name}' has no value yet: bind it first`;
export function parameterFree<const Name extends string>(name: Name): ParameterFree<Name> {
  return `the parameter '${name}' has no value yet: bind it first`;
}

/**
 * What a circuit must also be to be run: anything, unless its type names free parameters; then a sentence that no
 * circuit is, so that the type checker shows it.
 */
export type Bound<P extends string> = string extends P ? unknown : [P] extends [never] ? unknown : ParameterFree<P>;

/** Said of a value for a parameter that the circuit does not have. */
export type NoParameter<Name extends string> = `the circuit has no parameter '${Name}'`;
export function noParameter<const Name extends string>(name: Name): NoParameter<Name> {
  return `the circuit has no parameter '${name}'`;
}

export type WidthDiffers<
  M extends number,
  W extends number,
> = `the circuit to append has ${M} qubits, but ${W} wires are named`;
export function widthDiffers<const M extends number, const W extends number>(qubits: M, wires: W): WidthDiffers<M, W> {
  return `the circuit to append has ${qubits} qubits, but ${wires} wires are named`;
}

/** Said of a gate that is called by its name in another dialect. */
export type NamedOtherwise<Name extends string, Ours extends string> = `${Name} is called ${Ours} here`;
export function namedOtherwise<const Name extends string, const Ours extends string>(
  name: Name,
  ours: Ours,
): NamedOtherwise<Name, Ours> {
  return `${name} is called ${ours} here`;
}

export type OtherGateset<H extends string, G extends string> = `a ${H} circuit cannot be appended to a ${G} one`;
export function otherGateset<const H extends string, const G extends string>(appended: H, to: G): OtherGateset<H, G> {
  return `a ${appended} circuit cannot be appended to a ${to} one`;
}
