import { parse, TextNode, type HTMLElement, type Node } from 'node-html-parser';

/** What surrounds a date on a page. */
export interface Surroundings {
  /** The nearest `article`; null outside any. */
  readonly article: HTMLElement | null;
  /** The nearest `article`, where it lies in another one: a card, a comment. */
  readonly isNested: boolean;
  /** The nearest `header`. */
  readonly header: HTMLElement | null;
  /** Whether an `article`, `main` or `header` is around it. */
  readonly isContent: boolean;
  /** The nearest element that begins an item of microdata. */
  readonly item: HTMLElement | null;
  /** It lies in a part about other pages: navigation, side bar, related articles, comments. */
  readonly isAside: boolean;
  /** Target of the nearest link around it, as written. */
  readonly link: string | null;
}

export interface OutlinedElement {
  readonly element: HTMLElement;
  readonly around: Surroundings;
  /** The words in front of it in its own block, the last of them. */
  readonly before: string;
}

/** A block of visible text that holds a digit. */
export interface OutlinedText {
  readonly text: string;
  readonly around: Surroundings;
  /** Counted from the first `h1`; null before it. */
  readonly behindTitle: number | null;
}

/** What the readers of dates look at, gathered in one pass over a page. */
export interface PageOutline {
  /** `meta` elements by `property` or `name`, that in lower case, in order. */
  readonly metas: readonly { readonly key: string; readonly content: string }[];
  readonly links: readonly HTMLElement[];
  readonly title: string | null;
  readonly heading: string | null;
  readonly itemprops: readonly OutlinedElement[];
  readonly times: readonly OutlinedElement[];
  readonly texts: readonly OutlinedText[];
  /** Elements that are around an `h1`: `article`, `header`, items of microdata. */
  readonly withHeading: ReadonlySet<HTMLElement>;
}

const BLOCKS = new Set(
  'address article aside blockquote body br dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hr html li main nav ol option p pre section summary table tbody td tfoot th thead title tr ul'.split(' '),
);
const ASIDE_TAGS = new Set(['nav', 'aside', 'footer', 'menu', 'select', 'button']);
/** One class or id of a part about other pages. */
const ASIDE_NAME =
  /^(?!(?:has|with|without|no|content|layout|main)[-_])(?:[\w-]*[-_])?(?:related\w*|recommend\w*|sidebar|side|popular\w*|ranking|trending|latest|recent(?!ly)\w*|most-?(?:read|viewed|popular)|more-?(?:news|stories|articles|from)|read-?(?:next|more|also)|next-?(?:article|post|up)|prev(?:ious)?-?(?:article|post)|comments?|promo\w*|teasers?|carousel|breadcrumbs?|footer|navigation|nav|menu|kanren|osusume)(?:[-_](?!open|closed|wrap|layout)[\w-]*)?$/i;

const MOST_TEXTS = 600;
const LONGEST_TEXT = 400;
const LONGEST_BEFORE = 24;

const OUTSIDE: Surroundings = { article: null, isNested: false, header: null, isContent: false, item: null, isAside: false, link: null };

type Step = { readonly node: Node; readonly around: Surroundings } | { readonly leave: HTMLElement; readonly around: Surroundings };

/** Reads markup without scripts and comments (`htmlParts`). Walks without recursion, so that no depth of nesting is too much. */
export function pageOutline(markup: string): PageOutline {
  // Tags are compared as they are written, and a page may write the two halves of a pair differently.
  const plain = markup.replace(/<\/?[A-Za-z][A-Za-z0-9]*/g, (tag) => tag.toLowerCase());
  const walk = new Walk();
  const steps: Step[] = [{ node: parse(plain, { comment: false, parseNoneClosedTags: true, blockTextElements: {} }), around: OUTSIDE }];
  for (let step = steps.pop(); step; step = steps.pop()) {
    if ('leave' in step) walk.leave(step.leave, step.around);
    else if (step.node instanceof TextNode) walk.text(step.node.text);
    else steps.push(...walk.enter(step.node as HTMLElement, step.around));
  }
  return walk.outline();
}

class Walk {
  private readonly metas: { key: string; content: string }[] = [];
  private readonly links: HTMLElement[] = [];
  private readonly itemprops: OutlinedElement[] = [];
  private readonly times: OutlinedElement[] = [];
  private readonly texts: OutlinedText[] = [];
  private readonly withHeading = new Set<HTMLElement>();
  private title: string | null = null;
  private heading: string | null = null;
  private behindTitle: number | null = null;
  private block = '';

  text(text: string): void {
    // Elements in a line may be parted by style sheets alone.
    if (this.block.length <= LONGEST_TEXT) this.block += ` ${text.slice(0, LONGEST_TEXT)}`;
  }

  enter(element: HTMLElement, outer: Surroundings): Step[] {
    const tag = element.rawTagName;
    if (BLOCKS.has(tag)) this.flush(outer);
    if (tag === 'meta') this.meta(element);
    else if (tag === 'link') this.links.push(element);
    const around = inside(element, tag, outer);
    if (tag === 'h1' && !around.isAside) for (const one of [around.article, around.header, around.item]) if (one) this.withHeading.add(one);
    const before = this.block.replace(/\s+/g, ' ').slice(-LONGEST_BEFORE);
    if (tag === 'time') this.times.push({ element, around, before });
    // An item's own property is one of the item around it.
    if (element.hasAttribute('itemprop')) this.itemprops.push({ element, around: outer, before });
    const children = element.childNodes.map((node): Step => ({ node, around })).reverse();
    return [{ leave: element, around }, ...children];
  }

  leave(element: HTMLElement, around: Surroundings): void {
    const tag = element.rawTagName;
    if (tag === 'title' && this.title === null) this.title = plainText(this.block);
    if (tag === 'h1' && !around.isAside) {
      this.heading ??= plainText(this.block);
      this.behindTitle ??= 0;
    }
    if (BLOCKS.has(tag)) this.flush(around);
  }

  outline(): PageOutline {
    this.flush(OUTSIDE);
    const { metas, links, title, heading, itemprops, times, texts, withHeading } = this;
    return { metas, links, title, heading, itemprops, times, texts, withHeading };
  }

  private meta(element: HTMLElement): void {
    const content = element.getAttribute('content');
    if (content === undefined) return;
    for (const name of ['property', 'name']) {
      const key = element.getAttribute(name)?.trim().toLowerCase();
      if (key) this.metas.push({ key, content });
    }
  }

  private flush(around: Surroundings): void {
    const text = plainText(this.block);
    this.block = '';
    if (text === null || text.length > LONGEST_TEXT) return;
    if (this.behindTitle !== null) this.behindTitle++;
    if (/\d|[０-９]/.test(text) && this.texts.length < MOST_TEXTS) this.texts.push({ text, around, behindTitle: this.behindTitle });
  }
}

function inside(element: HTMLElement, tag: string, outer: Surroundings): Surroundings {
  const isArticle = tag === 'article';
  const isItem = element.hasAttribute('itemscope');
  const isHeader = tag === 'header';
  const isAside = outer.isAside || ASIDE_TAGS.has(tag) || (!WHOLE.has(tag) && (isNamedAside(element.getAttribute('class')) || isNamedAside(element.getAttribute('id'))));
  const link = tag === 'a' ? (element.getAttribute('href') ?? outer.link) : outer.link;
  if (!isArticle && !isItem && !isHeader && tag !== 'main' && isAside === outer.isAside && link === outer.link) return outer;
  return {
    article: isArticle ? element : outer.article, isNested: isArticle ? outer.article !== null : outer.isNested, header: isHeader ? element : outer.header,
    isContent: outer.isContent || isArticle || isHeader || tag === 'main', item: isItem ? element : outer.item, isAside, link,
  };
}

/** Classes of these tell of the layout of the whole page: `has-sidebar`. */
const WHOLE = new Set(['html', 'body', 'main', 'article']);

const isNamedAside = (names: string | undefined): boolean =>
  names !== undefined && names.slice(0, MOST_NAMES).split(/\s+/).some((name) => name.length <= LONGEST_NAME && ASIDE_NAME.test(name));

const MOST_NAMES = 300;
const LONGEST_NAME = 60;

function plainText(block: string): string | null {
  const text = block.replace(/\s+/g, ' ').trim();
  return text === '' ? null : text;
}
