/** Text markup as the viewer reads it. */
import { describe, expect, test } from 'vitest';
import { InlineMrkdwn, Mrkdwn } from '../../sandbox/page/blocks/mrkdwn.tsx';
import { markup } from './reading.tsx';

/** Within the frame every text has. */
const read = (text: string, viewer?: string) => {
  const html = markup(<Mrkdwn text={text} />, viewer ? { viewer } : {});
  return html.replace(/^<div class="bk-mrkdwn">(.*)<\/div>$/s, '$1');
};
const line = (inside: string) => `<div class="bk-lines">${inside}</div>`;

describe('marks', () => {
  test.each([
    ['*bold* _italic_ ~struck~', line('<strong>bold</strong> <em>italic</em> <s>struck</s>')],
    ['*_both_*', line('<strong><em>both</em></strong>')],
    ['snake_case_name and 2*3*4', line('snake_case_name and 2*3*4')],
    ['see_this_ and that', line('see_this_ and that')],
    [
      '`a *b* <c>`'.replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
      line('<code class="bk-code">a *b* &lt;c&gt;</code>'),
    ],
    ['```\ntwo\n  lines\n```after', `<pre class="bk-pre">two\n  lines</pre>${line('after')}`],
    ['one\ntwo', line('one<br/>two')],
    [
      '&gt; said\n&gt; twice\nthen',
      `<blockquote class="bk-quote">said<br/>twice</blockquote>${line('then')}`,
    ],
    ['&gt;&gt;&gt; all\nof it', '<blockquote class="bk-quote">all<br/>of it</blockquote>'],
    [':eyes: :large_yellow_circle: :no_such_thing: 10:30:00', line('👀 🟡 :no_such_thing: 10:30:00')],
    ['*bold <@UKENJI>*', line('<strong>bold <span class="bk-mention">@Kenji</span></strong>')],
  ])('%s', (text, html) => {
    expect(read(text).replaceAll('\n<br/>', '<br/>')).toBe(html);
  });
});

describe('mentions', () => {
  test.each([
    ['<@UAOIFE>', '<span class="bk-mention bk-mention-me">@Aoife</span>'],
    ['<@UKENJI>', '<span class="bk-mention">@Kenji</span>'],
    ['<@UNOBODY>', '<span class="bk-mention">@UNOBODY</span>'],
    ['<!subteam^S0ENG>', '<span class="bk-mention">@eng-oncall</span>'],
    ['<!channel>', '<span class="bk-mention bk-mention-me">@channel</span>'],
    ['<#C0OPS>', '<button type="button" class="bk-mention bk-mention-place">#user-operations</button>'],
  ])('%s', (text, html) => {
    expect(read(text)).toBe(line(html));
  });

  test('a channel the viewer cannot see keeps its name to itself; its members read it', () => {
    expect(read('<#C0RISK>')).toContain('a private channel');
    expect(read('<#C0RISK>')).not.toContain('esc-risk');
    expect(read('<#C0RISK>', 'UMINA')).toContain('esc-risk');
  });

  test('what a person typed is no mention and no markup', () => {
    expect(read('&lt;!channel&gt; &lt;b&gt;bold&lt;/b&gt;')).toBe(
      line('&lt;!channel&gt; &lt;b&gt;bold&lt;/b&gt;'),
    );
    expect(read('<script>alert(1)</script>')).not.toContain('<script>');
  });
});

describe('links and moments', () => {
  test('a link opens a tab of its own, and tells nobody where it came from', () => {
    expect(read('<https://example.com/a?b=1&amp;c=2|the page>')).toBe(
      line(
        '<a class="bk-link" href="https://example.com/a?b=1&amp;c=2" target="_blank" rel="noreferrer">the page</a>',
      ),
    );
  });

  test('an address that runs something is only words', () => {
    expect(read('<javascript:alert(1)|press>')).toBe(line('press'));
  });

  test('a moment is told in the viewer’s zone, and whole when pointed at', () => {
    const text = '<!date^1795428000^{date_short_pretty} {time}|x>';
    expect(read(text)).toBe(
      line(
        '<time class="bk-time" dateTime="2026-11-23T10:00:00.000Z" title="Monday, November 23rd, 2026 at 10:00">today 10:00</time>',
      ),
    );
    expect(read(text, 'UYUKI')).toContain('>today 19:00</time>');
  });
});

test('within a line there are no blocks', () => {
  expect(markup(<InlineMrkdwn text={'*a*\n&gt; b'} />)).not.toMatch(/<(div|blockquote|pre)/);
});
