import { browserPlatform } from '../../engine/pool/platform-browser.ts';
import { engineReport, type EngineReport, type ReportRequest } from './engine-report.ts';

declare global {
  interface Window {
    /** Called by the test that drives the browser. */
    baserateDigests(request: ReportRequest): Promise<EngineReport>;
  }
}

window.baserateDigests = (request) => engineReport(request, browserPlatform);
