import { say, type Message } from '../model/message';
import { html } from './documentText';
import { reportFacts, reportParts, type ReportPart, type ReportTable } from './reportTables';
import type { ReviewReport } from './reviewReport';

type Say = (message: Message) => string;

/** Colours of the reader's scheme, and on paper black on white with tables that repeat their head. */
const STYLE = `:root { color-scheme: light dark; --line: #8884; --soft: #5c6370; --head: #8881; --link: #0b57a4; }
@media (prefers-color-scheme: dark) { :root { --soft: #a9b1bd; --link: #7ab7ff; } }
body { font: 15px/1.5 system-ui, "Hiragino Sans", "Noto Sans CJK JP", "Yu Gothic", sans-serif; max-width: 76rem; margin: 0 auto; padding: 1.5rem; }
h1 { font-size: 1.7rem; } h2 { font-size: 1.35rem; margin-top: 2.2rem; } h3 { font-size: 1.1rem; margin-top: 1.8rem; } h1, h2, h3 { line-height: 1.25; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1.2rem; } dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
.wide { overflow-x: auto; } table { border-collapse: collapse; margin: .6rem 0 1.4rem; min-width: 30%; }
caption { text-align: start; font-weight: 600; padding: .3rem 0; } th, td { border: 1px solid var(--line); padding: .3rem .6rem; text-align: start; vertical-align: top; overflow-wrap: anywhere; }
thead th { background: var(--head); overflow-wrap: normal; white-space: nowrap; } tbody th { font-weight: 400; white-space: nowrap; } a { color: var(--link); } .empty { color: var(--soft); }
@media print { :root { color-scheme: light; --line: #999; --soft: #333; --link: #000; } body { max-width: none; padding: 0; font-size: 10pt; } tr { break-inside: avoid; } h2, h3, caption { break-after: avoid; } .wide { overflow: visible; } }`;

/** One page that needs nothing beside itself: no scripts, nothing loaded, for the screen and for paper. `language` is that of `speak`. */
export function htmlReport(reports: readonly ReviewReport[], speak: Say, language: 'en' | 'ja'): string {
  const title = speak(say('Review report'));
  const [only] = reports;
  const head = only && reports.length === 1 ? `${title}: ${only.title}` : title;
  return `<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${html(head)}</title>
<style>
${STYLE}
</style>
</head>
<body>
<main>
<h1>${html(title)}</h1>
${reports.map((report) => article(report, speak, language)).join('\n')}
</main>
</body>
</html>
`;
}

function article(report: ReviewReport, speak: Say, language: string): string {
  const lang = report.language === language ? '' : ` lang="${report.language}"`;
  const facts = reportFacts(report, speak).map(([name, value]) => `<dt>${html(name)}</dt><dd>${html(value)}</dd>`);
  const parts = reportParts(report, speak).map((part) => section(part, lang));
  return `<article>\n<h2${lang}>${html(report.title)}</h2>\n<dl>\n${facts.join('\n')}\n</dl>\n${parts.join('\n')}\n</article>`;
}

function section({ title, tables, empty }: ReportPart, lang: string): string {
  const content = tables.length > 0 ? tables.map((one) => table(one, lang)).join('\n') : `<p class="empty">${html(empty)}</p>`;
  return `<section>\n<h3>${html(title)}</h3>\n${content}\n</section>`;
}

function table({ title, head, rows, quoted, url }: ReportTable, lang: string): string {
  const body = rows.map((row) => `<tr>${row.map((cell, index) => {
    if (index === 0) return `<th scope="row">${html(cell)}</th>`;
    return `<td${quoted.includes(index) ? lang : ''}>${index === url ? link(cell) : html(cell)}</td>`;
  }).join('')}</tr>`);
  const columns = head.map((name) => `<th scope="col">${html(name)}</th>`).join('');
  return `<div class="wide"><table>\n<caption>${html(title)}</caption>\n<thead><tr>${columns}</tr></thead>\n<tbody>\n${body.join('\n')}\n</tbody>\n</table></div>`;
}

/** An address of another kind than the web's is shown and leads nowhere. */
const link = (url: string): string => (/^https?:\/\//i.test(url) ? `<a href="${html(url)}" rel="noopener noreferrer">${html(url)}</a>` : html(url));
