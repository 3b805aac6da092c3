/** Said of any country: every source of an unemployment rate has these, so that a bullet which names no country is reported as ambiguous and never given to one of them. */
export const UNEMPLOYMENT = ['失業率', 'unemployment', 'unemployment rate', 'jobless rate'] as const;
