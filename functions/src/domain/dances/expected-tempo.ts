import { type DanceKey, dances } from '../../contract/dances/all.ts';
import type { ExpectedTempo } from '../../signal/tempo/expected-level.ts';

/** What the dance that a `style` names lets expect of its music; null where that may be anything. */
export function expectedTempo(style: string | null): ExpectedTempo | null {
  if (style === null || !Object.hasOwn(dances, style)) return null;
  const { bpm, doubleBpm, meter } = dances[style as DanceKey];
  if (bpm === null) return null;
  return { spans: doubleBpm ? [bpm, doubleBpm] : [bpm], meter };
}
