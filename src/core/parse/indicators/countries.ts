/** Words that say which country a figure is of, central banks among them. */
const COUNTRIES: readonly (readonly [code: string, words: RegExp])[] = [
  ['JP', /日本|日銀|東京|全国|\b(?:Japan(?:ese)?|BO[Jj]|Bank of Japan|Tokyo)\b/],
  ['US', /米国|アメリカ|米(?=[A-Za-z\d失消政])|FRB|FOMC|FF金利|\bU\.S\.|\b(?:US|USA|United States|America|American|Fed|Federal Reserve|federal funds)\b/],
  ['CN', /中国|人民銀|\b(?:China|Chinese|PBO[Cc])\b/],
  ['EU', /ユーロ圏|欧州|EU圏|\b(?:Euro ?zone|euro area|Europe(?:an)?|EU|ECB)\b/],
  ['GB', /英国|イギリス|\bU\.K\.|\b(?:UK|Britain|British|BO[Ee]|Bank of England)\b/],
  ['DE', /ドイツ|独(?=[A-Z失])|\bGerman[y]?\b/], ['FR', /フランス|\b(?:France|French)\b/], ['IT', /イタリア|\bItal(?:y|ian)\b/], ['IN', /インド(?!ネ)|\bIndia[n]?\b/],
  ['KR', /韓国|\b(?:South Korea|Korea|Korean|BOK)\b/], ['TW', /台湾|\bTaiwan(?:ese)?\b/], ['ID', /インドネシア|\bIndonesia[n]?\b/], ['VN', /ベトナム|\bVietnam(?:ese)?\b/],
  ['BR', /ブラジル|\bBrazil(?:ian)?\b/], ['AU', /豪州|オーストラリア|\bAustralia[n]?\b/], ['CA', /カナダ|\bCanad(?:a|ian)\b/], ['CH', /スイス|\b(?:Switzerland|Swiss|SNB)\b/],
  ['RU', /ロシア|\bRussia[n]?\b/], ['TR', /トルコ|\bTurk(?:ey|ish)\b/], ['MX', /メキシコ|\bMexic(?:o|an)\b/], ['SG', /シンガポール|\bSingapore(?:an)?\b/], ['TH', /タイ国|\bTha(?:i|iland)\b/],
  ['*', /世界|グローバル|新興国|先進国|\b(?:[Gg]lobal|[Ww]orld(?:wide)?|[Ee]merging markets|OECD|G7|G20)\b/],
];

/** All of them at once: most words speak of none, and are passed over in one go. */
const ANY = new RegExp(COUNTRIES.map(([, { source }]) => source).join('|'), 'g');

/** The one country that some words speak of; null for none, and `several` for more than one. */
export function countryOf(words: string): string | null {
  let found: string | null = null;
  for (const { index } of words.matchAll(ANY)) {
    const code = codeAt(words, index);
    if (found !== null && code !== found) return 'several';
    found = code;
  }
  return found;
}

const STICKY = COUNTRIES.map(([code, { source }]) => [code, new RegExp(source, 'y')] as const);

function codeAt(words: string, at: number): string | null {
  for (const [code, names] of STICKY) {
    names.lastIndex = at;
    if (names.test(words)) return code;
  }
  return null;
}
