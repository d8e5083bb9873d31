import type * as z from 'zod/mini';
import { type Issue, issue } from '../../../errors/index.js';
import { isObject, type JsonPath, member, show, valueAt } from '../json/value.js';
import { circuitFrames } from '../schemas/circuits.js';
import { nativeGate, qisGate } from '../schemas/gates.js';
import { jobFrame } from '../schemas/jobs.js';
import { schemaIssues } from '../schemas/schema-issues.js';
import { checkGate } from './gate-issues.js';
import {
  type CircuitShape,
  circuitListIn,
  circuitsIn,
  inputPathOf,
  MAXIMUM_CIRCUITS,
  type PayloadCircuit,
  shapeOf,
} from './payload-circuits.js';

/** An array of a single gate with more entries than this is not looked into. */
const LONGEST_GATE_ARRAY = 100_000;

/**
 * Everything in which a payload (a job, its input, or a compiled circuit) strays from the schemas and from what its
 * gates mean, circuit after circuit. The value has to be plain JSON data.
 *
 * @internal
 */
export function* payloadIssues(payload: unknown): Generator<Issue> {
  const shape = shapeOf(payload);
  const place = shape === 'job' ? [] : inputPathOf(shape);
  const framed = valueAt(payload, place);
  yield* schemaIssues(frameOf(shape, framed), framed, place);
  const { list = [], path: listed } = circuitListIn(payload);
  if (list.length > MAXIMUM_CIRCUITS) {
    yield issue('TooManyCircuits', `a job holds at most ${MAXIMUM_CIRCUITS} circuits`, {
      path: listed,
      expected: `at most ${MAXIMUM_CIRCUITS}`,
      received: String(list.length),
      hint: 'split them over several jobs',
    });
  }
  for (const circuit of circuitsIn(payload)) {
    const { commonGateset, path } = circuit;
    if (commonGateset) yield* schemaIssues(circuitFrames.members[commonGateset], valueAt(payload, path), path);
    yield* gateIssues(circuit);
    yield* registerIssues(circuit);
  }
}

/** The schema of a shape, gates left open. */
function frameOf(shape: CircuitShape, framed: unknown): z.ZodMiniType {
  if (shape === 'job') return jobFrame;
  if (shape === 'compiled') return circuitFrames.compiledCircuit;
  return member(framed, 'circuits') === undefined ? circuitFrames.circuitInput : circuitFrames.multiCircuitInput;
}

function* gateIssues(circuit: PayloadCircuit): Generator<Issue> {
  const { gates, gateset, path } = circuit;
  if (gateset === undefined) return; // the frame has reported it, and no gate can be judged without it
  const schema = gateset === 'qis' ? qisGate : nativeGate;
  for (const [index, gate] of gates.entries()) {
    const at: JsonPath = [...path, 'circuit', index];
    const arrays = isObject(gate) ? Object.values(gate).filter(Array.isArray) : [];
    if (arrays.some(({ length }) => length > LONGEST_GATE_ARRAY)) {
      yield issue('InvalidInput', `an array of one gate has more than ${LONGEST_GATE_ARRAY} entries`, { path: at });
    } else {
      yield* schemaIssues(schema, gate, at);
      yield* checkGate(circuit, index);
    }
  }
}

/** Every register has a name and a qubit, and every qubit is read out into one bit at most. */
function* registerIssues({ registers, qubits, path }: PayloadCircuit): Generator<Issue> {
  if (!isObject(registers)) return;
  const read = new Map<number, string>();
  for (const [name, wires] of Object.entries(registers)) {
    if (!Array.isArray(wires)) continue;
    const place = [...path, 'registers', name];
    if (name === '') yield issue('RegisterMap', 'a register has no name', { path: place });
    if (wires.length === 0) yield issue('RegisterMap', `the register ${show(name)} has no bits`, { path: place });
    else if (wires.every((wire) => wire === null))
      yield issue('RegisterMap', `the register ${show(name)} names no qubit`, { path: place });
    for (const [bit, wire] of wires.entries()) {
      if (typeof wire !== 'number') continue;
      const at = { path: [...place, bit], received: show(wire) };
      const earlier = read.get(wire);
      if (qubits !== undefined && wire >= qubits) {
        const message = `the register ${show(name)} names qubit ${wire} of a circuit with ${qubits}`;
        yield issue('RegisterMap', message, { ...at, expected: `0 to ${qubits - 1}, or null` });
      } else if (earlier !== undefined) {
        const both = earlier === name ? `twice in ${show(name)}` : `in ${show(earlier)} and in ${show(name)}`;
        yield issue('RegisterMap', `qubit ${wire} stands ${both}`, at);
      }
      read.set(wire, name);
    }
  }
}
