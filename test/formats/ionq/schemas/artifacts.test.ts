import { describe, expect, it } from 'vitest';
import { schemas } from '../../../../src/formats/ionq/index.js';

const artifact = (format: string) => ({ [format]: { id: 'a', format, media_type: 'application/json' } });

describe('where results are found', () => {
  it('is read by kind, by format and in both ways at once', () => {
    const links = { probabilities: { url: '/v0.4/jobs/a/results/probabilities' } };
    const artifacts = artifact('ionq.result.probabilities.json.v2');
    for (const results of [links, artifacts, { ...links, ...artifacts }, {}]) {
      expect(schemas.circuitJobResult.parse(results)).toEqual(results);
    }
    expect(schemas.circuitJobResult.safeParse({ shots: 'later' }).success).toBe(false);
  });
});

describe('the output of a job of circuits', () => {
  it('holds variants with artifacts, with links and on qubits of their own', () => {
    const variants = [
      { variant_id: 'v', qubit_map: [4, 12, 7], shots: 120, results: artifact('ionq.result.histogram.json.v2') },
      { variant_id: 'w', qubit_map: null, results: { shots: { url: '/v0.4/jobs/a/variants/w/results/shots' } } },
    ];
    const output = {
      compilation: { compiled_circuits: artifact('ionq.native.v1') },
      error_mitigation: { debiasing: { variants, aggregation_method: 'voting' }, symmetry_verification: null },
    };
    expect(schemas.circuitJobOutput.parse(output)).toEqual(output);
    expect(schemas.circuitJobOutput.parse({ compilation: {}, energy: 1 })).toEqual({ compilation: {}, energy: 1 });
    const broken = { error_mitigation: { debiasing: { variants: [{ variant_id: 'v', qubit_map: [-1] }] } } };
    expect(schemas.circuitJobOutput.safeParse(broken).success).toBe(false);
  });
});
