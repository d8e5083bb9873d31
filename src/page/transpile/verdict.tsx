import { compareNow, doing, verdicts } from '../state/transpilation.js';
import type { VerdictData } from '../work/methods/verdict.js';

const WORDS = {
  same: { icon: '✓', words: 'Verified: the same circuit' },
  different: { icon: '✗', words: 'Not the same circuit' },
  undecided: { icon: '?', words: 'Not decided' },
} as const;

/** Whether the native circuit is the text's, and what is therefore guaranteed. */
export function VerdictBox() {
  const found = verdicts.value;
  if (found === undefined) {
    return <p class="verdict">Not compared yet. {doing.value === undefined && <CompareButton />}</p>;
  }
  const { verdict, forAllValues } = found;
  return (
    <section aria-label="Verdict" class="verdicts">
      <OneVerdict of={verdict} when={forAllValues === undefined ? '' : ' at these values'} />
      {forAllValues !== undefined && <OneVerdict of={forAllValues} when=" for all values of its parameters" />}
      {[verdict, forAllValues].some((each) => each?.equivalent === null) && <CompareButton />}
    </section>
  );
}

function CompareButton() {
  return (
    <button type="button" onClick={compareNow}>
      Compare however long it takes
    </button>
  );
}

function OneVerdict({
  of: { equivalent, guarantee, method },
  when,
}: {
  readonly of: VerdictData;
  readonly when: string;
}) {
  const kind = equivalent === null ? 'undecided' : equivalent ? 'same' : 'different';
  const { icon, words } = WORDS[kind];
  return (
    <div class={`verdict ${kind}`}>
      <p class="verdict-head">
        <span class="verdict-icon" aria-hidden="true">
          {icon}
        </span>{' '}
        <strong>
          {words}
          {when}
        </strong>{' '}
        {method !== 'none' && <span class="method">{method}</span>}
      </p>
      <p class="guarantee">{guarantee}</p>
    </div>
  );
}
