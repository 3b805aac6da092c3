/** Stands in the bundles for `linkify-it`, of which markdown-it makes one and, without its option `linkify`, never asks anything. */
export class LinkifyIt {
  readonly isStandIn = true;
}
