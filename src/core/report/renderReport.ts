import type { Message } from '../model/message';
import { csvReport } from './csvReport';
import { htmlReport } from './htmlReport';
import { markdownReport } from './markdownReport';
import type { ReviewReport } from './reviewReport';

export const REPORT_FORMATS = ['html', 'markdown', 'csv'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

export const REPORT_EXTENSIONS: Readonly<Record<ReportFormat, string>> = { html: 'html', markdown: 'md', csv: 'csv' };

/** The file's whole text, in the language of `speak`. */
export function renderReport(format: ReportFormat, reports: readonly ReviewReport[], speak: (message: Message) => string, language: 'en' | 'ja'): string {
  switch (format) {
    case 'html': return htmlReport(reports, speak, language);
    case 'markdown': return markdownReport(reports, speak);
    case 'csv': return csvReport(reports, speak);
  }
}
