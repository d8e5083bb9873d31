import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type Drawing, type DrawingWindow, drawingStyle, placedAt, placedIn } from '../../public/draw.js';
import type { ShownCard } from '../work/methods/gate-card.js';
import { type Anchor, CardPopover } from './card-popover.js';
import { moved, type Place } from './moves.js';
import { frameOf, Part } from './part.js';
import { broughtIntoView, unlessMoved, type View, windowAround, wiresOf } from './view.js';

const style = new CSSStyleSheet();
style.replaceSync(drawingStyle);
document.adoptedStyleSheets.push(style);

/** What a picture is made of, and what it tells. */
export interface CircuitPictureProps {
  /** What a screen reader calls the picture: `Picture of the circuit`. */
  readonly label: string;
  readonly drawing: Drawing;
  /** The operations that are marked. */
  readonly marked: readonly number[];
  /** Whether the picture moves to what is marked: where somebody else than the picture chose it. */
  readonly isFollowing: boolean;
  /** Somebody came to an operation in the picture, or with undefined to something that is none. */
  readonly onChoose: (operation: number | undefined) => void;
  /** What the card of an operation shows. */
  readonly cardOf: (operation: number) => Promise<ShownCard | undefined>;
}

/** A card that is open: of which thing, and beside what. */
interface Opened {
  readonly placed: number;
  readonly anchor: Anchor;
}

/**
 * A circuit as a picture that scrolls, however long: only what is in sight is in the document.
 *
 * It is a list of options in which one is active (ARIA practices, listbox): arrow keys move along wires and between them, Enter opens the
 * card of a gate. The labels of the wires stay in sight.
 */
export function CircuitPicture(props: CircuitPictureProps) {
  const { drawing } = props;
  const { placed, wires, columns } = drawing;
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const [window, setWindow] = useState<DrawingWindow>();
  const [place, setPlace] = useState<Place>();
  const [opened, setOpened] = useState<Opened>();
  const active = place !== undefined && place.placed < placed.count ? place : undefined;

  function look(): void {
    // A picture that has just gone may still hear of its size.
    if (box.current === null) return;
    const view = viewOf(box.current);
    setWindow((before) => unlessMoved(before, windowAround(view)));
  }

  useLayoutEffect(look, [drawing]);
  useEffect(() => {
    const observer = new ResizeObserver(look);
    observer.observe(box.current!);
    return () => observer.disconnect();
  }, []);
  // A card of a drawing that is gone would speak of another gate.
  useEffect(() => setOpened(undefined), [drawing]);

  const [followed] = props.marked;
  useLayoutEffect(() => {
    const index = followed === undefined || !props.isFollowing ? undefined : drawing.placedOfOperation[followed];
    if (index === undefined) return;
    goTo({ placed: index, wire: placed.top[index]! });
  }, [followed, props.isFollowing, drawing]);

  const operationOf = (index: number) => {
    const operation = placed.operation[index]!;
    return operation < 0 ? undefined : operation;
  };

  /** Makes a thing the active one and moves the picture no further than needed to show it. */
  function goTo(to: Place): void {
    const element = box.current!;
    const frame = frameOf(drawing, to.placed);
    const y = wires.firstY + to.wire * wires.distance;
    const hidden = wires.left;
    element.scrollLeft = broughtIntoView(
      element.scrollLeft,
      element.clientWidth - hidden,
      frame.x - hidden,
      frame.x + frame.width - hidden,
    );
    element.scrollTop = broughtIntoView(
      element.scrollTop,
      element.clientHeight,
      y - wires.distance / 2,
      y + wires.distance / 2,
    );
    setPlace(to);
    look();
  }

  function open(index: number): void {
    const { left, top, bottom } = box.current!.getBoundingClientRect();
    const { scrollLeft, scrollTop } = box.current!;
    const frame = frameOf(drawing, index);
    const frameTop = top + frame.y - scrollTop;
    setOpened({
      placed: index,
      anchor: {
        x: left + frame.x + frame.width / 2 - scrollLeft,
        // Of what covers more wires than are in sight, those that are.
        top: Math.max(top, frameTop),
        bottom: Math.min(bottom, frameTop + frame.height),
      },
    });
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.altKey || event.metaKey || placed.count === 0) return;
    const from = active ?? firstInSight();
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      goTo(from);
      props.onChoose(operationOf(from.placed));
      open(from.placed);
      return;
    }
    const page = Math.max(1, Math.floor((box.current!.clientWidth - wires.left) / columnWidth()));
    const to = moved(drawing, from, event, page);
    if (to === undefined) return;
    event.preventDefault();
    goTo(to);
    props.onChoose(operationOf(to.placed));
  }

  const columnWidth = () => (wires.right - wires.left) / Math.max(1, columns.count);

  function firstInSight(): Place {
    const [first = 0] = placedIn(drawing, windowOf(viewOf(box.current!)));
    return { placed: first, wire: placed.top[first]! };
  }

  function onFocus(): void {
    if (active === undefined && placed.count > 0 && box.current!.matches(':focus-visible')) setPlace(firstInSight());
  }

  function onClick(event: MouseEvent): void {
    const element = box.current!;
    const { left, top } = element.getBoundingClientRect();
    const x = event.clientX - left;
    // What lies under the labels of the wires is not seen.
    if (x < wires.left || x > element.clientWidth) return;
    const y = event.clientY - top + element.scrollTop;
    const wire = Math.round((y - wires.firstY) / wires.distance);
    const column = columnAt(drawing, x + element.scrollLeft);
    const index = column === undefined ? undefined : placedAt(drawing, column, wire);
    if (index === undefined) return;
    goTo({ placed: index, wire });
    props.onChoose(operationOf(index));
    open(index);
  }

  const marked = new Set(props.marked);
  const isActiveShown =
    active !== undefined && window !== undefined && placedIn(drawing, window).includes(active.placed);
  return (
    <>
      <div
        ref={box}
        class="picture scrolls"
        role="listbox"
        aria-label={props.label}
        aria-orientation="horizontal"
        aria-activedescendant={isActiveShown ? `${id}-${active.placed}` : undefined}
        tabIndex={0}
        onScroll={look}
        onKeyDown={onKeyDown}
        onFocus={onFocus}
        onClick={onClick}
      >
        <div class="picture-room" style={{ width: `${drawing.width}px`, height: `${heightOf(drawing)}px` }}>
          {window && <WireLabels drawing={drawing} window={window} />}
          {window && (
            <Part
              drawing={drawing}
              window={window}
              id={id}
              active={active?.placed}
              isMarked={(index) => marked.has(placed.operation[index]!)}
            />
          )}
        </div>
      </div>
      {drawing.notes.map((note) => (
        <p key={note} class="picture-note">
          {note}
        </p>
      ))}
      {opened && (
        <CardPopover
          key={opened.placed}
          drawing={drawing}
          placed={opened.placed}
          anchor={opened.anchor}
          cardOf={props.cardOf}
          onClose={() => setOpened(undefined)}
        />
      )}
    </>
  );
}

/** The names of the wires that the window shows, at the left wherever the picture is. */
function WireLabels({ drawing, window }: { readonly drawing: Drawing; readonly window: DrawingWindow }) {
  const { wires } = drawing;
  const { first, end } = wiresOf(drawing, window);
  return (
    <div class="picture-labels" aria-hidden="true" style={{ width: `${wires.left}px` }}>
      {wires.labels.slice(first, end).map((label, k) => (
        <span key={label} style={{ top: `${wires.firstY + (first + k) * wires.distance}px` }}>
          {label}
        </span>
      ))}
    </div>
  );
}

/** The height of the wires; notes stand below the picture, where they do not scroll. */
function heightOf({ wires }: Drawing): number {
  return 2 * wires.firstY + (wires.labels.length - 1) * wires.distance;
}

function viewOf({ scrollLeft, scrollTop, clientWidth, clientHeight }: HTMLElement): View {
  return { left: scrollLeft, top: scrollTop, width: clientWidth, height: clientHeight };
}

function windowOf({ left, top, width, height }: View): DrawingWindow {
  return { left, right: left + width, top, bottom: top + height };
}

/** The column at a place, undefined between two. */
function columnAt({ columns }: Drawing, x: number): number | undefined {
  let [low, high] = [0, columns.count];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (columns.right[middle]! >= x) high = middle;
    else low = middle + 1;
  }
  return low < columns.count && columns.left[low]! <= x ? low : undefined;
}
