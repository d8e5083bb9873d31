import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type Drawing, placedName } from '../../public/draw.js';
import type { ShownCard } from '../work/methods/gate-card.js';
import { GateFacts } from './gate-facts.js';

/** What a card stands below or above, in pixels of the browser's window. */
export interface Anchor {
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
}

/** Pixels that a card keeps from the edges of the window. */
const EDGE = 8;

/** What there is to know about a placed thing, above the page. Escape and clicks elsewhere close it, and the focus returns. */
export function CardPopover(props: {
  readonly drawing: Drawing;
  readonly placed: number;
  readonly anchor: Anchor;
  readonly cardOf: (operation: number) => Promise<ShownCard | undefined>;
  readonly onClose: () => void;
}) {
  const { drawing, placed, anchor, cardOf } = props;
  const id = useId();
  const element = useRef<HTMLDivElement>(null);
  const [card, setCard] = useState<ShownCard>();
  const operation = drawing.placed.operation[placed]!;
  const isGate = operation >= 0;

  useEffect(() => {
    if (!isGate) return undefined;
    let isWanted = true;
    // A worker that could not say it has told so already, where the text is read.
    cardOf(operation).then(
      (found) => isWanted && setCard(found),
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [drawing, operation]);

  useLayoutEffect(() => {
    element.current!.showPopover();
    element.current!.focus();
  }, []);

  useLayoutEffect(() => {
    const { style, offsetWidth, offsetHeight } = element.current!;
    const lowest = innerHeight - offsetHeight - EDGE;
    const above = anchor.top - offsetHeight;
    const top = anchor.bottom > lowest && above >= EDGE ? above : anchor.bottom;
    style.left = `${between(EDGE, anchor.x - offsetWidth / 2, innerWidth - offsetWidth - EDGE)}px`;
    style.top = `${between(EDGE, top, lowest)}px`;
  }, [anchor, card]);

  return (
    <div
      ref={element}
      popover="auto"
      class="gate-card"
      role="dialog"
      aria-labelledby={id}
      tabIndex={-1}
      onToggle={(event) => {
        if (event.newState === 'closed') props.onClose();
      }}
    >
      <h2 id={id}>{placedName(drawing, placed)}</h2>
      {!isGate && <p>Read out at the end of the circuit.</p>}
      {card && <GateFacts card={card} wires={drawing.wires.labels} />}
      <button type="button" onClick={() => element.current!.hidePopover()}>
        Close
      </button>
    </div>
  );
}

function between(low: number, value: number, high: number): number {
  return Math.max(low, Math.min(value, high));
}
