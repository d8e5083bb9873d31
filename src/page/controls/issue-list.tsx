import type { Issue } from '../../public/index.js';

/** What is wrong, one sentence each with its hint; where it can be shown in a text, a click leads there. */
export function IssueList<Found extends Issue>(props: {
  readonly issues: readonly Found[];
  readonly label: string;
  readonly onShow?: ((issue: Found) => void) | undefined;
  /** Whether an issue can be shown; each can, if left out. */
  readonly hasPlace?: (issue: Found) => boolean;
}) {
  const { onShow, hasPlace = () => true } = props;
  return (
    <ul class="issues" aria-label={props.label}>
      {props.issues.map((found, index) => (
        <li key={index} class={found.severity}>
          <span class="severity">{found.severity}</span> <span class="code">{found.code}</span>{' '}
          {onShow === undefined || !hasPlace(found) ? (
            <span>{found.message}</span>
          ) : (
            <button type="button" class="link" onClick={() => onShow(found)}>
              {placeOf(found)}
              {found.message}
            </button>
          )}
          {found.hint !== undefined && <p class="hint">{found.hint}</p>}
        </li>
      ))}
    </ul>
  );
}

function placeOf({ span }: Issue): string {
  return span === undefined ? '' : `line ${span.line}, column ${span.column}: `;
}
