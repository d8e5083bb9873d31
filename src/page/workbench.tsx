import { signal } from '@preact/signals';
import { Bar } from './bar.js';
import { Announcements } from './controls/announce.js';
import { Tabs } from './controls/tabs.js';
import { EditorPane } from './editor/editor-pane.js';
import { JobsPanel } from './jobs/jobs-panel.js';
import { CircuitPane } from './picture/circuit-pane.js';
import { ResultsPanel } from './results/results-panel.js';
import { TranspilePanel } from './transpile/transpile-panel.js';
import { ValidatePanel } from './validate/validate-panel.js';

const panels = [
  { name: 'transpile', title: 'Transpile', panel: () => <TranspilePanel /> },
  { name: 'results', title: 'Results', panel: () => <ResultsPanel /> },
  { name: 'jobs', title: 'Jobs', panel: () => <JobsPanel /> },
  { name: 'validate', title: 'Validate', panel: () => <ValidatePanel /> },
] as const;

const chosen = signal<(typeof panels)[number]['name']>('transpile');

/** The frame: the bar, the text on the left, what is true of it on the right. */
export function Workbench() {
  return (
    <>
      <a class="skip" href="#truth">
        Skip to the circuit
      </a>
      <Bar />
      <main class="halves">
        <EditorPane />
        <div class="truth" id="truth" tabIndex={-1}>
          <CircuitPane />
          <Tabs
            label="What becomes of the circuit"
            tabs={panels}
            chosen={chosen.value}
            onChoose={(name) => {
              chosen.value = name;
            }}
          />
        </div>
      </main>
      <Announcements />
    </>
  );
}
