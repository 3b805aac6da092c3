/** A bundle of its own, loaded with the first configuration, so that neither the editor nor the command line starts with it. */
export { CATALOGUE } from './core/sources/catalogue/catalogue';
