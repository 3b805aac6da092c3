/**
 * Shows that something long is under way: on a terminal one line with the seconds so far, elsewhere a line at the start and one at the end.
 * @template T
 * @param {string} what
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withProgress(what, work) {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  const terminal = process.stderr.isTTY;
  const draw = (/** @type {string} */ text) => process.stderr.write(terminal ? `\r\x1b[K${text}` : `${text}\n`);
  draw(`${what} …`);
  const timer = terminal ? setInterval(() => draw(`${what} … ${seconds()} s`), 1000) : undefined;
  try {
    const result = await work();
    draw(`${what}: done in ${seconds()} s${terminal ? '\n' : ''}`);
    return result;
  } catch (error) {
    draw(`${what}: failed after ${seconds()} s${terminal ? '\n' : ''}`);
    throw error;
  } finally {
    clearInterval(timer);
  }
}
