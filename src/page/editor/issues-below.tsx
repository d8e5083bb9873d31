import { IssueList } from '../controls/issue-list.js';
import { reading } from '../state/reading.js';
import type { PlacedIssue } from '../work/methods/read.js';
import { countOf } from './issue-count.js';

/** The most issues that are listed; the library says of most texts no more than these. */
const MOST = 100;

/** What is wrong with the text, in a list that leads to the places. */
export function IssuesBelow(props: { readonly onShow: (found: PlacedIssue) => void }) {
  const { issues = [], note } = reading.value ?? {};
  if (issues.length === 0) return null;
  const listed = issues.slice(0, MOST);
  return (
    <section class="issues-below" aria-label="Issues of the text">
      <h2>
        {countOf(issues)} <span class="hint">F8 goes to the next one</span>
      </h2>
      {note !== undefined && <p class="hint">{note}</p>}
      <IssueList label="Issues" issues={listed} onShow={props.onShow} hasPlace={({ place }) => place !== undefined} />
      {issues.length > MOST && <p class="hint">and {issues.length - MOST} more</p>}
    </section>
  );
}
