import { NodeObservationFile } from '../../src/adapters/nodeObservationFile';
import { compactObservations } from '../../src/core/observations/compactObservations';
import { observationLine } from '../../src/core/observations/writeObservations';
import { kept } from '../support/observations';

/**
 * A process of its own that appends and compacts, as a window does: `FILE SOURCE COUNT COMPACTIONS`. It tells its parent of each line once it is
 * kept, so that the parent knows what must outlive it. Of a source every value is another one, so that compacting may let go of none.
 */
const [, , file = '', sourceId = '', count = '0', compactions = '0'] = process.argv;
const kept_ = new NodeObservationFile(file);

async function append(): Promise<void> {
  for (let value = 1; value <= Number(count); value++) {
    await kept_.append(observationLine(kept(value, 1, { sourceId, fetchedAt: value })));
    process.send?.(value);
  }
}

async function compact(): Promise<void> {
  for (let done = 0; done < Number(compactions); done++) await kept_.compact(compactObservations);
}

void Promise.all([append(), compact()]).then(() => process.disconnect());
