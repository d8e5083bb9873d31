import { readHamiltonianJob } from '../../documents/index.js';
import { type Issue, issue } from '../../errors/index.js';
import { isObject, member, show } from '../../formats/ionq/index.js';
import type { Submission } from '../submission.js';
import { widthIssues } from './programs.js';

/** Functions, whose circuits are OpenQASM programs, and the graphs that are passed on to Q-CTRL. */
export function* checkFunctions({ payload, type, target, file }: Submission): Generator<Issue> {
  if (type === 'qctrl.qaoa.v1') yield* graphIssues(member(member(payload, 'input'), 'problem'));
  const job = readHamiltonianJob(payload, file);
  if (job === undefined) return;
  yield* job.issues;
  if (job.circuit) yield* widthIssues(job.circuit, target, ['input', 'data', 'data', 'ansatz', 'data']);
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
