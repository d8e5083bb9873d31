import { useEffect, useState } from 'preact/hooks';
import { Choice } from '../controls/field.js';
import { issuesOf } from '../work/issues-of.js';
import type { JobHistogram, JobOutcomes, JobSummary } from '../work/methods/jobs.js';
import { service } from '../work/workers.js';

type Aggregation = 'average' | 'sharpened';

/** What a job measured, by measurement key, and what it cost. */
export function JobOutcomesView({ job }: { readonly job: JobSummary }) {
  const { id, place, debiased } = job;
  const [aggregation, setAggregation] = useState<Aggregation>('average');
  const [found, setFound] = useState<JobOutcomes>();
  const [failure, setFailure] = useState<string>();
  useEffect(() => {
    const controller = new AbortController();
    const asked = { id, place, ...(debiased ? { aggregation } : {}) };
    setFailure(undefined);
    service.call('jobResults', asked, { signal: controller.signal }).then(setFound, (error) => {
      if (!controller.signal.aborted) setFailure(issuesOf(error)[0]!.message);
    });
    return () => controller.abort();
  }, [id, place, debiased, aggregation]);
  if (failure !== undefined) return <p class="error-line">{failure}</p>;
  if (found === undefined) return <p aria-busy="true">Fetching the results…</p>;
  const { circuits, cost } = found;
  return (
    <div class="job-outcomes">
      {debiased && (
        <Choice<Aggregation>
          name="Variants become one by"
          value={aggregation}
          options={[
            ['average', 'their mean'],
            ['sharpened', 'what most of them saw most often'],
          ]}
          onChoose={setAggregation}
        />
      )}
      {circuits.map(({ title, histograms }, index) => (
        <section key={index} aria-label={title}>
          {circuits.length > 1 && <h3>{title}</h3>}
          <div class="histograms">
            {histograms.map((histogram) => (
              <Histogram key={histogram.key ?? ''} histogram={histogram} />
            ))}
          </div>
        </section>
      ))}
      {cost !== undefined && <p class="hint">It cost {cost}.</p>}
    </div>
  );
}

/** Outcomes as bars, in a table that reads without them. */
function Histogram({ histogram }: { readonly histogram: JobHistogram }) {
  const { key, labels, outcomes, left } = histogram;
  const most = Math.max(...outcomes.map(({ probability }) => probability));
  return (
    <table class="bars">
      <caption>
        {key === undefined ? 'all qubits' : <code>{key}</code>} <small>{labels.join(' ')}</small>
      </caption>
      <tbody>
        {outcomes.map(({ bits, probability }) => (
          <tr key={bits}>
            <th scope="row">
              <code>{bits}</code>
            </th>
            <td class="bar-cell" aria-hidden="true">
              <span class="one-bar" style={{ width: `${most > 0 ? (100 * probability) / most : 0}%` }} />
            </td>
            <td class="number">{(100 * probability).toFixed(1)} %</td>
          </tr>
        ))}
      </tbody>
      {left > 0 && (
        <tfoot>
          <tr>
            <td colSpan={3}>and {left.toLocaleString('en')} more</td>
          </tr>
        </tfoot>
      )}
    </table>
  );
}
