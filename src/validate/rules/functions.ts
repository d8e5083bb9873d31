import { type Issue, issue } from '../../errors/index.js';
import { isObject, member, show } from '../../formats/ionq/index.js';
import type { Submission } from '../submission.js';

/** Inputs that are passed on to other services, as far as they can be judged from here. */
export function* checkFunctions({ payload, type }: Submission): Generator<Issue> {
  const input = member(payload, 'input');
  if (type === 'quantum-function') yield* hamiltonianIssues(member(member(input, 'data'), 'data'));
  if (type === 'qctrl.qaoa.v1') yield* graphIssues(member(input, 'problem'));
  if (type === 'ionq.qasm3.v1') {
    const message = 'the OpenQASM program of the job is not checked here';
    const hint = 'ionloom reads OpenQASM: convert the program to check its circuit';
    yield issue('NotChecked', message, { severity: 'warning', path: ['input', 'data'], hint });
  }
}

const place = ['input', 'data', 'data'];

/** Pauli strings come full-width (`IZZ`) or sparse (`Z0 Z1`); one Hamiltonian is written in one of the two ways. */
function* hamiltonianIssues(data: unknown): Generator<Issue> {
  const terms = member(data, 'hamiltonian');
  if (!Array.isArray(terms)) return;
  if (terms.length === 0)
    yield issue('InvalidInput', 'the Hamiltonian has no terms', { path: [...place, 'hamiltonian'] });
  let width: number | undefined;
  for (const [index, term] of terms.entries()) {
    const word = member(term, 'pauli_string');
    if (typeof word !== 'string') continue;
    const at = { path: [...place, 'hamiltonian', index, 'pauli_string'], received: show(word) };
    const full = /^[IXYZ]+$/.test(word);
    if (!full && !/^([IXYZ]\d+)( +[IXYZ]\d+)*$/.test(word)) {
      const hint = 'write a letter for every qubit ("IZZ"), or letters with their qubits ("Z0 Z1")';
      yield issue('InvalidPauliString', `${show(word)} is not a Pauli string`, { ...at, hint });
    } else if (full && width !== undefined && word.length !== width) {
      const message = `${show(word)} has ${word.length} letters, and the terms before it have ${width}`;
      yield issue('InvalidPauliString', message, { ...at, expected: `${width} letters` });
    } else if (full) width = word.length;
  }
  const ansatz = member(member(data, 'ansatz'), 'data');
  if (typeof ansatz === 'string' && ansatz.trim() === '') {
    yield issue('InvalidInput', 'the ansatz is empty', {
      path: [...place, 'ansatz', 'data'],
      expected: 'an OpenQASM 3 program',
    });
  }
}

/** The graph is in NetworkX's adjacency form: row i lists the neighbours of `nodes[i]`. */
function* graphIssues(problem: unknown): Generator<Issue> {
  if (!isObject(problem)) return;
  const path = ['input', 'problem'];
  const { nodes, adjacency } = problem;
  const expected = 'the form of adjacency_graph of NetworkX';
  if (!Array.isArray(nodes))
    yield issue('MissingField', 'the graph has no list of "nodes"', { path: [...path, 'nodes'], expected });
  if (!Array.isArray(adjacency)) {
    yield issue('MissingField', 'the graph has no list of "adjacency"', { path: [...path, 'adjacency'], expected });
  }
  if (!Array.isArray(nodes) || !Array.isArray(adjacency)) return;
  if (nodes.length !== adjacency.length) {
    const message = `the graph has ${nodes.length} nodes and the neighbours of ${adjacency.length}`;
    yield issue('InvalidInput', message, { path: [...path, 'adjacency'], expected: String(nodes.length) });
  }
  const ids = new Set(nodes.map((node) => member(node, 'id')));
  for (const [row, neighbours] of adjacency.entries()) {
    for (const [index, neighbour] of (Array.isArray(neighbours) ? neighbours : []).entries()) {
      const id = member(neighbour, 'id');
      if (ids.has(id)) continue;
      const details = { path: [...path, 'adjacency', row, index], received: show(id) };
      yield issue('InvalidInput', 'an edge leads to a node that the graph does not have', details);
    }
  }
}
