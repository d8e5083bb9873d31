import type { PassReport } from '../../public/transpile.js';
import { ScrollBox } from '../controls/scroll-box.js';
import { duration } from '../numerals.js';

/** What each pass made of the circuit: how many gates it left, and what it saved. */
export function Passes({ passes, seconds }: { readonly passes: readonly PassReport[]; readonly seconds: number }) {
  const most = Math.max(1, ...passes.flatMap(({ before, after }) => [before.gates, after.gates]));
  return (
    <ScrollBox label="Passes">
      <table class="passes">
        <caption>
          In {duration(seconds, 3)}. Bars: <span class="swatch two" aria-hidden="true" /> two qubits or more,{' '}
          <span class="swatch one" aria-hidden="true" /> one
        </caption>
        <thead>
          <tr>
            <th scope="col">Pass</th>
            <th scope="col">Gates after it</th>
            <th scope="col">Gates saved</th>
            <th scope="col">Two-qubit gates saved</th>
            <th scope="col" class="number">
              Time
            </th>
          </tr>
        </thead>
        <tbody>
          {passes.map(({ name, before, after, seconds: own }, index) => (
            <tr key={index}>
              <th scope="row">{name}</th>
              <td>
                <span class="bar-of-gates" aria-hidden="true">
                  <span class="two" style={{ width: share(after.twoQubitGates, most) }} />
                  <span class="one" style={{ width: share(after.gates - after.twoQubitGates, most) }} />
                </span>
                {after.gates}
              </td>
              <td>{savedText(before.gates - after.gates)}</td>
              <td>{savedText(before.twoQubitGates - after.twoQubitGates)}</td>
              <td class="number">{duration(own, 3)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

function share(part: number, whole: number): string {
  return `${(100 * part) / whole}%`;
}

/** Gates that went; lowering writes one gate as several pulses, so there may be more. */
function savedText(saved: number): string {
  if (saved === 0) return 'none';
  return saved > 0 ? `${saved} fewer` : `${-saved} more`;
}
