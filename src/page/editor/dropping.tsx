import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { openFile } from '../state/source.js';

/** Whether a file is held over the page, and would be opened if it were let go. */
const isOver = signal(false);

/** Whether a drag brings files, and not a piece of text. */
export function bringsFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') ?? false;
}

/** Opens the file that was dropped; of several the first. */
export function openDropped({ dataTransfer }: DragEvent): void {
  const [file] = dataTransfer?.files ?? [];
  if (file !== undefined) void openFile(file);
}

/** Lets files be dropped anywhere on the page, but where something else takes them, and shows that they can be. */
export function DropZone() {
  useEffect(() => {
    const ending = new AbortController();
    const { signal: ended } = ending;
    const leave = () => {
      isOver.value = false;
    };
    document.addEventListener(
      'dragover',
      (event) => {
        // A part of the page that takes files itself has said so by now; the editor leaves that to the page.
        isOver.value = bringsFiles(event) && !event.defaultPrevented;
        if (isOver.value) event.preventDefault();
      },
      { signal: ended },
    );
    document.addEventListener(
      'dragleave',
      ({ relatedTarget }) => {
        if (relatedTarget === null) leave();
      },
      { signal: ended },
    );
    // Also where another part of the page takes the file.
    document.addEventListener('drop', leave, { signal: ended, capture: true });
    document.addEventListener(
      'drop',
      (event) => {
        if (!bringsFiles(event) || event.defaultPrevented) return;
        event.preventDefault();
        openDropped(event);
      },
      { signal: ended },
    );
    return () => ending.abort();
  }, []);
  return isOver.value ? (
    <div class="drop-zone">
      <p class="drop-word">Let go to open the file</p>
    </div>
  ) : null;
}
