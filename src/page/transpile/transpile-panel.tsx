import { useEffect } from 'preact/hooks';
import { IssueList } from '../controls/issue-list.js';
import { circuit, reading } from '../state/reading.js';
import { loadTargets } from '../state/targets.js';
import { failure, watchTranspilation } from '../state/transpilation.js';
import { Progress } from './progress.js';
import { Result } from './result.js';
import { Settings } from './settings.js';

/** From the text's gates to a machine's: how, with what result, and whether that is the same circuit. */
export function TranspilePanel() {
  useEffect(() => {
    void loadTargets();
    return watchTranspilation();
  }, []);
  return (
    <div class="transpile-panel">
      <Settings />
      <Missing />
      <Progress />
      {failure.value !== undefined && (
        <div role="alert">
          <p>The circuit was not transpiled:</p>
          <IssueList issues={failure.value} label="Why the circuit was not transpiled" />
        </div>
      )}
      <Result />
    </div>
  );
}

/** What is missing before anything can be transpiled. */
function Missing() {
  if (reading.value === undefined || circuit.value !== undefined) return null;
  const errors = reading.value.issues.filter(({ severity }) => severity === 'error').length;
  if (reading.value.text.trim() === '') {
    return <p>There is nothing to transpile yet: write a circuit, or open one.</p>;
  }
  return (
    <p>
      The text cannot be transpiled until {errors === 1 ? 'its error is' : `its ${errors} errors are`} mended; then that
      is done by itself.
    </p>
  );
}
