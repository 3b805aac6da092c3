import assert from 'node:assert/strict';
import type { Extraction } from '../../src/core/config/configuration';
import { faultOf, outcomeOf } from '../support/replies';

const from = (format: 'xml' | 'html' | 'text') => (value: string | null, date: string | readonly string[], more: Partial<Extraction> = {}): Partial<Extraction> =>
  ({ format, value, date: typeof date === 'string' ? [date] : date, ...more });

describe('extraction from XML', () => {
  const xml = from('xml');
  const SDMX = `<?xml version="1.0" encoding="UTF-8"?><message:GenericData xmlns:message="m" xmlns:g="g"><!-- note --><message:DataSet><g:Series>
    <g:Obs><g:ObsDimension value="2026-11-19"/><g:ObsValue value="3.5"/></g:Obs><g:Obs><g:ObsDimension value="2026-11-20"/><g:ObsValue value="NaN"/></g:Obs></g:Series></message:DataSet></message:GenericData>`;
  const ATOM = `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:d="d" xmlns:m="m"><entry><content><m:properties><d:NEW_DATE>2026-11-19T00:00:00</d:NEW_DATE><d:BC_10YEAR>4.11</d:BC_10YEAR></m:properties></content></entry>
    <entry><content><m:properties><d:NEW_DATE>2026-11-20T00:00:00</d:NEW_DATE><d:BC_10YEAR m:null="true"/></m:properties></content></entry></feed>`;
  const obs = xml("$..ObsValue[*]['@value']", "$..ObsDimension[*]['@value']");
  const cases: readonly (readonly [string, string, Partial<Extraction>, unknown])[] = [
    ['attributes, prefixes dropped', SDMX, obs, [3.5, '2026-11-19']],
    ['texts', ATOM, xml("$..BC_10YEAR[*]['#text']", "$..NEW_DATE[*]['#text']"), [4.11, '2026-11-19']],
    ['an element for its text', ATOM, xml('$..BC_10YEAR[*]', '$..NEW_DATE[*]'), [4.11, '2026-11-19']],
    ['an element alone is a list too', '<r><d>2026-11-20</d><v>5</v></r>', xml('$.r[0].v[0]', '$.r[0].d[0]'), [5, '2026-11-20']],
    ['texts are no numbers before they are read', '<r><d>20261120</d><v>0x10</v></r>', xml('$.r[0].v[0]', '$.r[0].d[0]', { dateFormat: 'YYYYMMDD' }), 'no-value'],
    ['a filter', '<r><s id="a"><v>1</v></s><s id="b"><v>2</v></s><d>2026-11-20</d></r>', xml("$.r[0].s[?@['@id']=='b'].v[*]", '$.r[0].d[*]'), [2, '2026-11-20']],
    ['predefined and numbered characters', '<r><d>&#50;026-11-20</d><v>1<![CDATA[2]]></v></r>', xml('$.r[0].v[0]', '$.r[0].d[0]'), [12, '2026-11-20']],
    ['a footnote inside a number', '<r><d>2026-11-20</d><v>17<note>a</note>37</v></r>', xml('$.r[0].v[0]', '$.r[0].d[0]'), 'no-value'],
    ['a message of an error', '<error><code>404</code></error>', obs, 'no-value'],
    ['what is expected', '<r><status>OK</status><d>2026-11-20</d><v>5</v></r>', xml('$.r[0].v[0]', '$.r[0].d[0]', { okWhen: { '$.r[0].status[0]': 'OK' } }), [5, '2026-11-20']],
    ['what is not', '<r><status>NG</status><d>2026-11-20</d><v>5</v></r>', xml('$.r[0].v[0]', '$.r[0].d[0]', { okWhen: { '$.r[0].status[0]': 'OK' } }), 'unexpected-reply'],
    ['a cut document', SDMX.slice(0, 200), obs, 'malformed-reply'],
    ['no XML', 'service unavailable', obs, 'malformed-reply'],
    ['JSON', '{"v":1}', obs, 'malformed-reply'],
    ['an entity of its own', '<!DOCTYPE r [<!ENTITY v "5">]><r><d>2026-11-20</d><v>&v;</v></r>', obs, 'malformed-reply'],
    ['entities that grow', `<!DOCTYPE r [<!ENTITY a "${'x'.repeat(100)}"><!ENTITY b "${'&a;'.repeat(100)}">]><r>&b;</r>`, obs, 'malformed-reply'],
    ['a file of the machine', '<!DOCTYPE r SYSTEM "file:///etc/hosts"><r/>', obs, 'malformed-reply'],
    ['a declaration inside an element', '<r><!ENTITY a "5"></r>', obs, 'malformed-reply'],
    ['a declaration inside CDATA is text', '<r><x><![CDATA[<!DOCTYPE html>]]></x><d>2026-11-20</d><v>5</v></r>', xml('$.r[0].v[0]', '$.r[0].d[0]'), [5, '2026-11-20']],
    ['too many levels', `${'<a>'.repeat(200)}1${'</a>'.repeat(200)}`, xml('$..a', '$..b'), 'malformed-reply'],
    ['a name that means something to the engine', '<__proto__><v>5</v></__proto__>', xml('$..v', ['none']), 'malformed-reply'],
    ['a web page', '<!doctype html><html><body>Sign in</body></html>', obs, 'html-instead-of-data'],
    ['a web page behind comments', '<?xml version="1.0"?>\n<!-- x --><HTML lang="en"><body/></HTML>', obs, 'html-instead-of-data'],
  ];
  for (const [name, text, extract, expected] of cases) it(name, () => assert.deepEqual(outcomeOf(extract, text), expected));
});

describe('extraction from HTML', function () {
  this.timeout(20_000);

  const html = from('html');
  const PER = `<!doctype html><html><head><title>PER 99.99</title><style>.x{width:12.5px}</style></head><body><script>var x = '<td>88.88</td>';</script><table><thead><tr><th>日付</th><th>加重平均</th><th>指数ベース</th></tr></thead>
    <tr><td>2026.11.19</td><td>17.30</td><td>22.80</td></tr><tr class="last"><td>2026.11.20</td><td>17.37</td><td>22.87</td></tr><tr><td>2026.11.23</td><td>-</td><td>-</td></tr></table></body></html>`;
  const rows = html('td:nth-child(2)', 'td:nth-child(1)', { rows: 'table tr', dateFormat: 'YYYY.M.D' });
  const REPORT = '<body><h1>Robots</h1><p>The market size was estimated at <b>USD&nbsp;3.5</b> billion in <i>2024</i> and is projected to reach USD 9.9 billion by 2030.</p><noscript>estimated at USD 7.7 billion in 2024</noscript><template>estimated at USD 8.8 billion in 2024</template></body>';
  const size = { pattern: 'estimated at USD (?P<value>[\\d.]+) billion in (?P<date>\\d{4})', dateFormat: 'YYYY' as const };
  const cases: readonly (readonly [string, string, Partial<Extraction>, unknown])[] = [
    ['rows with cells, the newest without a value', PER, rows, [17.37, '2026-11-20']],
    ['the other column', PER, { ...rows, value: 'td:nth-child(3)' }, [22.87, '2026-11-20']],
    ['several values and as many dates', PER, html('td:nth-child(2)', 'td:nth-child(1)', { dateFormat: 'YYYY.M.D' }), [17.37, '2026-11-20']],
    ['values and dates that do not pair', PER, html('td', 'td:nth-child(1)', { dateFormat: 'YYYY.M.D' }), 'ambiguous'],
    ['a header that says what is expected', PER, { ...rows, okWhen: { 'th:nth-child(2)': '加重 平均' } }, [17.37, '2026-11-20']],
    ['a column that moved', PER.replace('<th>加重平均</th>', '<th>予想</th><th>加重平均</th>'), { ...rows, okWhen: { 'th:nth-child(2)': '加重平均' } }, 'unexpected-reply'],
    ['a page of another kind', '<html><body>Please enable JavaScript</body></html>', { ...rows, okWhen: { 'th:nth-child(2)': '加重平均' } }, 'unexpected-reply'],
    ['attributes', '<p><data value="1.5">about two</data><time datetime="2026-11-20T15:30:00Z">today</time></p>', html('data@value', 'time@datetime', { timeZone: 'Asia/Tokyo' }), [1.5, '2026-11-21']],
    ['an attribute that is not there', '<p><data>2</data><time datetime="2026-11-20">today</time></p>', html('data@value', 'time@datetime'), 'no-value'],
    ['an attribute of the row itself', '<ul><li data-day="2026-11-19"><b>1</b></li><li data-day="2026-11-20"><b>2</b></li></ul>', html('b', '@data-day', { rows: 'li' }), [2, '2026-11-20']],
    ['a footnote behind a number', '<p><b>17.37<sup>1</sup></b><i>2026-11-20</i></p>', html('b', 'i'), 'no-value'],
    ['cells that touch', '<table><tr><td>17.37</td><td>22.87</td></tr></table>', html('tr', ['none']), 'no-value'],
    ['a number in pieces', '<p><b>17<span>.37</span></b><i>2026-11-20</i></p>', html('b', 'i'), [17.37, '2026-11-20']],
    ['upper case, entities, no end tags', '<TABLE><TR><TD>2026&#47;11&#47;20<TD>&minus;1.5</TABLE>', html('td:nth-child(2)', 'td:nth-child(1)', { rows: 'tr', dateFormat: 'YYYY/M/D' }), [-1.5, '2026-11-20']],
    ['a comment in a cell', '<p><b><!-- 99 -->17<!-- 88 --></b><i>2026-11-20</i></p>', html('b', 'i'), [17, '2026-11-20']],
    ['what is hidden', '<p><b>17<span hidden>9</span><span style="display: none">8</span></b><i>2026-11-20</i></p>', html('b', 'i'), [17, '2026-11-20']],
    ['a date in its sentence', '<p><b>17</b><i>As of Nov 20, 2026</i></p>', html('b', 'i', { pattern: 'As of (?P<date>.*)', dateFormat: 'month-name' }), [17, '2026-11-20']],
    ['a sentence of a page', REPORT, html(null, [], size), [3.5, '2024']],
    ['what nobody sees is not searched', REPORT, html(null, [], { ...size, pattern: 'USD (?P<value>[78]\\.\\d) billion in (?P<date>\\d{4})' }), 'no-value'],
    ['a sentence that says it twice, alike', `${REPORT}${REPORT}`, html(null, [], size), [3.5, '2024']],
    ['a sentence that says it twice, otherwise', `${REPORT}${REPORT.replace('3.5', '3.6')}`, html(null, [], size), 'ambiguous'],
    ['a pattern over rows', PER, html(null, [], { rows: 'tr', dateFormat: 'YYYY.M.D', pattern: '^(?P<date>\\d{4}\\.\\d\\d\\.\\d\\d) (?P<value>\\S+) \\S+$' }), [17.37, '2026-11-20']],
    ['a pattern with its date beside it', '<h2>2026年11月20日</h2><p>純資産倍率 1.45倍</p>', html(null, 'h2', { pattern: '倍率 (?P<value>[\\d.]+)倍', dateFormat: 'YYYY年M月D日' }), [1.45, '2026-11-20']],
    ['no such rows', PER, { ...rows, rows: 'dl' }, 'no-value'], ['no such value', PER, { ...rows, value: 'em' }, 'no-value'], ['no such date', PER, html('tr.last td:nth-child(2)', 'time'), 'no-date'],
    ['a selector that is none', PER, { ...rows, value: 'td[' }, 'bad-expression'], ['a state of the browser', PER, { ...rows, value: 'td:foo' }, 'bad-expression'],
    ['a page nested without end', '<div>'.repeat(100_000), rows, 'malformed-reply'], ['comments without end', '<!--'.repeat(100_000), rows, 'no-value'], ['elements left open without end', '<b><i></b>'.repeat(30_000), rows, 'no-value'], ['scripts without number', '<script>x</script>'.repeat(30_000), rows, 'no-value'],
    ['elements left open in cells', '<table><tr><td><b>2026.11.20</td><td><font>5</td><td>6</td></tr></table>', rows, [5, '2026-11-20']], ['a table that is not ended', '<table><tr><td>2026.11.20</td><td>5</td><td>6</td>', rows, [5, '2026-11-20']],
    ['a script in another case', '<SCRIPT>var x = "<td>9</td>";</Script><table><tr><td>2026.11.20</td><td>5</td></tr></table>', rows, [5, '2026-11-20']],
    ['no page at all', 'Too many requests', rows, 'no-value'],
  ];
  for (const [name, text, extract, expected] of cases) it(name, () => assert.deepEqual(outcomeOf(extract, text), expected));

  it('gives up on selectors that compare all with all', () => {
    const wide = `<div>${'<p>1</p>'.repeat(15_000)}</div>`;
    for (const selector of ['p:nth-last-of-type(3)', 'p ~ b ~ p', 'p:nth-child(2n)']) assert.equal(outcomeOf(html(selector, ['none']), wide), 'time-limit', selector);
    assert.equal(outcomeOf(html('b ~ p ~ p ~ p', ['none']), `<div>${'<p>1</p>'.repeat(1000)}</div>`), 'time-limit');
  });

  it('lets a long table be read', () => {
    const table = `<table>${'<tr><td>2026.11.20</td><td>17.37</td><td>2</td></tr>'.repeat(5000)}</table>`;
    assert.deepEqual(outcomeOf({ ...rows, rows: 'tr' }, table), [17.37, '2026-11-20']);
  });
});

describe('extraction from text', () => {
  const text = from('text');
  const DAILY = 'var DAILY = [[1794787200000,1.5,,"",2,,-8.21],[1795392000000,1.6,,"",2,,],[1795132800000,,,,,,-8.68]];';
  const loss = { pattern: '\\[(?P<date>\\d{13})(?:,[^,\\]]*){5},(?P<value>[^,\\]]*)\\]', dateFormat: 'epoch-ms' as const };
  const cases: readonly (readonly [string, string, Partial<Extraction>, unknown])[] = [
    ['a list of a script, with empty cells', DAILY, text(null, [], loss), [-8.68, '2026-11-20']],
    ['what is expected of it', DAILY, text(null, [], { ...loss, okWhen: { 'var (\\w+) =': 'DAILY' } }), [-8.68, '2026-11-20']],
    ['another script', DAILY.replace('DAILY', 'WEEKLY'), text(null, [], { ...loss, okWhen: { 'var (\\w+) =': 'DAILY' } }), 'unexpected-reply'],
    ['named groups of either kind', 'x=5 on 2026-11-20', text(null, [], { pattern: 'x=(?<value>\\d) on (?P<date>\\S+)' }), [5, '2026-11-20']],
    ['a date of the link', 'x=5', text(null, ['none'], { pattern: 'x=(?<value>\\d)' }), [5, null]],
    ['no date in the pattern', 'x=5', text(null, [], { pattern: 'x=(?<value>\\d)' }), 'no-date'],
    ['nothing found', 'y=5', text(null, [], { pattern: 'x=(?<value>\\d)' }), 'no-value'],
    ['a group that took no part', 'x= on 2026-11-20', text(null, [], { pattern: 'x=(?<value>\\d)? on (?P<date>\\S+)' }), 'no-value'],
    ['no pattern', 'x=5', text(null, []), 'bad-expression'],
    ['no group to read', 'x=5', text(null, [], { pattern: 'x=(\\d)' }), 'bad-expression'],
    ['a pattern that is none', 'x=5', text(null, [], { pattern: 'x=(?<value>\\d' }), 'bad-expression'],
    ['a pattern that only other engines have', 'x=5', text(null, [], { pattern: '(?=x)(?<value>\\d)' }), 'bad-expression'],
  ];
  for (const [name, body, extract, expected] of cases) it(name, () => assert.deepEqual(outcomeOf(extract, body), expected));

  it('says where a pattern is wrong', () => {
    assert.match(String(faultOf(text(null, [], { pattern: '(?=x)(?<value>\\d)' }), 'x').details[1]), /invalid or unsupported Perl syntax.*look-ahead/);
  });
});

describe('dates of a link', () => {
  const linked: Partial<Extraction> = { format: 'text', value: null, date: ['link'], dateFormat: 'YYYYMM', pattern: 'PBR (?P<value>[\\d.]+)' };
  const cases: readonly (readonly [string | null, unknown])[] = [['202610', [1.45, '2026-10']], ['202613', 'no-date'], [null, 'no-date'], ['202612', 'future-date']];
  for (const [linkDate, expected] of cases) it(String(linkDate), () => assert.deepEqual(outcomeOf({ ...linked, context: { linkDate } }, 'PBR 1.45'), expected));
});
