import { type Completion, pickedCompletion } from '@codemirror/autocomplete';
import type { EditorView } from '@codemirror/view';
import type { NamedGate } from '../work/methods/gates.js';
import type { Words } from './qasm-words.js';

/** A gate as it is offered in an OpenQASM text. */
export function offeredInQasm(gate: NamedGate, { library }: Words, isIncluded: boolean): Completion {
  const { name, doc, parameters } = gate;
  const lines = [...parametersIn(gate)];
  if (gate.included && !isIncluded) lines.push(`It needs \`include "${library}";\` at the top.`);
  return {
    label: name,
    detail: detailOf(gate),
    type: 'function',
    info: infoOf(doc, lines),
    ...(parameters.length === 0 ? {} : { apply: withParentheses(name) }),
  };
}

/** A gate as it is offered in IonQ JSON, inside of the quotes. */
export function offeredInJson(gate: NamedGate): Completion {
  const { name, doc, controls, fields } = gate;
  const lines = [...parametersIn(gate)];
  if (fields.length > 0) lines.push(`Fields: ${[...new Set(fields)].map((field) => `"${field}"`).join(', ')}.`);
  if (controls > 0) lines.push('It takes "control" or "controls" beside its target.');
  return { label: name, detail: detailOf(gate), type: 'function', info: infoOf(doc, lines) };
}

function detailOf({ parameters, controls, targets }: NamedGate): string {
  const angles = parameters.length === 0 ? '' : `(${parameters.map(({ name }) => name).join(', ')})`;
  const qubits = targets === 'any' ? 'any' : controls + targets;
  const count = qubits === 0 ? '' : `${qubits} ${qubits === 1 ? 'qubit' : 'qubits'}`;
  return [angles, count].filter((part) => part !== '').join(' ');
}

function parametersIn({ parameters }: NamedGate): readonly string[] {
  return parameters.map(({ name, unit, default: value }) => {
    const otherwise = value === undefined ? '' : `, ${value} if left out`;
    return unit === 'none' ? `${name}${otherwise}` : `${name}: in ${unit}${otherwise}`;
  });
}

/** A sentence, and lines under it. */
export function infoOf(doc: string, lines: readonly string[] = []): () => { dom: HTMLElement } {
  return () => {
    const dom = document.createElement('div');
    for (const text of [doc, ...lines]) {
      const line = document.createElement('p');
      line.textContent = text;
      dom.append(line);
    }
    return { dom };
  };
}

/** Writes the name with its parentheses, unless they are there, and puts the cursor between them. */
function withParentheses(name: string) {
  return (view: EditorView, completion: Completion, from: number, to: number): void => {
    const isCalled = view.state.sliceDoc(to, to + 1) === '(';
    view.dispatch({
      changes: { from, to, insert: isCalled ? name : `${name}()` },
      selection: { anchor: from + name.length + 1 },
      userEvent: 'input.complete',
      annotations: pickedCompletion.of(completion),
    });
  };
}
