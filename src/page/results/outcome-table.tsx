import { CopyButton, SaveButton } from '../controls/hand-out.js';
import { ScrollBox } from '../controls/scroll-box.js';
import { numeral } from '../numerals.js';
import type { ChosenCircuit } from '../work/methods/chosen-circuit.js';
import type { OutcomeRow, Register } from '../work/methods/registers.js';
import { csvText } from './csv.js';
import { bitOrder, sidesOf, spaced } from './histogram-bars.js';
import { SaveAll } from './save-all.js';

/** A column of numbers: what stands above it, and what it has of an outcome. */
interface Column {
  readonly title: string;
  readonly of: (row: OutcomeRow) => number | undefined;
}

/** The numbers of the bars, to read, to copy and to save. */
export function OutcomeTable({
  register,
  of,
}: {
  readonly register: Register;
  readonly of: ChosenCircuit | undefined;
}) {
  const columns = columnsOf(register);
  const order = bitOrder(register);
  const text = csvText([
    [`outcome (${order})`, ...columns.map(({ title }) => title)],
    ...register.rows.map((row) => [spaced(row.bits, register.lengths), ...columns.map((column) => column.of(row))]),
  ]);
  return (
    <details class="as-table">
      <summary>The outcomes as a table</summary>
      <div class="hand-outs">
        <CopyButton what="outcomes as CSV" text={text} />
        <SaveButton what="outcomes as CSV" text={text} file="outcomes.csv" />
        <SaveAll register={register} of={of} />
      </div>
      <ScrollBox label={`Outcomes of ${register.title}`}>
        <table>
          <thead>
            <tr>
              <th scope="col">Outcome ({order})</th>
              {columns.map(({ title }) => (
                <th key={title} scope="col" class="number">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {register.rows.map((row) => (
              <tr key={row.bits}>
                <th scope="row" class="bits">
                  {spaced(row.bits, register.lengths)}
                </th>
                {columns.map((column) => (
                  <td key={column.title} class="number">
                    {cell(column.of(row))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </details>
  );
}

function columnsOf(register: Register): readonly Column[] {
  return sidesOf(register).flatMap((side) => [
    { title: `${side} probability`, of: (row: OutcomeRow) => row[side]?.probability },
    ...(register.rows.some((row) => row[side]?.count !== undefined)
      ? [{ title: `${side} count`, of: (row: OutcomeRow) => row[side]?.count }]
      : []),
  ]);
}

function cell(value: number | undefined): string {
  return value === undefined ? '' : numeral(value, 6);
}
