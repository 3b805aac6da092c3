import assert from 'node:assert/strict';
import { dashboardPage } from '../../src/dashboard/page';

const options = {
  cspSource: 'https://desk.example', nonce: 'bm9uY2U', scriptUri: 'https://desk.example/dashboard.js', styleUri: 'https://desk.example/dashboard.css',
  codiconUri: 'https://desk.example/codicon.css', language: 'ja', title: 'ブリーフィング',
};

describe('dashboardPage', () => {
  it('has the strict policy and nothing beside it', () => {
    const policies = [...dashboardPage(options).matchAll(/Content-Security-Policy" content="([^"]*)"/g)].map((match) => match[1]);
    assert.deepEqual(policies, ["default-src 'none'; script-src 'nonce-bm9uY2U'; style-src https://desk.example; font-src https://desk.example; img-src https://desk.example"]);
  });

  it('holds no inline script, handler or style', () => {
    const html = dashboardPage(options);
    assert.doesNotMatch(html, /<style|\sstyle=|\son[a-z]+=/i);
    assert.deepEqual(html.match(/<script[^>]*>[^<]*/g), ['<script nonce="bm9uY2U" src="https://desk.example/dashboard.js">']);
  });

  it('names language and title, and keeps markup in them out', () => {
    assert.match(dashboardPage(options), /<html lang="ja">[\s\S]*<title>ブリーフィング<\/title>/);
    const html = dashboardPage({ ...options, title: '</title><script>alert(1)</script>', language: '"><img src=x>' });
    assert.equal(html.match(/<script/g)?.length, 1);
    assert.doesNotMatch(html, /<img/);
  });
});
