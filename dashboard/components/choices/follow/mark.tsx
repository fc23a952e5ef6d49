import { type KeyboardEvent, type MouseEvent, useEffect, useRef } from 'react';
import { formatShare } from '../../formats.ts';
import styles from './marked-picture.module.css';
import { moveOf, type Point } from './points.ts';

interface MarkProps {
  number: number;
  point: Point;
  /** As it appears. */
  takesFocus: boolean;
  onMove: (by: Point) => void;
  onRemove: () => void;
}

/** A mark on a dancer: arrow keys move it, a tap removes it. */
export function Mark({ number, point: { x, y }, takesFocus, onMove, onRemove }: MarkProps) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (takesFocus) button.current?.focus();
  }, [takesFocus]);
  const remove = (event: MouseEvent) => {
    // Else the picture below would set another.
    event.stopPropagation();
    onRemove();
  };
  const move = (event: KeyboardEvent) => {
    const by = moveOf(event.key);
    if (by === null) return;
    event.preventDefault();
    onMove(by);
  };
  return (
    <button
      ref={button}
      type="button"
      className={styles['mark']}
      style={{ left: formatPlace(x), top: formatPlace(y) }}
      aria-label={`Mark ${number}: ${formatShare(x)} from the left, ${formatShare(y)} from the top`}
      onClick={remove}
      onKeyDown={move}
    >
      <span>{number}</span>
    </button>
  );
}

const formatPlace = (share: number) => `${100 * share}%`;
