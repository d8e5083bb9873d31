import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { type FileFindings, sarifLog } from '../../src/cli/sarif.js';
import { issue, issueCodes } from '../../src/errors/index.js';

interface Log {
  readonly version: string;
  readonly runs: readonly {
    readonly tool: {
      readonly driver: { readonly version: string; readonly rules: readonly { readonly id: string }[] };
    };
    readonly results: readonly {
      readonly ruleId: string;
      readonly ruleIndex: number;
      readonly level: string;
      readonly message: { readonly text: string };
      readonly locations: readonly [{ readonly physicalLocation: { readonly [key: string]: unknown } }];
    }[];
  }[];
}

const runOf = (...findings: readonly FileFindings[]) => (sarifLog(findings, '1.2.3') as Log).runs[0]!;
const placeOf = (finding: FileFindings) => runOf(finding).results[0]!.locations[0].physicalLocation;
const span = { line: 3, column: 5, length: 4, text: 'x q[9];' };

it('names each rule once, and each result by its place among the rules', () => {
  const files = [
    { file: 'b.qasm', issues: [issue('UnknownGate', 'one'), issue('InvalidInput', 'two', { severity: 'warning' })] },
    { file: 'a.qasm', issues: [issue('UnknownGate', 'three')] },
  ];
  const { tool, results } = runOf(...files);
  expect(tool.driver.version).toBe('1.2.3');
  expect(tool.driver.rules).toEqual(
    (['InvalidInput', 'UnknownGate'] as const).map((id) => ({ id, shortDescription: { text: issueCodes[id] } })),
  );
  expect(results.map(({ ruleId, ruleIndex, level }) => [ruleId, ruleIndex, level])).toEqual([
    ['UnknownGate', 1, 'error'],
    ['InvalidInput', 0, 'warning'],
    ['UnknownGate', 1, 'error'],
  ]);
  expect(results.map(({ message }) => message.text)).toEqual(['one', 'two', 'three']);
});

it('ends a region behind its last column', () => {
  const issues = [issue('UnknownGate', 'no', { span })];
  const region = { startLine: 3, startColumn: 5, endColumn: 9 };
  expect(placeOf({ file: 'a.qasm', issues })).toEqual({ artifactLocation: { uri: 'a.qasm' }, region });
  expect(placeOf({ file: 'a.qasm', issues: [issue('UnknownGate', 'no')] })).not.toHaveProperty('region');
});

it('does not take a place in another text for one in the file', () => {
  const inside = issue('UnknownGate', 'no', { span: { ...span, file: 'a.json: input.data' } });
  expect(placeOf({ file: 'a.json', issues: [inside] })).not.toHaveProperty('region');
  const own = issue('UnknownGate', 'no', { span: { ...span, file: 'a.json' } });
  expect(placeOf({ file: 'a.json', issues: [own] })).toHaveProperty('region');
});

it('finds the place of a path in JSON, and says the path', () => {
  const json = '{\n  "qubits": -1\n}';
  const issues = [issue('InvalidInput', 'too few', { path: ['qubits'], hint: 'take more' })];
  expect(placeOf({ file: 'a.json', issues, json })).toMatchObject({ region: { startLine: 2 } });
  expect(placeOf({ file: 'a.json', issues })).not.toHaveProperty('region');
  expect(runOf({ file: 'a.json', issues }).results[0]!.message.text).toBe('qubits: too few (hint: take more)');
});

it.each([
  ['./a b/c#1.qasm', 'a%20b/c%231.qasm'],
  ['..\\a\\b.qasm', '../a/b.qasm'],
  ['-', 'stdin'],
  ['/x/y z.qasm', pathToFileURL('/x/y z.qasm').href],
])('has for %s the address %s', (file, uri) => {
  expect(placeOf({ file, issues: [issue('UnknownGate', 'no')] })).toMatchObject({ artifactLocation: { uri } });
});
