/**
 * The only file that knows the component library: it registers the elements the page uses. Replacing the library,
 * which is archived upstream, means registering other elements under these five names.
 */
import './focusVisibleProbe';
import {
  type Button, type Panels, type PanelTab, type PanelView, type TextField,
  provideVSCodeDesignSystem, vsCodeButton, vsCodePanels, vsCodePanelTab, vsCodePanelView, vsCodeProgressRing, vsCodeTextField,
} from '@vscode/webview-ui-toolkit';

export type { Button, Panels, PanelTab, PanelView, TextField };

/** Defines `vscode-button`, `vscode-panels` with its tabs and views, `vscode-progress-ring` and `vscode-text-field`. */
export function registerToolkit(): void {
  provideVSCodeDesignSystem().register(
    vsCodeButton(), vsCodePanels(), vsCodePanelTab(), vsCodePanelView(), vsCodeProgressRing(), vsCodeTextField(),
  );
}

/** A text button, or an icon button when `icon` is given; its name is `label` either way. */
export function createButton(options: {
  readonly appearance: 'primary' | 'secondary' | 'icon';
  readonly icon?: string;
  readonly onPress: () => void;
}): Button {
  const button = document.createElement('vscode-button') as Button;
  button.setAttribute('appearance', options.appearance);
  if (options.icon !== undefined) {
    const icon = document.createElement('span');
    icon.className = `codicon codicon-${options.icon}`;
    icon.setAttribute('aria-hidden', 'true');
    button.append(icon);
  }
  button.addEventListener('click', () => {
    if (button.getAttribute('aria-disabled') !== 'true') options.onPress();
  });
  return button;
}

/** Names a button: the words stand in it, or, where it shows an icon, in its title and accessible name. */
export function nameButton(button: Button, label: string): void {
  if (button.getAttribute('appearance') !== 'icon') {
    if (button.textContent !== label) button.textContent = label;
  } else if (button.getAttribute('aria-label') !== label) {
    button.setAttribute('aria-label', label);
    button.title = label;
  }
}

/** Switches a button off without taking the focus from it, as the attribute `disabled` would. */
export function enableButton(button: Button, enabled: boolean): void {
  const value = enabled ? 'false' : 'true';
  if (button.getAttribute('aria-disabled') !== value) button.setAttribute('aria-disabled', value);
}

/** A ring that turns. It is only to be seen: `silence` takes back what the library makes it announce once it stands in the page. */
export function createRing(): { readonly element: HTMLElement; silence(): void } {
  const element = document.createElement('vscode-progress-ring');
  element.setAttribute('aria-hidden', 'true');
  return { element, silence: () => element.setAttribute('aria-live', 'off') };
}

/** A text field whose changes are told at every key. */
export function createFilterField(onInput: (text: string) => void): TextField {
  const field = document.createElement('vscode-text-field') as TextField;
  const icon = document.createElement('span');
  icon.slot = 'start';
  icon.className = 'codicon codicon-filter';
  icon.setAttribute('aria-hidden', 'true');
  field.append(icon);
  field.addEventListener('input', () => onInput(field.value));
  return field;
}

/** Tabs and their panels, in one element: `ids` name both, in order. */
export function createTabs(ids: readonly string[], onChange: (id: string) => void): {
  readonly element: Panels;
  readonly tabs: readonly PanelTab[];
  readonly views: readonly PanelView[];
  select(id: string): void;
} {
  const element = document.createElement('vscode-panels') as Panels;
  const tabs = ids.map((id) => {
    const tab = document.createElement('vscode-panel-tab') as PanelTab;
    tab.id = `tab-${id}`;
    return tab;
  });
  const views = ids.map((id) => {
    const view = document.createElement('vscode-panel-view') as PanelView;
    view.id = `view-${id}`;
    return view;
  });
  element.append(...tabs, ...views);
  element.activeindicator = false;
  element.addEventListener('change', () => onChange(element.activeid.replace(/^tab-/, '')));
  const select = (id: string): void => {
    if (element.activeid !== `tab-${id}`) element.activeid = `tab-${id}`;
  };
  return { element, tabs, views, select };
}
