// Runs in the page before anything of its own: notes when keys are pressed, and when what is said of the circuit, which is
// drawn anew together with its picture, has been painted.
const watched = { keys: [], paints: [] };
globalThis.watched = watched;

addEventListener('keydown', ({ timeStamp }) => watched.keys.push(timeStamp), { capture: true });

const READING = 'Reading…';
let last = READING;
new MutationObserver(() => {
  const facts = document.querySelector('.facts')?.textContent ?? READING;
  if (facts === last) return;
  last = facts;
  requestAnimationFrame(() => setTimeout(() => watched.paints.push(performance.now())));
}).observe(document, { childList: true, characterData: true, subtree: true });

/** Scrolls a box from one end to the other, and gives the milliseconds of the longest task on the way; 0 where all are short. */
watched.scrolled = async (box) => {
  let most = 0;
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) most = Math.max(most, duration);
  });
  observer.observe({ type: 'longtask' });
  const end = box.scrollWidth - box.clientWidth;
  for (let step = 0; step <= 200; step++) {
    box.scrollLeft = (step / 200) * end;
    await new Promise((drawn) => requestAnimationFrame(drawn));
  }
  await new Promise((later) => setTimeout(later, 200));
  observer.disconnect();
  return most;
};
