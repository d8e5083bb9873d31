import { useId, useMemo, useState } from 'preact/hooks';
import { Choice } from '../controls/field.js';
import { counted, numeral } from '../numerals.js';
import { Plot } from '../plot/plot.js';
import type { Curves } from '../plot/plotted.js';
import type { SweepFileCurve } from '../work/methods/sweep-file.js';
import { useComputation } from './computation.js';
import { spanOf } from './span.js';
import { WorkBar } from './work-bar.js';

/** The results of a sweep that ran elsewhere: a number of theirs as a curve. */
export function SweepFile() {
  const title = useId();
  const input = useId();
  const [opened, setOpened] = useState<{ readonly file: File; readonly count: number } | undefined>(undefined);
  const open = (file: File | undefined) => {
    if (file !== undefined) setOpened((before) => ({ file, count: (before?.count ?? 0) + 1 }));
  };
  return (
    <section aria-labelledby={title} class="result-part">
      <h2 id={title}>Sweep from a file</h2>
      <div class="field">
        <label for={input}>Results of a sweep, as JSON Lines</label>
        <input
          id={input}
          type="file"
          accept=".jsonl,.ndjson,.json,application/x-ndjson,application/json"
          onChange={({ currentTarget }) => open(currentTarget.files?.[0])}
        />
        <small class="hint">One object a line, as ionloom sweep writes them; the file stays in this browser.</small>
      </div>
      {opened !== undefined && <FileCurve key={opened.count} file={opened.file} />}
    </section>
  );
}

function FileCurve({ file }: { readonly file: File }) {
  const [over, chooseOver] = useState<string | undefined>(undefined);
  const [number, chooseNumber] = useState<string | undefined>(undefined);
  const [at, chooseAt] = useState<Readonly<Record<string, number | null>>>({});
  const [share, setShare] = useState(0);
  const computation = useComputation('sweepFile', { file, over, number, at }, true, (news) =>
    setShare(news?.share ?? 0),
  );
  const { value: found, isBusy } = computation;
  const curves = useMemo(() => found && curvesOf(found), [found]);
  return (
    <div aria-busy={isBusy}>
      <WorkBar
        computation={computation}
        what="curve"
        isAutomatic={true}
        progress={`Reading ${file.name}, ${Math.floor(100 * share)} %…`}
      />
      {found !== undefined && curves === undefined && (
        <p class="hint problem">
          {file.name} holds no line with values and a result, such as{' '}
          <code>{'{"index": 0, "values": {"theta": 0.1}, "value": {"mean": 0.9}}'}</code>.
        </p>
      )}
      {found !== undefined && curves !== undefined && (
        <>
          <div class="fields">
            <Choice
              name="Over"
              value={curves.labelTitle}
              options={found.parameters.map(({ name }) => [name, name] as const)}
              onChoose={chooseOver}
            />
            <Choice
              name="Number of the results"
              value={curves.valueTitle}
              options={found.names.map((each) => [each, each] as const)}
              onChoose={chooseNumber}
            />
            <Others of={found} onChoose={(name, value) => chooseAt({ ...at, [name]: value })} />
          </div>
          <p class="hint">
            {file.name}: {counted(found.results, 'result')}
            {found.unread.count > 0 &&
              `; ${counted(found.unread.count, 'line')} without one, first line ${found.unread.first}`}
            .
          </p>
          <Plot plotted={curves} sentence={sentenceOf(found)} />
        </>
      )}
    </div>
  );
}

/** Where the parameters stay that the curve does not go over. */
function Others({
  of: { parameters, over, at },
  onChoose,
}: {
  readonly of: SweepFileCurve;
  readonly onChoose: (parameter: string, value: number | null) => void;
}) {
  const axes = parameters.filter(({ name, values }) => name !== over && values.length > 0);
  return axes.map(({ name, values }) => (
    <Choice
      key={name}
      name={`At ${name}`}
      value={at[name] === null ? '' : String(at[name])}
      options={[['', 'any value'], ...values.map((value) => [String(value), numeral(value, 6)] as const)]}
      onChoose={(chosen) => onChoose(name, chosen === '' ? null : Number(chosen))}
    />
  ));
}

function sentenceOf({ over, number, at, points }: SweepFileCurve): string {
  const staying = Object.entries(at).flatMap(([name, value]) =>
    value === null ? [] : [`${name} at ${numeral(value, 6)}`],
  );
  const parts = [`Curve of ${number} over ${over}`, ...staying, counted(points.length, 'point'), ...spanOf(points)];
  return `${parts.join(', ')}.`;
}

/** Undefined where the file holds no result. */
function curvesOf({ points, over, number }: SweepFileCurve): Curves | undefined {
  if (over === undefined || number === undefined) return undefined;
  return { kind: 'curves', labelTitle: over, valueTitle: number, series: [{ title: number, points }] };
}
