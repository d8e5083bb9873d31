import { cancelTranspilation, doing, transpileNow, waiting } from '../state/transpilation.js';

/** What is being done and how to end it, or how to begin it. */
export function Progress() {
  if (waiting.value !== undefined) {
    return (
      <p class="progress">
        <button type="button" class="primary" onClick={transpileNow}>
          Transpile
        </button>{' '}
        <span>It begins with a click, because {waiting.value}.</span>
      </p>
    );
  }
  const now = doing.value;
  if (now === undefined) return null;
  const isTranspiling = now.step === 'transpiling';
  return (
    <div class="progress">
      <progress
        aria-label={isTranspiling ? 'Transpiling' : 'Comparing'}
        {...(now.share === undefined ? {} : { value: now.share })}
      />
      <span>
        {isTranspiling
          ? `Step 1 of 2: transpiling${now.pass === undefined ? '' : `, ${now.pass}`}`
          : 'Step 2 of 2: comparing with the text'}
      </span>
      <button type="button" onClick={cancelTranspilation}>
        Cancel
      </button>
    </div>
  );
}
