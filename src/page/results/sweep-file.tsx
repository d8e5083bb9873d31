import { useId, useMemo, useState } from 'preact/hooks';
import { counted } from '../controls/counted.js';
import { Choice } from '../controls/field.js';
import { Plot } from '../plot/plot.js';
import type { Curves } from '../plot/plotted.js';
import { shown } from './numbers.js';
import { readSweepLines, type SweepLines } from './sweep-lines.js';

/** The results of a sweep that ran elsewhere: a number of theirs as a curve. */
export function SweepFile() {
  const title = useId();
  const input = useId();
  const [opened, setOpened] = useState<{ readonly name: string; readonly found: SweepLines } | undefined>(undefined);
  async function open(file: File | undefined): Promise<void> {
    if (file !== undefined) setOpened({ name: file.name, found: readSweepLines(await file.text()) });
  }
  return (
    <section aria-labelledby={title} class="result-part">
      <h2 id={title}>Sweep from a file</h2>
      <div class="field">
        <label for={input}>Results of a sweep, as JSON Lines</label>
        <input
          id={input}
          type="file"
          accept=".jsonl,.ndjson,.json,application/x-ndjson,application/json"
          onChange={({ currentTarget }) => void open(currentTarget.files?.[0])}
        />
        <small class="hint">One object a line, as ionloom sweep writes them; the file stays in this browser.</small>
      </div>
      {opened !== undefined && <FileCurve name={opened.name} found={opened.found} />}
    </section>
  );
}

function FileCurve({ name, found }: { readonly name: string; readonly found: SweepLines }) {
  const { lines, parameters, names, unread } = found;
  const [chosenParameter, chooseParameter] = useState('');
  const [chosenName, chooseName] = useState('');
  const parameter = parameters.find((each) => each === chosenParameter) ?? parameters[0];
  const number = names.find((each) => each === chosenName) ?? names[0];
  const curves = useMemo(() => curvesOf(found, parameter, number), [found, parameter, number]);
  if (curves === undefined || parameter === undefined || number === undefined) {
    return (
      <p class="hint problem">
        {name} holds no line with values and a result, such as{' '}
        <code>{'{"index": 0, "values": {"theta": 0.1}, "value": {"mean": 0.9}}'}</code>.
      </p>
    );
  }
  const { points } = curves.series[0]!;
  const values = points.map(({ value }) => value);
  const span = `between ${shown(Math.min(...values), 4)} and ${shown(Math.max(...values), 4)}`;
  return (
    <>
      <div class="fields">
        <Choice
          name="Over"
          value={parameter}
          options={parameters.map((each) => [each, each] as const)}
          onChoose={chooseParameter}
        />
        <Choice
          name="Number of the results"
          value={number}
          options={names.map((each) => [each, each] as const)}
          onChoose={chooseName}
        />
      </div>
      <p class="hint">
        {name}: {counted(lines.length, 'result')}
        {unread.length > 0 && `; ${counted(unread.length, 'line')} without one, first line ${unread[0]}`}.
      </p>
      <Plot
        plotted={curves}
        sentence={`Curve of ${number} over ${parameter}, ${counted(points.length, 'point')}, ${span}.`}
      />
    </>
  );
}

function curvesOf({ lines }: SweepLines, parameter: string | undefined, name: string | undefined): Curves | undefined {
  if (parameter === undefined || name === undefined) return undefined;
  const points = lines
    .flatMap(({ values, numbers, isComplete }) => {
      const at = values[parameter];
      const number = numbers[name] ?? (isComplete ? { value: 0, standardError: 0 } : undefined);
      return at === undefined || number === undefined ? [] : [{ at, ...number }];
    })
    .sort((a, b) => a.at - b.at);
  return points.length === 0
    ? undefined
    : { kind: 'curves', labelTitle: parameter, valueTitle: name, series: [{ title: name, points }] };
}
