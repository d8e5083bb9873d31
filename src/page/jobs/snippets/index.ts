import { cirq } from './cirq.js';
import { curl } from './curl.js';
import { ionqCore } from './ionq-core.js';
import { pennylane } from './pennylane.js';
import { qbraid } from './qbraid.js';
import { qiskit } from './qiskit.js';
import type { SnippetWriter } from './source.js';
import { typescript } from './typescript.js';

export type { SnippetCircuit, SnippetSource } from './source.js';

/** Every client that programs are written for, in the order in which they are offered. */
export const snippetWriters: readonly SnippetWriter[] = [curl, typescript, qiskit, cirq, pennylane, ionqCore, qbraid];
