import { CopyButton, SaveButton } from '../controls/hand-out.js';
import { ScrollBox } from '../controls/scroll-box.js';

/** A text to look at, to copy and to save. */
export function CodeView(props: {
  /** What it is, for buttons and for a screen reader. */
  readonly what: string;
  readonly text: string;
  readonly file: string;
}) {
  const { what, text, file } = props;
  const lines = text.split('\n');
  const left = lines.length - SHOWN_LINES;
  return (
    <>
      <ScrollBox label={what} look="text-box">
        <pre>{left > 0 ? lines.slice(0, SHOWN_LINES).join('\n') : text}</pre>
      </ScrollBox>
      {left > 0 && <p class="hint">{left} more lines, which are copied and saved with the rest</p>}
      <div class="fields">
        <CopyButton what={what} text={text} />
        <SaveButton what={what} text={text} file={file} />
      </div>
    </>
  );
}

/** Nobody reads more of them here, and browsers draw them slowly. */
const SHOWN_LINES = 400;
