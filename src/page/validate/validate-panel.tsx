import type { EditorView } from '@codemirror/view';
import { useEffect, useRef } from 'preact/hooks';
import { Choice } from '../controls/field.js';
import { FileButton } from '../controls/file-button.js';
import { useJobTargets } from '../jobs/job-form.js';
import { checkedFor, openJob, refusal, startChecking, takeLeftText } from './checked-text.js';
import { Findings } from './findings.js';
import { JobText } from './job-text.js';

/** A job, and what the service would refuse of it before it is asked. */
export function ValidatePanel() {
  useEffect(startChecking, []);
  const view = useRef<EditorView>(null);
  const offered = useJobTargets();
  return (
    <div class="validate">
      <div class="fields validate-controls">
        <Choice
          name="Checked for"
          value={checkedFor.value}
          options={[
            ['', 'the backend that the job names'],
            ...(offered?.all ?? []).map(({ name, label }) => [name, label] as const),
          ]}
          onChoose={(name) => {
            checkedFor.value = name;
          }}
        />
        <button type="button" onClick={takeLeftText}>
          Use the text on the left
        </button>
        <FileButton
          label="Open a job"
          file="File with a job"
          accept=".json,.qasm,.txt,application/json,text/plain"
          onOpen={(file) => void openJob(file)}
        />
      </div>
      {refusal.value !== undefined && (
        <p class="refusal" role="alert">
          {refusal.value}
        </p>
      )}
      <JobText view={view} />
      <Findings view={view} />
    </div>
  );
}
