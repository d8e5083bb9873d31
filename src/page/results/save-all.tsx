import { useEffect, useRef, useState } from 'preact/hooks';
import { save } from '../controls/hand-out.js';
import { parameterValues } from '../state/parameters.js';
import type { ChosenCircuit } from '../work/methods/chosen-circuit.js';
import type { Register } from '../work/methods/registers.js';
import { laboratory } from '../work/workers.js';
import { csvText } from './csv.js';
import { bitOrder } from './histogram-bars.js';
import { engine } from './settings.js';

/** Files of up to 65,536 lines. */
const WIDEST_FILE = 16;

/** Saves the ideal probability of every outcome, where more are possible than are shown. */
export function SaveAll({ register, of }: { readonly register: Register; readonly of: ChosenCircuit | undefined }) {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const running = useRef<AbortController | undefined>(undefined);
  useEffect(() => () => running.current?.abort(), []);
  const bits = register.lengths.reduce((sum, length) => sum + length, 0);
  if (of === undefined || bits > WIDEST_FILE || 2 ** bits <= register.rows.length) return null;

  async function saveAll(given: ChosenCircuit): Promise<void> {
    const controller = new AbortController();
    const { signal } = controller;
    running.current = controller;
    setBusy(true);
    setProblem('');
    try {
      const { keys } = register;
      const asked = { ...given, values: parameterValues.value, keys, engine: engine.value };
      const { probabilities } = await laboratory.call('distribution', asked, { signal });
      const lines = Array.from(probabilities, (probability, value) => [outcomeText(value, bits), probability]);
      save(csvText([[`outcome (${bitOrder(register)})`, 'ideal probability'], ...lines]), 'probabilities.csv');
    } catch (error) {
      if (!signal.aborted) setProblem((error as Error).message);
    } finally {
      if (!signal.aborted) setBusy(false);
    }
  }

  return (
    <>
      <button type="button" disabled={isBusy} onClick={() => saveAll(of)}>
        Save all {(2 ** bits).toLocaleString('en')} ideal probabilities
      </button>
      {problem !== '' && <p class="hint problem">{problem}</p>}
    </>
  );
}

/** An outcome as text, bit 0 first. */
function outcomeText(value: number, bits: number): string {
  return [...value.toString(2).padStart(bits, '0')].reverse().join('');
}
