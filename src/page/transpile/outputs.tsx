import { signal } from '@preact/signals';
import { useState } from 'preact/hooks';
import { announce } from '../controls/announce.js';
import { Choice } from '../controls/field.js';
import { CopyButton, SaveButton, save } from '../controls/hand-out.js';
import { IssueList } from '../controls/issue-list.js';
import { ScrollBox } from '../controls/scroll-box.js';
import { counted } from '../numerals.js';
import { transpiled } from '../state/transpilation.js';
import type { Native } from '../work/methods/native.js';
import { lowering } from '../work/workers.js';

type Form = 'json' | 'qasm' | 'template';

/** How the native circuit is written. */
const form = signal<Form>('json');

/** So much of a text is shown; all of it is copied and saved. */
const MOST_SHOWN = 60_000;

/** The native circuit as texts that go elsewhere. */
export function Outputs({ of }: { readonly of: Native }) {
  const forms = formsOf(of);
  const { what, text, file } = forms[form.value] ?? forms.json!;
  const shown = text.length > MOST_SHOWN ? text.slice(0, MOST_SHOWN) : text;
  return (
    <section class="outputs" aria-label="The native circuit as text">
      <div class="fields output-choice">
        <Choice
          name="Written as"
          value={forms[form.value] === undefined ? 'json' : form.value}
          options={(Object.keys(forms) as Form[]).map((each) => [each, forms[each]!.label])}
          onChoose={(each) => {
            form.value = each;
          }}
        />
        <div class="hand-out">
          <CopyButton what={what} text={text} />
          <SaveButton what={what} text={text} file={file} />
          <CertificateButton />
        </div>
      </div>
      {text === '' ? (
        <IssueList issues={of.issues} label={`Why there is no ${what}`} />
      ) : (
        <ScrollBox label={what} look="text-box">
          <pre>{shown}</pre>
        </ScrollBox>
      )}
      {shown !== text && (
        <p class="hint">
          These are the first {MOST_SHOWN.toLocaleString('en')} of {counted(text.length, 'character')}; all are copied
          and saved.
        </p>
      )}
    </section>
  );
}

interface Written {
  readonly label: string;
  readonly what: string;
  readonly text: string;
  readonly file: string;
}

function formsOf({ json, isJob, qasm, template }: Native): Partial<Record<Form, Written>> {
  const label = isJob ? 'IonQ JSON, a job to be posted' : 'IonQ JSON, the circuit alone';
  return {
    json: { label, what: 'IonQ JSON', text: json, file: isJob ? 'native-job.json' : 'native.json' },
    qasm: { label: 'OpenQASM 3', what: 'OpenQASM 3', text: qasm, file: 'native.qasm' },
    ...(template === undefined
      ? {}
      : {
          template: {
            label: 'OpenQASM 3, parameters free',
            what: 'OpenQASM 3 template',
            text: template,
            file: 'template.qasm',
          },
        }),
  };
}

/** Saves why the native circuit is the same; it is made only when somebody wants it. */
function CertificateButton() {
  const [isBusy, setBusy] = useState(false);
  async function make(): Promise<void> {
    const ask = transpiled.value?.ask;
    if (ask === undefined) return;
    setBusy(true);
    try {
      save(await lowering.call('certificate', ask), 'certificate.json');
    } catch (error) {
      announce((error as Error).message);
    } finally {
      setBusy(false);
    }
  }
  return (
    <button type="button" aria-busy={isBusy} onClick={make}>
      Save certificate
    </button>
  );
}
