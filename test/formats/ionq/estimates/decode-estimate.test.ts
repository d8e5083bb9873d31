import { describe, expect, test } from 'vitest';
import { decodeEstimate } from '../../../../src/formats/ionq/index.js';
import { placesOf } from '../thrown-issues.js';

const byGates = {
  input_values: { backend: 'qpu.forte-1', shots: 10_000, '1q_gates': 51, '2q_gates': 11 },
  estimated_at: '2026-05-20T10:00:00Z',
  cost_unit: 'usd',
  rate_information: {
    job_cost_minimum: 25.7899,
    cost_2q_gate: 0.001121,
    cost_1q_gate: 0.000164,
    organization: 'org',
  },
  estimated_cost: 206.95,
  estimated_execution_time: 1000,
  current_predicted_queue_time: 5000,
};

const byTime = {
  ...byGates,
  rate_information: {
    rate_type: 'quantum_compute_time',
    qct_cost_cents: 250,
    job_cost_minimum: null,
    organization: 'org',
  },
};

const byCard = {
  estimate_context: { backend: 'qpu.forte-1', organization: 'org', project: 'p' },
  estimated_at: '2026-09-20T10:00:00Z',
  estimated_unit: 'usd',
  rate_card: {
    id: 'card',
    rates: [
      { sku: 'gates-1', unit: 'gates', cost_1q_gate: 0.000164, cost_2q_gate: 0.001121, job_cost_minimum: 25.7899 },
      { sku: 'time-1', unit: 'compute_second', unit_cost: 2.5, job_cost_minimum: 0 },
    ],
  },
  estimated_total_cost: 206.95,
  estimated_execution_time: 1000,
  estimated_quantum_compute_time_us: 42,
  current_predicted_queue_time: 5000,
};

describe('decodeEstimate', () => {
  const gates = { unit: 'gates', unitCost: null, oneQubitGate: 0.000164, twoQubitGate: 0.001121, minimum: 25.7899 };
  const common = {
    backend: 'qpu.forte-1',
    organization: 'org',
    cost: 206.95,
    unit: 'usd',
    executionTime: 1000,
    queueTime: 5000,
  };

  test('by gates, as the first document has it', () => {
    expect(decodeEstimate(byGates)).toEqual({
      ...common,
      project: null,
      estimatedAt: '2026-05-20T10:00:00Z',
      rates: [{ ...gates, sku: null }],
      quantumComputeTimeUs: null,
    });
  });

  test('by time, without a minimum, as it was in between', () => {
    expect(decodeEstimate(byTime)).toMatchObject({
      ...common,
      rates: [{ unit: 'quantum_compute_time', unitCost: 2.5, oneQubitGate: null, twoQubitGate: null, minimum: null }],
    });
  });

  test('by a rate card, as it is today', () => {
    expect(decodeEstimate(byCard)).toEqual({
      ...common,
      project: 'p',
      estimatedAt: '2026-09-20T10:00:00Z',
      rates: [
        { ...gates, sku: 'gates-1' },
        { unit: 'compute_second', sku: 'time-1', unitCost: 2.5, oneQubitGate: null, twoQubitGate: null, minimum: 0 },
      ],
      quantumComputeTimeUs: 42,
    });
  });

  test('what is missing is null, what is wrong is told with its place, anything else is refused', () => {
    expect(decodeEstimate({ estimated_cost: 1, rate_information: null })).toMatchObject({
      cost: 1,
      rates: [],
      unit: null,
    });
    const wrong = { ...byCard, estimated_total_cost: '5', rate_card: { rates: [{ unit: 1, cost_1q_gate: 'x' }] } };
    expect(placesOf(() => decodeEstimate(wrong))).toEqual([
      'estimated_total_cost',
      'rate_card.rates.0.cost_1q_gate',
      'rate_card.rates.0.unit',
    ]);
    for (const other of [null, [], 'text', {}, { id: 'job' }])
      expect(() => decodeEstimate(other)).toThrow(/no estimate/);
  });
});
