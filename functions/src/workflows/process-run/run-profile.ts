import { type Params, paramsSchemas, type Trim } from '../../contract/params.ts';
import { profiles } from '../../contract/profiles/all.ts';
import type { Profile } from '../../contract/profiles/profile.ts';
import { readAs } from '../../domain/read-as.ts';
import type { ClaimedRun } from './claim-run.ts';

export function profileOf({ summary }: ClaimedRun): Profile {
  return profiles[summary.analysis_type];
}

export function paramsOf({ summary }: ClaimedRun): Params {
  return readAs(paramsSchemas[summary.analysis_type], summary.params);
}

export function trimOf(run: ClaimedRun): Trim | null {
  return paramsOf(run).trim ?? null;
}
