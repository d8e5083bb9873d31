import { CopyButton, SaveButton } from '../controls/hand-out.js';
import { ScrollBox } from '../controls/scroll-box.js';
import { numeral } from '../numerals.js';
import type { SweepPoint } from '../work/methods/sweep.js';
import { csvText } from './csv.js';
import { withError } from './with-error.js';

/** The numbers of the curves, to read, to copy and to save. */
export function SweepTable(props: {
  readonly points: readonly SweepPoint[];
  readonly parameter: string;
  /** What the numbers are. */
  readonly plotted: string;
}) {
  const { points, parameter, plotted } = props;
  const isNoisy = points.some(({ noisy }) => noisy !== undefined);
  const csv = csvText([
    [parameter, 'ideal', 'ideal standard error', ...(isNoisy ? ['noisy', 'noisy standard error'] : [])],
    ...points.map(({ at, ideal, noisy }) => [
      at,
      ideal.value,
      ideal.standardError,
      ...(isNoisy ? [noisy?.value, noisy?.standardError] : []),
    ]),
  ]);
  return (
    <details class="as-table">
      <summary>The points as a table</summary>
      <div class="hand-outs">
        <CopyButton what="points as CSV" text={csv} />
        <SaveButton what="points as CSV" text={csv} file="sweep.csv" />
        <SaveButton what="points as JSON Lines" text={jsonLines(props)} file="sweep.jsonl" />
      </div>
      <ScrollBox label={`Points of the ${plotted}`}>
        <table>
          <thead>
            <tr>
              <th scope="col" class="number">
                {parameter}
              </th>
              <th scope="col" class="number">
                ideal
              </th>
              {isNoisy && (
                <th scope="col" class="number">
                  noisy
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {points.map(({ index, at, ideal, noisy }) => (
              <tr key={index}>
                <th scope="row" class="number">
                  {numeral(at, 6)}
                </th>
                <td class="number">{withError(ideal.value, ideal.standardError)}</td>
                {isNoisy && <td class="number">{noisy && withError(noisy.value, noisy.standardError)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </details>
  );
}

/** One line for each point, in the form of `ionloom sweep`. */
function jsonLines({ points, parameter, plotted }: Parameters<typeof SweepTable>[0]): string {
  return points
    .map(({ index, at, ideal, noisy }) => {
      const value = { plotted, ideal, ...(noisy === undefined ? {} : { noisy }) };
      return `${JSON.stringify({ index, values: { [parameter]: at }, value })}\n`;
    })
    .join('');
}
