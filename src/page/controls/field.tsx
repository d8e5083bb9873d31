import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

/** A control under its name, with a hint that a screen reader says after it. */
export function Field(props: {
  readonly name: string;
  readonly hint?: string | undefined;
  readonly children: (attributes: { readonly id: string; readonly 'aria-describedby'?: string }) => ComponentChildren;
}) {
  const id = useId();
  const hintId = `${id}-hint`;
  return (
    <div class="field">
      <label for={id}>{props.name}</label>
      {props.children(props.hint === undefined ? { id } : { id, 'aria-describedby': hintId })}
      {props.hint !== undefined && (
        <small id={hintId} class="hint">
          {props.hint}
        </small>
      )}
    </div>
  );
}

/** One of several, by name. */
export function Choice<Value extends string>(props: {
  readonly name: string;
  readonly hint?: string | undefined;
  readonly value: Value;
  /** Values in their order, each with what people read. */
  readonly options: readonly (readonly [value: Value, label: string])[];
  readonly onChoose: (value: Value) => void;
}) {
  return (
    <Field name={props.name} hint={props.hint}>
      {(attributes) => (
        <select
          {...attributes}
          value={props.value}
          onChange={({ currentTarget }) => props.onChoose(currentTarget.value as Value)}
        >
          {props.options.map(([value, label]) => (
            <option key={value} value={value} selected={value === props.value}>
              {label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** A number that is typed; what is none, or out of range, is not taken and is told by the browser. */
export function NumberField(props: {
  readonly name: string;
  readonly hint?: string | undefined;
  readonly value: number;
  readonly least?: number;
  readonly most?: number;
  /** `any` if left out; 1 for whole numbers. */
  readonly step?: number;
  readonly onChange: (value: number) => void;
}) {
  return (
    <Field name={props.name} hint={props.hint}>
      {(attributes) => (
        <input
          {...attributes}
          type="number"
          value={props.value}
          min={props.least}
          max={props.most}
          step={props.step ?? 'any'}
          required
          onInput={({ currentTarget }) => {
            if (currentTarget.validity.valid) props.onChange(currentTarget.valueAsNumber);
          }}
          // What is shown is what is used, once nobody is typing any more.
          onBlur={({ currentTarget }) => {
            if (!currentTarget.validity.valid) currentTarget.value = String(props.value);
          }}
        />
      )}
    </Field>
  );
}

/** A line of text. */
export function TextField(props: {
  readonly name: string;
  readonly hint?: string | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  return (
    <Field name={props.name} hint={props.hint}>
      {(attributes) => (
        <input
          {...attributes}
          type="text"
          value={props.value}
          autocomplete="off"
          spellcheck={false}
          onInput={({ currentTarget }) => props.onChange(currentTarget.value)}
        />
      )}
    </Field>
  );
}
