/** An element with a class and attributes. */
export function element<Name extends keyof HTMLElementTagNameMap>(name: Name, className = '', attributes: Readonly<Record<string, string>> = {}): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  if (className !== '') made.className = className;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

/** A codicon, hidden from assistive technology: the word beside it says the same. */
export function codicon(name = ''): HTMLElement {
  return element('span', name === '' ? 'codicon' : `codicon codicon-${name}`, { 'aria-hidden': 'true' });
}

/** Writes a text only where it differs, so that a selection in it survives. */
export function setText(target: HTMLElement, text: string): void {
  const node = target.firstChild;
  if (node === null) {
    if (text !== '') target.textContent = text;
  } else if (node.nodeValue !== text) {
    node.nodeValue = text;
  }
}

/** Writes an attribute only where it differs; an empty value takes it away. */
export function setAttribute(target: Element, name: string, value: string): void {
  if (value === '') target.removeAttribute(name);
  else if (target.getAttribute(name) !== value) target.setAttribute(name, value);
}

/** Shows or hides. */
export function setShown(target: HTMLElement, shown: boolean): void {
  if (target.hidden === shown) target.hidden = !shown;
}

/** The name of a codicon from the host, which becomes part of a class: letters, digits and hyphens only. */
export function iconClass(name: string): string {
  return /^[a-z0-9-]+$/.test(name) ? `codicon codicon-${name}` : 'codicon codicon-circle-outline';
}
