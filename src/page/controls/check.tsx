import { useId } from 'preact/hooks';

/** Something that is so or not. */
export function Check(props: {
  readonly name: string;
  readonly hint?: string | undefined;
  readonly value: boolean;
  readonly onChange: (value: boolean) => void;
}) {
  const id = useId();
  const hintId = `${id}-hint`;
  return (
    <div class="check">
      <label for={id}>
        <input
          id={id}
          type="checkbox"
          checked={props.value}
          aria-describedby={props.hint === undefined ? undefined : hintId}
          onChange={({ currentTarget }) => props.onChange(currentTarget.checked)}
        />
        {props.name}
      </label>
      {props.hint !== undefined && (
        <small id={hintId} class="hint">
          {props.hint}
        </small>
      )}
    </div>
  );
}
