import { useRef } from 'preact/hooks';

/** A button that has a file chosen; the same one may be chosen again. */
export function FileButton(props: {
  /** What the button says. */
  readonly label: string;
  /** What the file is, for a screen reader. */
  readonly file: string;
  /** Which files are offered, as the attribute `accept` says. */
  readonly accept: string;
  readonly onOpen: (file: File) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" onClick={() => input.current?.click()}>
        {props.label}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={props.file}
        accept={props.accept}
        onChange={({ currentTarget }) => {
          const [chosen] = currentTarget.files ?? [];
          if (chosen !== undefined) props.onOpen(chosen);
          currentTarget.value = '';
        }}
      />
    </>
  );
}
