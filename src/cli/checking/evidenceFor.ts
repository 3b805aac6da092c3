import type { NetworkLimits } from '../../core/config/configuration';
import { citedUrls } from '../../core/links/citedUrls';
import type { Evidence } from '../../core/model/evidence';
import type { Invocation } from '../command';
import { configurationFinder, readDocument } from '../documents';
import { UsageError, type Streams } from '../streams';
import type { CheckJob } from './checkFile';

/** Visits every URL that the files cite, each once, within the limits in force for the first of them. Files that cannot be read are passed over here. */
export async function evidenceFor(jobs: readonly CheckJob[], stdin: Streams['stdin'], { options, ports, streams }: Invocation): Promise<Evidence[]> {
  const reading = { find: configurationFinder(options.text('config'), ports), readConfiguration: ports.readConfiguration, stdin };
  const urls = new Set<string>();
  let network: NetworkLimits | undefined;
  for (const { file } of jobs) {
    const document = await readDocument(file, reading).catch((error: unknown) => {
      if (error instanceof UsageError) return null;
      throw error;
    });
    if (!document) continue;
    network ??= document.configuration.network;
    for (const { url } of citedUrls(document.briefing)) urls.add(url);
  }
  if (urls.size === 0 || !network) return [];
  const http = await ports.http(options.flag('allow-private-hosts'));
  if (!options.flag('quiet')) streams.error(`Checking ${urls.size} links…\n`);
  return ports.validateLinks([...urls], { http, clock: ports.clock, timers: ports.timers }, { ...network, signal: ports.signal });
}
