import type { Secrets } from '../core/ports';
import type { Streams } from './streams';

/** `${secret:NAME}` is the variable `NAME` of the environment. `NAME_HOST`, where it is set, lists the hosts that it may be sent to. */
export function environmentSecrets(env: Streams['env']): Secrets {
  const variable = (name: string): string | undefined => (Object.hasOwn(env, name) ? env[name] : undefined);
  return {
    get: (name) => {
      const value = variable(name);
      const hosts = variable(`${name}_HOST`)?.toLowerCase().match(/[^\s,;]+/g);
      return Promise.resolve(value === undefined ? null : { value, hosts: hosts ?? null });
    },
  };
}
