import { ScrollBox } from '../controls/scroll-box.js';
import { numeral } from '../numerals.js';
import type { Register } from '../work/methods/registers.js';

/** How far the distributions of a register are from each other, and how far chance alone would take them. */
export function DistanceTable({ register: { distances, title } }: { readonly register: Register }) {
  if (distances.length === 0) return <p class="hint">There are too many outcomes to compare them all.</p>;
  const hasChance = distances.some(({ byChance }) => byChance !== undefined);
  return (
    <>
      <h3>Distances</h3>
      <ScrollBox label={`Distances of ${title}`}>
        <table>
          <thead>
            <tr>
              <th scope="col">Between</th>
              <th scope="col" class="number">
                Total variation
              </th>
              <th scope="col" class="number">
                Hellinger
              </th>
              {hasChance && (
                <th scope="col" class="number">
                  By chance alone, about (both)
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {distances.map(({ between, distances: { totalVariation, hellinger }, byChance }) => (
              <tr key={between}>
                <th scope="row">{between}</th>
                <td class="number">{numeral(totalVariation, 4)}</td>
                <td class="number">{numeral(hellinger, 4)}</td>
                {hasChance && (
                  <td class="number">
                    {byChance && `${numeral(byChance.totalVariation, 2)}, ${numeral(byChance.hellinger, 2)}`}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </>
  );
}
