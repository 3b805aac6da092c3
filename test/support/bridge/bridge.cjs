// Lets a browser test call the extension API beside driving the interface: posted code is run with `vscode`, `require` and `args` in scope.
const http = require('node:http');
const vscode = require('vscode');

const AsyncFunction = (async () => {}).constructor;

async function answer(body) {
  try {
    const { code, args } = JSON.parse(body);
    const value = await new AsyncFunction('vscode', 'require', 'args', code)(vscode, require, args);
    return { value: value === undefined ? null : value };
  } catch (error) {
    return { error: String((error && error.stack) || error) };
  }
}

exports.activate = (context) => {
  const { BRIEFING_BRIDGE_PORT: port, BRIEFING_BRIDGE_TOKEN: token } = process.env;
  if (!port || !token) return;
  const server = http.createServer((request, response) => {
    // Any page in any browser of this machine could post here.
    if (request.headers['x-bridge-token'] !== token) {
      response.writeHead(403).end();
      return;
    }
    let body = '';
    request.setEncoding('utf8').on('data', (text) => (body += text));
    request.on('end', async () => response.end(JSON.stringify(await answer(body))));
  });
  server.listen(Number(port), '127.0.0.1');
  context.subscriptions.push({ dispose: () => server.close() });
};
