import type { Together } from '../../functions/src/contract/together.ts';
import { measureTogether } from '../../functions/src/signal/together/measure-together.ts';
import type { Drawn } from '../../test/support/dancers/draw-dancers.ts';
import * as scenes from '../../test/support/dancers/scenes.ts';
import type { Benchmark, Row } from '../frame/benchmark.ts';

const dances = [1, 2, 3, 4, 5, 6, 7, 8];
const jitter = 0.02;

/** What drawn dancers do together, whose dances, lags, places and camera are known, at both rates of looks. */
export const together: Benchmark = {
  name: 'together',
  run: async () => [10, 5].flatMap(rowsAt),
};

function rowsAt(looksPerSecond: number): Row[] {
  const looks = { looksPerSecond, jitter };
  const told = (draw: (dance: number) => Drawn, isCameraKnown = true) =>
    dances.map((dance) => {
      const { tracks, camera } = draw(dance);
      return measureTogether(tracks, { camera: isCameraKnown ? camera : null });
    });
  const row = (what: string, figure: number, unit: string, limit?: number): Row => ({
    ...{ what: `${looksPerSecond} looks/s: ${what}`, figure, unit },
    ...(limit !== undefined && { limit }),
  });
  const synchrony = (all: readonly Together[]) => all.map((one) => one.synchrony?.value ?? 0);
  const share = (all: readonly Together[], is: (one: Together) => boolean) =>
    (100 * all.filter(is).length) / all.length;

  const asOne = told((dance) => scenes.withLag(dance, 0, looks));
  const late = told((dance) => scenes.withLag(dance, 0.1, looks));
  const later = told((dance) => scenes.withLag(dance, 0.2, looks));
  const falls = dances.filter((_, index) => {
    const [first = 0, second = 0, third = 0] = [asOne, late, later].map(
      (all) => synchrony(all)[index],
    );
    return first - second >= 0.1 && second - third >= 0.1;
  });
  const mirrored = told((dance) => scenes.mirrored(dance, looks));
  const strangers = [
    ...told((dance) => scenes.strangers(dance, looks)),
    ...told((dance) => scenes.shifted(dance, looks)),
  ];
  const crossing = told((dance) => scenes.crossing(dance, looks));
  const leaving = told((dance) => scenes.leaving(dance, looks));
  const hardly = told((dance) => scenes.hardlyAtOnce(dance, looks));
  const byHand = { ...looks, camera: scenes.byHand };
  const filmedByHand = told((dance) => scenes.strangers(dance, byHand));
  const handUnknown = told((dance) => scenes.strangers(dance, byHand), false);
  const parting = told((dance) => scenes.parting(dance, looks));
  const oneMusic = told((dance) => scenes.toOneMusic(dance, looks));
  const three = (lag: number) => told((dance) => scenes.threeWithLag(dance, lag, looks));
  const [inTime, lateBy100, lateBy200] = [three(0), three(0.1), three(0.2)];
  const threeStrangers = told((dance) => scenes.threeStrangers(dance, looks));
  const isLate = (ms: number) => (one: Together) =>
    one.dancers.every(({ late_ms }, index) =>
      index === 2 ? Math.abs((late_ms ?? 0) - ms) <= 40 : late_ms === null,
    );
  const tellsNobodyLate = (one: Together) => one.dancers.every(({ late_ms }) => late_ms === null);

  return [
    row('as one: synchrony, how far below 1', 1 - Math.min(...synchrony(asOne)), 'of 1', 0.1),
    row(
      'synchrony that does not fall with 100 ms and again with 200 ms',
      dances.length - falls.length,
      'dances',
      0,
    ),
    row('200 ms apart: synchrony, the most', Math.max(...synchrony(later)), 'of 1', 0.2),
    row(
      'as one: not told as same-sided',
      share(asOne, ({ sides }) => sides !== 'same_sided'),
      '%',
      0,
    ),
    row(
      'in a mirror: not told as mirrored',
      share(mirrored, ({ sides }) => sides !== 'mirrored'),
      '%',
      0,
    ),
    row('strangers: synchrony, the most', Math.max(...synchrony(strangers)), 'of 1', 0.2),
    row(
      'strangers told as mirrored or same-sided',
      share(strangers, ({ sides }) => sides !== null),
      '%',
      0,
    ),
    row('strangers to one music: synchrony, the most', Math.max(...synchrony(oneMusic)), 'of 1'),
    row(
      'exchange of places, one hidden: synchrony, how far below 1',
      1 - Math.min(...synchrony(crossing)),
      'of 1',
      0.15,
    ),
    row(
      'one away and back: synchrony, how far below 1',
      1 - Math.min(...synchrony(leaving)),
      'of 1',
      0.1,
    ),
    row(
      'seen at once for 2 s: told all the same',
      share(hardly, ({ absence }) => absence === null),
      '%',
      0,
    ),
    row(
      'strangers, camera by hand: rise together, the most',
      Math.max(...filmedByHand.map(({ rise }) => rise?.value ?? 0)),
      'of 1',
      0.3,
    ),
    row(
      'the same, its moves unknown',
      Math.max(...handUnknown.map(({ rise }) => rise?.value ?? 0)),
      'of 1',
    ),
    row(
      'breaks told where there is none',
      [...asOne, ...mirrored, ...crossing, ...leaving].flatMap(({ breaks }) => breaks ?? []).length,
      'breaks',
      0,
    ),
    row(
      'partings of 6 s of which no break is told',
      share(parting, ({ breaks }) => (breaks ?? []).length === 0),
      '%',
      75,
    ),
    row(
      'breaks told outside a parting',
      parting.flatMap(({ breaks }) => (breaks ?? []).filter(isOutside)).length,
      'breaks',
      0,
    ),
    row(
      'three as one: unison, how far below 1',
      1 - Math.min(...inTime.map(({ same_sided: of }) => of?.value ?? 0)),
      'of 1',
      0.15,
    ),
    row(
      'three strangers: unison, the most',
      Math.max(...threeStrangers.map(({ same_sided: of }) => of?.value ?? 0)),
      'of 1',
      0.2,
    ),
    row(
      'three in time: somebody told early or late',
      share(inTime, (one) => !tellsNobodyLate(one)),
      '%',
      0,
    ),
    row(
      'one of three 200 ms late: not told so within 40 ms',
      share(lateBy200, (one) => !isLate(200)(one)),
      '%',
      0,
    ),
    // Half a look: the rate does not allow it to be told.
    looksPerSecond < 10
      ? row(
          'one of three 100 ms late: told all the same',
          share(lateBy100, (one) => !tellsNobodyLate(one)),
          '%',
          0,
        )
      : row(
          'one of three 100 ms late: not told so within 40 ms',
          share(lateBy100, (one) => !isLate(100)(one)),
          '%',
          0,
        ),
  ];
}

/** A window reaches a second and a half beyond what it tells of. */
const isOutside = ({
  start_seconds,
  end_seconds,
}: {
  start_seconds: number;
  end_seconds: number;
}) => start_seconds < scenes.partedFrom - 1.5 || end_seconds > scenes.partedTo + 1.5;
