import { VisuallyHidden } from '@mantine/core';
import { formatMoment, formatShare } from '../../../../components/formats.ts';
import { type Curve, curveRows } from './curve-rows.ts';

interface CurveTableProps {
  caption: string;
  /** Of the column of values. */
  heading: string;
  curve: Curve;
}

/** What a plot shows, for those who do not see it. */
export function CurveTable({ caption, heading, curve }: CurveTableProps) {
  return (
    <VisuallyHidden>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">From</th>
            <th scope="col">To</th>
            <th scope="col">{heading}</th>
          </tr>
        </thead>
        <tbody>
          {curveRows(curve).map(({ start_seconds, end_seconds, value }) => (
            <tr key={start_seconds}>
              <td>{formatMoment(start_seconds)}</td>
              <td>{formatMoment(end_seconds)}</td>
              <td>{value === null ? 'Not clear' : formatShare(value)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </VisuallyHidden>
  );
}
