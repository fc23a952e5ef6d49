import { expectFittingEnds } from '../support/mutated-media/expect-fitting-ends.ts';
import { smallClips } from '../support/mutated-media/small-clips.ts';

expectFittingEnds(smallClips);
