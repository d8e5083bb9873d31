import { useState } from 'preact/hooks';
import { Choice } from '../controls/field.js';
import { FileButton } from '../controls/file-button.js';
import { IssueList } from '../controls/issue-list.js';
import {
  catalogueName,
  characterized,
  chooseTarget,
  isCharacterized,
  openCharacterization,
  refusedFile,
  target,
  targets,
} from '../state/targets.js';

/** Stands for the file among the names of the catalogue, which are never empty. */
const FILE = '';

/** What the circuit is for: a target of the catalogue, or a machine as its characterization says. */
export function TargetField() {
  const [isOver, setOver] = useState(false);
  const names = targets.value.map(({ name }) => [name, name] as const);
  const known = names.length > 0 ? names : [[catalogueName.value, catalogueName.value] as const];
  const file = characterized.value;
  const measured = file === undefined ? [] : [[FILE, `${file.target.name} as ${file.file} says`] as const];
  const chosen = target.value;
  return (
    <fieldset
      class={isOver ? 'target-field over' : 'target-field'}
      onDragOver={(event) => {
        event.preventDefault();
        event.stopPropagation();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        event.stopPropagation();
        setOver(false);
        const [dropped] = event.dataTransfer?.files ?? [];
        if (dropped !== undefined) void openCharacterization(dropped);
      }}
    >
      <legend class="visually-hidden">What the circuit is for</legend>
      <Choice
        name="Target"
        value={isCharacterized.value ? FILE : catalogueName.value}
        options={[...measured, ...known]}
        hint={chosen === undefined ? undefined : `${chosen.description} ${sentence(chosen.facts)}`}
        onChoose={(name) => {
          if (name === FILE) isCharacterized.value = true;
          else chooseTarget(name);
        }}
      />
      <p class="hint">
        <FileButton
          label="Open characterization"
          file="File with a characterization"
          accept=".json,application/json"
          onOpen={(opened) => void openCharacterization(opened)}
        />{' '}
        or drop its JSON here.
      </p>
      {isCharacterized.value && file !== undefined && file.ignored.length > 0 && (
        <IssueList issues={file.ignored} label={`What of ${file.file} was not taken`} />
      )}
      {refusedFile.value !== undefined && (
        <div role="alert">
          <p class="hint">{refusedFile.value.file} is not taken, and the target stays the same:</p>
          <IssueList issues={refusedFile.value.issues} label={`What is wrong with ${refusedFile.value.file}`} />
        </div>
      )}
    </fieldset>
  );
}

function sentence(clause: string): string {
  return `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`;
}
