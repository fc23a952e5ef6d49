import { unnoticedMs } from '../../functions/src/contract/off-beat-words.ts';
import { danceOf, inLast, later } from '../../test/support/dancers/dance.ts';
import {
  measureDance,
  measurePlanted,
  worseViews,
} from '../../test/support/dancers/measure-planted.ts';
import { type Falls, fallsOf, techniqueWidth } from '../../test/support/dancers/planted-falls.ts';
import { type PlantedFault, plantedFaults } from '../../test/support/dancers/planted-faults.ts';
import type { Row } from '../frame/benchmark.ts';
import { median } from '../frame/percentile.ts';

const dances = [1, 2, 3, 4, 5, 6, 7, 8];
/** Points that a score may fall by that is not the fault's own. */
const mostBeside = 5;

/** What a fault that is planted in a drawn dance does to its own score and to others. */
export function plantedRows(): Row[] {
  const faults = Object.keys(plantedFaults) as PlantedFault[];
  return [...faults.flatMap(rowsOf), ...restRows(), ...viewRows()];
}

function rowsOf(fault: PlantedFault): Row[] {
  const falls = dances.map((dance) => fallsOf(dance, fault));
  const name = `a dance that is ${fault.replace('_', '-')}`;
  const isTold = ({ score, measure }: Falls) =>
    (score === null || score.fall > score.halfWidth) && measure.fall > measure.halfWidth;
  const points = falls.flatMap(({ score }) => (score === null ? [] : [score.fall]));
  return [
    {
      what: `${name}: its own score and measure fall by no more than they may err`,
      figure: falls.filter((one) => !isTold(one)).length,
      ...{ unit: 'dances', limit: 0 },
    },
    ...(points.length === 0
      ? []
      : [
          {
            what: `${name}: its own score falls, the median`,
            figure: median(points),
            unit: 'points',
          },
        ]),
    {
      what: `${name}: another score falls, the most`,
      figure: Math.max(...falls.map(({ beside }) => beside)),
      ...{ unit: 'points', limit: mostBeside },
    },
  ];
}

/** Who arrives on the beat and rests is on the beat. */
function restRows(): Row[] {
  return [0.5, 0.25].map((part) => {
    const late = dances.map((dance) => {
      const measured = measureDance(later(danceOf(dance, undefined, inLast(part)), 0));
      return Math.abs(measured.beat_offset_ms ?? Number.NaN);
    });
    return {
      what: `a dance that arrives in the last ${part} of each beat: beside it, the most`,
      ...{ figure: Math.max(...late), unit: 'ms', limit: unnoticedMs },
    };
  });
}

function viewRows(): Row[] {
  const widthIn = (view: Parameters<typeof measurePlanted>[2]) =>
    median(dances.map((dance) => techniqueWidth(measurePlanted(dance, null, view))));
  const row = (name: string, figure: number): Row => ({
    ...{ what: `technique in a view that is ${name}: width, the median`, figure, unit: 'points' },
  });
  return [
    row('clear', widthIn({})),
    ...Object.entries(worseViews).map(([name, view]) => row(name, widthIn(view))),
  ];
}
