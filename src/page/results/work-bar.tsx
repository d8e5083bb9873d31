import { IssueList } from '../controls/issue-list.js';
import type { MethodName } from '../work/methods/index.js';
import type { Computation } from './computation.js';

/**
 * What stands above a result: the button of what is not computed by itself, that something is being computed and how to
 * end it, and why it failed.
 *
 * @param props.what completes "Computing ...", "Compute ..."
 * @param props.cost a sentence about what it takes; shown with the button
 */
export function WorkBar<Name extends MethodName>(props: {
  readonly computation: Computation<Name>;
  readonly what: string;
  readonly isAutomatic: boolean;
  readonly cost?: string | undefined;
  readonly progress?: string | undefined;
}) {
  const { isBusy, isCurrent, issues, start, stop } = props.computation;
  return (
    <>
      <div class="work-bar">
        {!props.isAutomatic && !isBusy && !isCurrent && (
          <>
            <button type="button" class="primary" onClick={start}>
              Compute {props.what}
            </button>
            {props.cost !== undefined && <p class="hint">{props.cost}</p>}
          </>
        )}
        {isBusy && (
          <>
            <p class="hint">{props.progress ?? `Computing ${props.what}…`}</p>
            <button type="button" onClick={stop}>
              Cancel
            </button>
          </>
        )}
      </div>
      {issues.length > 0 && <IssueList issues={issues} label={`Why there is no ${props.what}`} />}
    </>
  );
}
