/** Words that stand in every report, and tell nothing of what one is about. */
const ENGLISH =
  ('a about above after again against ago ahead all also although amid among an and announced announces another any are around as at back be became because been before began behind being below between beyond both but by called can cited cites ' +
    'come comes continue continued continues could current currently data day days did do does down during each early end ended ends even ever every expected expects eyes face faces few first following for from full further gain gained gains get gets given had has ' +
    'have having he held her here high higher his hit hits hold holds how however if in including increase increased increases into is it its itself just keep keeps last late later latest least less level levels like likely limited look looks low lower made make makes making many may ' +
    'meeting might minimal month monthly months more most move moved much must near nearly need needs new news next no nor not now of off offers on once one ongoing only onto open or other others our out over overall own past per plan planned plans point points possible post recent recently ' +
    'remain remains report reported reports rise rises risk risks rose said same saw say says second see seen sees set sets several shall she should show shows signal signals similar since so some soon steady still such take taken takes target than that the their them then there these they this those though three through to ' +
    'today too total toward towards trend trends two unchanged under until up update updated updates upon us use used using versus very via vs was way we week weekly weeks well were what when where whether which while who whose why will with within without would year yearly years yesterday yet you your ' +
    'jan january feb february mar march apr april jun june jul july aug august sep sept september oct october nov november dec december monday tuesday wednesday thursday friday saturday sunday ' +
    'research study suggest suggests particularly primarily driven drive drives across global average related source sources analysis according forecast forecasts estimate estimated estimates available').split(' ');

const JAPANESE =
  ('発表 報道 記事 関連 最新 最近 直近 現在 今後 今年 昨年 来年 今月 先月 来月 今週 先週 来週 今日 本日 昨日 前日 前年 前月 前週 前年比 前月比 前期 今期 来期 通期 予想 予測 見通 見込 可能性 影響 状況 動向 傾向 上昇 下落 増加 減少 拡大 縮小 改善 悪化 継続 維持 推移 変化 ' +
    '過去 平均 過去平均 年間 月間 週間 以上 以下 以内 程度 場合 必要 問題 対応 方針 会合 次回 第一 第二 開始 終了 予定 実施 検討 開催 発生 強気意見 弱気意見 意見 その他 合計 総額 市場 会社 企業 日本 更新日 出典 ニュース レポート データ コメント トレンド リスク').split(' ');

const STOP_WORDS: ReadonlySet<string> = new Set([...ENGLISH, ...JAPANESE]);

/** `word` in lower case. */
export const isStopWord = (word: string): boolean => STOP_WORDS.has(word);
