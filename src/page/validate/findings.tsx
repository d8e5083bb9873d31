import type { EditorView } from '@codemirror/view';
import type { RefObject } from 'preact';
import { IssueList } from '../controls/issue-list.js';
import { showIssue } from '../editor/issues.js';
import { SizeLine } from '../jobs/size-line.js';
import { counted } from '../numerals.js';
import type { PlacedIssue } from '../work/methods/read.js';
import { checkedFor, checkedSizes, failure, isChecking, validation } from './checked-text.js';

/** What speaks against submitting the job, in sentences that lead to their places, and what to expect of it. */
export function Findings({ view }: { readonly view: RefObject<EditorView | null> }) {
  const found = validation.value;
  if (failure.value !== undefined) return <IssueList label="Why it was not checked" issues={[failure.value]} />;
  if (found === undefined) {
    return (
      <p class="hint">Paste a job, open a file, or take the text on the left: what would be refused is marked in it.</p>
    );
  }
  const { ok, issues, text } = found;
  const numbered = issues.map((each) => withLine(text, each));
  return (
    <section aria-label="What was found" aria-busy={isChecking.value} class="findings">
      <p class={ok ? 'good-line' : 'error-line'}>{verdict(issues)}</p>
      {issues.length > 0 && (
        <IssueList
          label="Issues of the job"
          issues={numbered}
          hasPlace={({ place }) => place !== undefined}
          onShow={(issue) => {
            if (view.current !== null) showIssue(view.current, issue);
          }}
        />
      )}
      <SizeLine sizes={checkedSizes.value} />
    </section>
  );
}

function verdict(issues: readonly PlacedIssue[]): string {
  const where = checkedFor.value === '' ? '' : ` for ${checkedFor.value}`;
  const errors = issues.filter(({ severity }) => severity === 'error').length;
  const warnings = issues.length - errors;
  const told = warnings === 0 ? '' : `${errors > 0 ? ', and' : ', but there are'} ${counted(warnings, 'warning')}`;
  if (errors === 0) return `Nothing would be refused${where}${told.replace('are 1', 'is 1')}.`;
  return `It would be refused${where}: ${counted(errors, 'error')}${told}.`;
}

/** Where an issue is, as people count: from 1. */
function withLine(text: string, found: PlacedIssue): PlacedIssue {
  const { place } = found;
  if (place === undefined || found.span !== undefined) return found;
  const before = text.slice(0, place.from);
  const line = before.split('\n').length;
  const column = place.from - before.lastIndexOf('\n');
  return { ...found, span: { line, column, length: Math.max(1, place.to - place.from) } };
}
