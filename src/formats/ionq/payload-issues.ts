import type * as z from 'zod';
import { type Issue, issue } from '../../errors/index.js';
import { checkGates } from './check-gates.js';
import { isObject, type JsonPath, member, show } from './json-value.js';
import { circuitsIn, type PayloadCircuit, shapeOf } from './payload-circuits.js';
import { schemaIssues } from './schema-issues.js';
import { circuitFrames } from './schemas/circuits.js';
import { nativeGate, qisGate } from './schemas/gates.js';
import { jobFrame } from './schemas/jobs.js';

/** An array of a single gate with more entries than this is not looked into. */
const LONGEST_GATE_ARRAY = 100_000;

/**
 * Everything in which a payload (a job, its input, or a compiled circuit) strays from the schemas and from what its
 * gates mean, in order of place; stops after about `limit` findings. The value has to be plain JSON data.
 */
export function payloadIssues(payload: unknown, limit: number): readonly Issue[] {
  const issues = [...schemaIssues(frameOf(payload), payload, [], limit)];
  for (const circuit of circuitsIn(payload)) {
    if (issues.length >= limit) break;
    issues.push(...gateSchemaIssues(circuit, limit - issues.length), ...checkGates(circuit, limit - issues.length));
    issues.push(...registerIssues(circuit));
  }
  return issues;
}

/** The schema of the payload's shape, gates left open. */
function frameOf(payload: unknown): z.ZodType {
  const shape = shapeOf(payload);
  if (shape === 'job') return jobFrame;
  if (shape === 'compiled') return circuitFrames.compiledCircuit;
  return member(payload, 'circuits') === undefined ? circuitFrames.circuitInput : circuitFrames.multiCircuitInput;
}

function gateSchemaIssues({ gates, gateset, path }: PayloadCircuit, limit: number): readonly Issue[] {
  if (gateset === undefined) return []; // the frame has reported it, and no gate can be judged without it
  const schema = gateset === 'qis' ? qisGate : nativeGate;
  const issues: Issue[] = [];
  for (const [index, gate] of gates.entries()) {
    if (issues.length >= limit) break;
    const at: JsonPath = [...path, 'circuit', index];
    const long =
      isObject(gate) && Object.values(gate).some((field) => Array.isArray(field) && field.length > LONGEST_GATE_ARRAY);
    if (long) {
      const message = `a gate has an array of more than ${LONGEST_GATE_ARRAY} entries`;
      issues.push(issue('InvalidInput', message, { path: at }));
    } else issues.push(...schemaIssues(schema, gate, at, limit - issues.length));
  }
  return issues;
}

/** A register names qubits of its circuit, each at most once. */
function registerIssues({ registers, qubits, path }: PayloadCircuit): readonly Issue[] {
  if (!isObject(registers)) return [];
  const issues: Issue[] = [];
  for (const [name, wires] of Object.entries(registers)) {
    if (!Array.isArray(wires)) continue;
    const seen = new Set<unknown>();
    for (const [bit, wire] of wires.entries()) {
      const at = { path: [...path, 'registers', name, bit], received: show(wire) };
      if (typeof wire !== 'number') continue;
      if (qubits !== undefined && wire >= qubits) {
        const message = `the register ${show(name)} names qubit ${wire} of a circuit with ${qubits}`;
        issues.push(issue('RegisterMap', message, { ...at, expected: `0 to ${qubits - 1}, or null` }));
      } else if (seen.has(wire)) {
        issues.push(issue('RegisterMap', `the register ${show(name)} names qubit ${wire} twice`, at));
      }
      seen.add(wire);
    }
  }
  return issues;
}
