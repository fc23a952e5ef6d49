import type { CSSProperties, MouseEvent, ReactNode } from 'react';
import { Mark } from './mark.tsx';
import styles from './marked-picture.module.css';
import { type Point, pointAt } from './points.ts';

interface MarkedPictureProps {
  label: string;
  /** Width by height; null: it is not there yet. */
  shape: number | null;
  points: readonly Point[];
  /** The mark that was set by keys, and takes the focus; null: none. */
  added: number | null;
  onMark: (point: Point) => void;
  onMove: (index: number, by: Point) => void;
  onRemove: (index: number) => void;
  /** The picture itself. */
  children: ReactNode;
}

/** A picture on which a finger sets numbered marks; keys move those that are there. */
export function MarkedPicture({ label, shape, points, ...props }: MarkedPictureProps) {
  const mark = (event: MouseEvent<HTMLElement>) => {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
    props.onMark(pointAt((event.clientX - left) / width, (event.clientY - top) / height));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is what it lies in
    <div
      role="group"
      aria-label={label}
      className={styles['frame']}
      style={{ '--shape': shape ?? 16 / 9 } as CSSProperties}
      {...(shape !== null && { onClick: mark })}
    >
      {props.children}
      {shape !== null &&
        points.map((point, index) => (
          <Mark
            // biome-ignore lint/suspicious/noArrayIndexKey: a mark is its number
            key={index}
            number={index + 1}
            point={point}
            takesFocus={index === props.added}
            onMove={(by) => props.onMove(index, by)}
            onRemove={() => props.onRemove(index)}
          />
        ))}
    </div>
  );
}
