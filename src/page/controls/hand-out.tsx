import { announce } from './announce.js';

/** Copies a text. */
export function CopyButton(props: { readonly what: string; readonly text: string }) {
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(props.text);
      announce(`${props.what} copied`);
    } catch {
      announce(`the browser does not let ${props.what} be copied; select the text and copy it by hand`);
    }
  }
  return (
    <button type="button" onClick={copy}>
      Copy {props.what}
    </button>
  );
}

/** Saves a text as a file. */
export function SaveButton(props: { readonly what: string; readonly text: string; readonly file: string }) {
  return (
    <button type="button" onClick={() => save(props.text, props.file)}>
      Save {props.what}
    </button>
  );
}

/** Saves a text as a file, and says so. */
export function save(text: string, file: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = file;
  link.click();
  URL.revokeObjectURL(url);
  announce(`${file} saved`);
}
