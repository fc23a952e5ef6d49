import { setGlobalOptions } from 'firebase-functions';
import { deployParameters } from '../config.ts';

/** Imported first by index.ts: options apply only to functions that are defined later. */
setGlobalOptions({ region: deployParameters.region });
