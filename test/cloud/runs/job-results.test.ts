import { describe, expect, it } from 'vitest';
import { CircuitResults, JobResults } from '../../../src/cloud/runs/job-results.js';
import { circuit, decodeProbabilities } from '../../../src/public/index.js';

const measured = circuit(3).h(0).measure('a', 0, 1).measure('b', 2);
const thirds = decodeProbabilities({ 0: 1 / 3, 1: 1 / 3, 6: 1 / 3 }, measured);
const nothing = { shots: () => Promise.resolve(undefined), variants: () => Promise.resolve([]) };
const ofCircuit = (name?: string, shots: number | undefined = 100) => new CircuitResults(name, thirds, shots, nothing);

describe('the results of a circuit', () => {
  it('as counts add up to the shots, or to as many as are asked for', () => {
    for (const shots of [undefined, 1, 10, 1_000_000]) {
      const counts = ofCircuit().counts(shots);
      for (const found of [counts.all!, counts.get('a'), counts.get('b')]) {
        expect(found.kind).toBe('counts');
        expect(found.total).toBe(shots ?? 100);
      }
    }
    // Each on its own: two thirds of a hundred are 67, whatever the thirds of all qubits were rounded to.
    expect([...ofCircuit().counts().get('b').toMap()]).toEqual([
      ['0', 67],
      ['1', 33],
    ]);
    expect([...ofCircuit().counts().all!.toMap().values()]).toEqual([34, 33, 33]);
  });

  it('have no counts where nobody says how many shots there were', () => {
    const exact = new CircuitResults(undefined, thirds, undefined, nothing);
    expect(() => exact.counts()).toThrow(expect.objectContaining({ code: 'NotAnswerable' }));
    expect(exact.counts(9).get('a').total).toBe(9);
    for (const shots of [-1, 1.5, '3' as never]) expect(() => exact.counts(shots)).toThrow(/there are no/);
  });

  it('are asked for by key', () => {
    expect(ofCircuit().get('a')).toBe(thirds.get('a'));
    expect(() => ofCircuit().get('c' as never)).toThrow(expect.objectContaining({ code: 'UnknownKey' }));
  });
});

describe('the results of a job', () => {
  it('of one circuit are that circuit’s', async () => {
    const results = new JobResults([ofCircuit('only')]);
    expect(results.probabilities).toBe(thirds);
    expect(results.get('a')).toBe(thirds.get('a'));
    expect(results.counts(10).get('a').total).toBe(10);
    expect(await results.shots()).toBeUndefined();
    expect(await results.variants()).toEqual([]);
    expect([...results]).toEqual(results.circuits);
  });

  it('of several or none say that there is not one', () => {
    for (const results of [new JobResults([]), new JobResults([ofCircuit(), ofCircuit()])]) {
      for (const ask of [
        () => results.probabilities,
        () => results.get('a'),
        () => results.counts(),
        () => results.shots(),
        () => results.variants(),
      ]) {
        expect(ask).toThrow(expect.objectContaining({ code: 'CircuitCount' }));
      }
    }
  });

  it('are found by name where one circuit has it', () => {
    const results = new JobResults([ofCircuit('x'), ofCircuit('y'), ofCircuit('y'), ofCircuit()]);
    expect(results.named('x')).toBe(results.circuits[0]);
    expect(() => results.named('y')).toThrow(/2 circuits of the job are called/);
    expect(() => results.named('z')).toThrow(/no circuit of the job is called "z"/);
  });
});
