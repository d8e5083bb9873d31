import { describe, expect, it } from 'vitest';
import { issueRanges, readDocument } from '../../src/documents/index.js';
import { type Issue, issue } from '../../src/errors/index.js';
import { validate } from '../../src/validate/index.js';

/** The code of each issue of a wrong text, and what stands at its range. */
function blamed(text: string): readonly (readonly [code: string, what: string | undefined])[] {
  const reading = readDocument(text);
  if (reading.ok) throw new Error('nothing is wrong with it');
  return blame(text, reading.issues);
}

function blame(text: string, issues: readonly Issue[]): readonly (readonly [code: string, what: string | undefined])[] {
  const ranges = issueRanges(text, issues);
  return issues.map(({ code }, index) => {
    const range = ranges[index];
    return [code, range && text.slice(range.from, range.to)] as const;
  });
}

describe('what an issue of OpenQASM underlines', () => {
  it.each(['\n', '\r\n', '\r'])('is its span, with lines that end in %j', (end) => {
    const lines = ['OPENQASM 3.0;', '// 😀', 'qubit[2] q;', '/* 😀 */ hh q[0];', 'x q[2];', 'rx(theta) q[0];'];
    expect(blamed(`\uFEFF${lines.join(end)}`)).toEqual([
      ['UnknownGate', 'hh'],
      ['QubitOutOfRange', '2'],
      ['UndeclaredName', 'theta'],
    ]);
  });

  it('is in version 2, too, and empty only behind the end', () => {
    const head = 'OPENQASM 2.0;\ninclude "qelib1.inc";\nqreg q[1];\n';
    expect(blamed(`${head}cx q[0], q[0];`)).toEqual([['DuplicateQubit', 'q[0]']]);
    expect(blamed(`${head}h q[0]`)).toEqual([['QasmSyntax', '']]);
  });

  it('is there for warnings', () => {
    const text = 'OPENQASM 3.0; qubit[2] q;\n#pragma unknown\nh q;';
    const reading = readDocument(text);
    expect(reading.ok && blame(text, reading.document.warnings)).toEqual([['UnknownPragma', '#pragma unknown']]);
  });
});

describe('what an issue of JSON underlines', () => {
  it('is where the text is no JSON', () => {
    expect(blamed('{"gateset": "qis",\r\n "😀": tru }')).toEqual([['JsonSyntax', 'tru']]);
    expect(blamed('{"qubits": 1, "circuit": [], }')).toEqual([['JsonSyntax', '}']]);
    expect(blamed('{"qubits": 1')).toEqual([['JsonSyntax', '']]);
  });

  it('is a name that stands twice, or is refused', () => {
    expect(blamed('{"qubits": 1, "circuit": [], "qub\\u0069ts": 2}')).toEqual([['DuplicateName', '"qub\\u0069ts"']]);
    expect(blamed('{"qubits": 1, "circuit": [], "__proto__": {}}')).toEqual([['ForbiddenName', '"__proto__"']]);
  });

  it('is a wrong value, a name that there is not, or the object where something is missing', () => {
    const text = `{"type": "ionq.circuit.v1", "backend": "simulator", "shotz": 5,
      "input": {"gateset": "qis", "qubits": 2, "circuit": [
        {"gate": "hh", "target": 0}, {"gate": "h", "target": 7}, {"gate": "h"}, {"gate": "x", "target": 0, "tar\\"get": 1}]}}`;
    expect(blamed(text).toSorted(([, a = ''], [, b = '']) => text.indexOf(a) - text.indexOf(b))).toEqual([
      ['MissingField', '{'],
      ['UnknownField', '"shotz"'],
      ['UnsupportedGate', '"hh"'],
      ['QubitOutOfRange', '{"gate": "h", "target": 7}'],
      ['UnknownField', '"tar\\"get"'],
    ]);
  });

  it('is of a missing field the opening of the object that lacks it', () => {
    const text =
      '{"type": "ionq.circuit.v1", "backend": "simulator", "input": {"gateset": "qis", "circuit": [ {"gate": "h"} ]}}';
    const reading = readDocument(text);
    const [range] = issueRanges(text, reading.ok ? [] : reading.issues);
    expect(range).toEqual({ from: text.indexOf('{"gate": "h"}'), to: text.indexOf('{"gate": "h"}') + 1 });
  });

  it('is a whole value, brackets and all, where the path leads to it', () => {
    const text = '{"a": [1, {"b": [ 2 ]} ], "c": 3}';
    const at = (...path: readonly (string | number)[]) => issue('InvalidInput', 'it is wrong', { path });
    const issues = [at('a', 1), at('a', 1, 'b'), at('a', 1, 'b', 0), at('c'), at(), at('a', 2), at('c', 'd'), at('d')];
    expect(blame(text, issues).map(([, what]) => what)).toEqual([
      '{"b": [ 2 ]}',
      '[ 2 ]',
      '2',
      '3',
      text,
      '[',
      '3',
      '{',
    ]);
  });

  it('is in what validating says, as well', () => {
    const text =
      '{"type": "ionq.circuit.v1", "backend": "qpu.forte-1", "shots": 0, "input": {"gateset": "qis", "qubits": 1, "circuit": [{"gate": "h", "target": 0}]}}';
    const { issues } = validate(text);
    expect(blame(text, issues)).toContainEqual(['ValueOutOfRange', '0']);
  });
});

describe('what an issue of a program inside a job underlines', () => {
  it('is its stretch of the string, whatever the file is called', () => {
    const program = 'OPENQASM 3.0;\n// 😀 "\nqubit[2] q;\r\nh\tq[5];\nxx q[0];';
    const job = { type: 'ionq.qasm3.v1', backend: 'simulator', input: { data: program } };
    for (const text of [JSON.stringify(job), JSON.stringify(job, null, 2).replace('xx', String.raw`\u0078x`)]) {
      for (const file of ['job.json', 'a: b']) {
        const reading = readDocument(text, { file });
        const found = reading.ok ? [] : blame(text, reading.issues);
        expect(found).toEqual([
          ['QubitOutOfRange', '5'],
          ['UnknownGate', text.includes('\\u0078') ? String.raw`\u0078x` : 'xx'],
        ]);
      }
    }
  });

  it('is the string in other versions', () => {
    const job = { type: 'ionq.qasm3.v1', backend: 'simulator', input: { data: 'OPENQASM 2.0; qreg q[1];' } };
    expect(blamed(JSON.stringify(job))).toEqual([['QasmVersion', '2.0']]);
  });
});

describe('an issue without a place in the text', () => {
  it('has no range', () => {
    const path = ['operations', 3];
    const issues = [
      issue('UnknownFormat', 'it is nothing'),
      issue('QubitOutOfRange', 'too far', { path }),
      issue('QasmSyntax', 'elsewhere', { span: { line: 9, column: 1, length: 1 } }),
      issue('QasmSyntax', 'elsewhere', { path, span: { file: 'a: operations[3]', line: 1, column: 1, length: 1 } }),
    ];
    expect(issueRanges('qubit q;', issues)).toEqual([undefined, undefined, undefined, undefined]);
    expect(issueRanges('{"operations": [0, 1, 2, 3]}', issues.slice(3))).toEqual([undefined]);
  });

  it('does not trip over a text that is no JSON', () => {
    const at = issue('InvalidInput', 'it is wrong', { path: ['a', 0] });
    for (const text of ['{', '{"', '{"a', '{"a":', '{"\\u12": [}', '{]}:,', '[', '"', '"\\', '{:"a"[,']) {
      const [range] = issueRanges(text, [at]);
      expect(range!.from).toBeLessThanOrEqual(range!.to);
      expect(range!.to).toBeLessThanOrEqual(text.length);
    }
  });
});
