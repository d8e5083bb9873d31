import { useId } from 'preact/hooks';
import type { Issue } from '../../public/index.js';

/** A field for a sum of Pauli strings; what is wrong with it stands below it. */
export function ObservableField(props: {
  readonly value: string;
  readonly issues: readonly Issue[];
  readonly onChange: (text: string) => void;
}) {
  const id = useId();
  const { value, issues, onChange } = props;
  return (
    <div class="field wide">
      <label for={id}>Observable</label>
      <input
        id={id}
        type="text"
        value={value}
        autocomplete="off"
        spellcheck={false}
        aria-invalid={issues.length > 0}
        aria-describedby={`${id}-hint`}
        onInput={({ currentTarget }) => onChange(currentTarget.value)}
      />
      <small id={`${id}-hint`} class={issues.length > 0 ? 'hint problem' : 'hint'}>
        {issues.length > 0
          ? issues.map(({ message, hint }) => `${message}${hint === undefined ? '' : `; ${hint}`}`).join(' ')
          : 'such as Z0 Z1 - 0.5*X0, or ZZI with qubit 0 last'}
      </small>
    </div>
  );
}
