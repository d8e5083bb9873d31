import { describe, expect, it } from 'vitest';
import { resultFormats } from '../../../../src/formats/ionq/index.js';

const artifact = (format: string, id = 'a') => ({ [format]: { id, format, media_type: 'application/json' } });

describe('resultFormats', () => {
  it('lists links and artifacts, by kind and version', () => {
    const results = {
      ...artifact('ionq.result.probabilities-aggregate.json.v1', 'all'),
      ...artifact('ionq.result.shots.json.v2', 's2'),
      ...artifact('ionq.result.probabilities.json.v2', 'p2'),
      ...artifact('ionq.result.probabilities.json.v1', 'p1'),
      histogram: { url: '/v0.4/jobs/a/results/histogram' },
      probabilities: { url: '/v0.4/jobs/a/results/probabilities' },
    };
    expect(resultFormats(results)).toEqual([
      { kind: 'probabilities', version: 1, artifactId: undefined },
      { kind: 'probabilities', version: 1, artifactId: 'p1' },
      { kind: 'probabilities', version: 2, artifactId: 'p2' },
      { kind: 'histogram', version: 1, artifactId: undefined },
      { kind: 'shots', version: 2, artifactId: 's2' },
      { kind: 'aggregated', version: 1, artifactId: 'all' },
    ]);
  });

  it('passes over what it does not know, and lists versions of later times', () => {
    const results = {
      ...artifact('ionq.result.shots.json.v3'),
      ...artifact('ionq.result.energy.json.v1'),
      ...artifact('ionq.native.v1'),
      ...artifact('ionq.result.shots.json.v0'),
      ...artifact('ionq.result.toString.json.v1'),
      'ionq.result.histogram.json.v1': { url: 'x' },
      'ionq.result.histogram.json.v2': { id: '' },
      'ionq.result.probabilities.json.v1': null,
      constructor: { url: 'x' },
      shots: { href: 'x' },
      value: -1.1,
    };
    expect(resultFormats(results)).toEqual([{ kind: 'shots', version: 3, artifactId: 'a' }]);
  });

  it.each([null, undefined, [], 'text', 5, {}])('lists nothing of %o', (results) => {
    expect(resultFormats(results)).toEqual([]);
  });
});
