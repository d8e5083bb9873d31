import { announce } from './controls/announce.js';
import { FileButton } from './controls/file-button.js';
import { examples } from './state/examples.js';
import { fragmentOf } from './state/fragment.js';
import { scheme, schemes } from './state/scheme.js';
import { openFile, openText, text, title } from './state/source.js';

/** The bar at the top: opening, sharing, light or dark. */
export function Bar() {
  return (
    <header class="bar">
      <h1>
        <img src={new URL('./icon.svg', import.meta.url).href} alt="" width="24" height="24" /> ionloom workbench
      </h1>
      <p class="title">
        <span class="visually-hidden">What is open: </span>
        {title.value}
      </p>
      <div class="bar-controls">
        <select
          aria-label="Open an example"
          onChange={({ currentTarget }) => {
            const example = examples[Number(currentTarget.value)];
            currentTarget.value = '';
            if (example !== undefined) openText(example.text, example.title);
          }}
        >
          <option value="">Examples…</option>
          {examples.map((example, index) => (
            <option key={example.title} value={index}>
              {example.title}
            </option>
          ))}
        </select>
        <FileButton
          label="Open file"
          file="File with a circuit"
          accept=".qasm,.qasm2,.qasm3,.json,.txt,text/plain,application/json"
          onOpen={(file) => void openFile(file)}
        />
        <button type="button" onClick={share}>
          Share
        </button>
        <select
          aria-label="Colours"
          value={scheme.value}
          onChange={({ currentTarget }) => {
            scheme.value = schemes[currentTarget.selectedIndex]!;
          }}
        >
          {schemes.map((each) => (
            <option key={each} value={each} selected={each === scheme.value}>
              {SCHEME_LABELS[each]}
            </option>
          ))}
        </select>
      </div>
    </header>
  );
}

const SCHEME_LABELS = { system: 'System colours', light: 'Light', dark: 'Dark' } as const;

/** Puts the circuit into the address and copies that: the link alone holds it, no server does. */
async function share(): Promise<void> {
  const fragment = await fragmentOf(text.value);
  history.replaceState(null, '', fragment);
  try {
    await navigator.clipboard.writeText(location.href);
    announce('a link that holds the circuit is copied');
  } catch {
    announce('the address of this page holds the circuit now');
  }
}
