/** A theme as a webview sees it: the class of its body and the editor's colours as CSS variables. */
export interface PageTheme {
  readonly bodyClass: string;
  readonly colors: Readonly<Record<string, string>>;
}

export type ThemeName = 'dark' | 'light' | 'hc-black' | 'hc-light';

const base = {
  'font-family': "system-ui, 'Ubuntu', 'Droid Sans', sans-serif",
  'font-size': '13px',
  'font-weight': 'normal',
};

const dark: PageTheme = {
  bodyClass: 'vscode-dark',
  colors: {
    ...base,
    'foreground': '#bfbfbf', 'descriptionForeground': '#8C8C8C', 'errorForeground': '#f48771', 'focusBorder': '#3994BCB3', 'icon-foreground': '#8C8C8C',
    'sideBar-background': '#191A1B', 'editor-background': '#121314', 'list-hoverBackground': '#FFFFFF14', 'list-inactiveSelectionBackground': '#2C2D2E',
    'toolbar-hoverBackground': '#5a5d5e50', 'button-background': '#297AA0', 'button-foreground': '#FFFFFF', 'button-hoverBackground': '#2B7DA3', 'button-border': '#297AA0',
    'button-secondaryBackground': '#00000000', 'button-secondaryBorder': '#333536', 'button-secondaryForeground': '#CCCCCC', 'button-secondaryHoverBackground': '#FFFFFF10',
    'input-background': '#191A1B', 'input-foreground': '#bfbfbf', 'input-border': '#333536', 'input-placeholderForeground': '#555555', 'dropdown-border': '#333536',
    'panelTitle-activeBorder': '#3994BC', 'panelTitle-activeForeground': '#bfbfbf', 'panelTitle-inactiveForeground': '#8C8C8C', 'panel-border': '#2A2B2C',
    'progressBar-background': '#878889', 'editorWarning-foreground': '#CCA700', 'charts-green': '#86CF86', 'charts-yellow': '#E0B97F', 'charts-orange': '#CD861A',
    'scrollbarSlider-background': '#A8A9AA85', 'widget-border': '#2A2B2C',
  },
};

const light: PageTheme = {
  bodyClass: 'vscode-light',
  colors: {
    ...base,
    'foreground': '#202020', 'descriptionForeground': '#606060', 'errorForeground': '#ad0707', 'focusBorder': '#0069CC', 'icon-foreground': '#606060',
    'sideBar-background': '#FAFAFD', 'editor-background': '#FFFFFF', 'list-hoverBackground': '#00000014', 'list-inactiveSelectionBackground': '#DADADA99',
    'toolbar-hoverBackground': '#0000001F', 'button-background': '#0069CC', 'button-foreground': '#FFFFFF', 'button-hoverBackground': '#0063C1', 'button-border': '#0069CC',
    'button-secondaryBackground': '#EAEAEA', 'button-secondaryBorder': '#EAEAEA', 'button-secondaryForeground': '#202020', 'button-secondaryHoverBackground': '#F2F3F4',
    'input-background': '#FFFFFF', 'input-foreground': '#202020', 'input-border': '#D8D8D866', 'input-placeholderForeground': '#999999', 'dropdown-border': '#D8D8D8',
    'panelTitle-activeBorder': '#000000', 'panelTitle-activeForeground': '#202020', 'panelTitle-inactiveForeground': '#606060', 'panel-border': '#F0F1F2',
    'progressBar-background': '#0069CC', 'editorWarning-foreground': '#BF8803', 'charts-green': '#388A34', 'charts-yellow': '#667309', 'charts-orange': '#d18616',
    'scrollbarSlider-background': '#646464C0', 'widget-border': '#E2E2E5',
  },
};

const hcBlack: PageTheme = {
  bodyClass: 'vscode-high-contrast',
  colors: {
    ...base,
    'foreground': '#FFFFFF', 'descriptionForeground': '#FFFFFFB3', 'errorForeground': '#F48771', 'focusBorder': '#F38518', 'icon-foreground': '#FFFFFF',
    'sideBar-background': '#000000', 'editor-background': '#000000', 'contrastBorder': '#6FC3DF', 'contrastActiveBorder': '#F38518',
    'button-background': '#000000', 'button-foreground': '#FFFFFF', 'button-border': '#6FC3DF', 'button-secondaryForeground': '#FFFFFF',
    'input-background': '#000000', 'input-foreground': '#FFFFFF', 'input-border': '#6FC3DF', 'input-placeholderForeground': '#FFFFFFB3', 'dropdown-border': '#6FC3DF',
    'panelTitle-activeBorder': '#6FC3DF', 'panelTitle-activeForeground': '#FFFFFF', 'panelTitle-inactiveForeground': '#FFFFFF', 'panel-border': '#6FC3DF',
    'progressBar-background': '#6FC3DF', 'editorWarning-foreground': '#FFD370', 'charts-green': '#89D185', 'charts-yellow': '#FFD370', 'charts-orange': '#FF8E00',
    'scrollbarSlider-background': '#6FC3DF99', 'widget-border': '#6FC3DF',
  },
};

const hcLight: PageTheme = {
  bodyClass: 'vscode-high-contrast-light',
  colors: {
    ...base,
    'foreground': '#292929', 'descriptionForeground': '#292929B3', 'errorForeground': '#B5200D', 'focusBorder': '#006BBD', 'icon-foreground': '#292929',
    'sideBar-background': '#FFFFFF', 'editor-background': '#FFFFFF', 'contrastBorder': '#0F4A85', 'contrastActiveBorder': '#006BBD',
    'button-background': '#0F4A85', 'button-foreground': '#FFFFFF', 'button-border': '#0F4A85', 'button-secondaryBackground': '#FFFFFF', 'button-secondaryForeground': '#292929',
    'input-background': '#FFFFFF', 'input-foreground': '#292929', 'input-border': '#0F4A85', 'input-placeholderForeground': '#292929B3', 'dropdown-border': '#0F4A85',
    'panelTitle-activeBorder': '#B5200D', 'panelTitle-activeForeground': '#292929', 'panelTitle-inactiveForeground': '#292929', 'panel-border': '#0F4A85',
    'progressBar-background': '#0F4A85', 'editorWarning-foreground': '#895503', 'charts-green': '#374E06', 'charts-yellow': '#895503', 'charts-orange': '#B5640D',
    'scrollbarSlider-background': '#0F4A8566', 'widget-border': '#0F4A85',
  },
};

/** The editor's default themes, with the values they give to what the dashboard uses. */
export const pageThemes: Readonly<Record<ThemeName, PageTheme>> = { 'dark': dark, 'light': light, 'hc-black': hcBlack, 'hc-light': hcLight };
