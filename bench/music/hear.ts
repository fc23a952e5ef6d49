import process from 'node:process';
import { expectedTempo } from '../../functions/src/domain/dances/expected-tempo.ts';
import { measure } from '../../functions/src/signal/measure.ts';
import { createSoundMeter, type Sound } from '../../functions/src/signal/onsets/sound-meter.ts';
import { estimateTempo, pulseOf } from '../../functions/src/signal/tempo/estimate-tempo.ts';
import { noMotion } from '../../test/support/measure-synthesized.ts';
import type { Said } from './judge-tempo.ts';
import type { Peer } from './peers.ts';
import type { Piece } from './piece.ts';
import type { Recording } from './play-piece.ts';

/** Processor seconds, added up. */
export interface Cost {
  seconds: number;
}

/** What the worker says of a recording's sound where a dance is named by its key, or none is. */
export function hearOurs(
  piece: Piece,
  { ours }: Pick<Recording, 'ours'>,
  style: string | null,
  cost?: Cost,
): Said {
  const before = process.cpuUsage();
  const soundMeter = createSoundMeter();
  soundMeter.add(ours);
  const sound = soundMeter.finish();
  const found = measure(noMotion, sound, null, { expected: expectedTempo(style) });
  if (cost) cost.seconds += secondsSince(before);
  const { tempo_bpm: bpm, beat_seconds: beats, downbeat_seconds: downbeats, meter } = found;
  return { piece, bpm, beats, meter, downbeats, isClear: bpm !== null && isLevelClear(sound) };
}

/** Of a piece at one tempo, as all of these are. */
const isLevelClear = (sound: Sound): boolean =>
  estimateTempo(pulseOf(sound), sound.rate)?.isLevelClear ?? false;

export async function hearPeer(
  piece: Piece,
  { theirs }: Pick<Recording, 'theirs'>,
  peer: Peer,
  cost: Cost,
): Promise<Said> {
  const before = process.cpuUsage();
  const heard = await peer.hear(theirs);
  cost.seconds += secondsSince(before);
  return { piece, ...heard, meter: null, downbeats: [], isClear: false };
}

function secondsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}
