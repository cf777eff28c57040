/** Turns Slack's mrkdwn into the text a person reads, so that nothing in it is markup or a mention any more. */

const names: Record<string, string> = { amp: '&', lt: '<', gt: '>' };

/** In mrkdwn a literal `<` is written `&lt;`, so whatever stands between `<` and `>` is markup. Decode once only. */
export function fromMrkdwn(text: string): string {
  return text.replace(
    /<([^<>]*)>|&(amp|lt|gt);/g,
    (whole, markup: string | undefined, name: string | undefined) => {
      if (name !== undefined) return names[name] ?? whole;
      return unescaped(readMarkup(markup ?? '') ?? whole);
    },
  );
}

function unescaped(text: string): string {
  return text.replace(/&(amp|lt|gt);/g, (whole, name: string) => names[name] ?? whole);
}

function readMarkup(markup: string): string | undefined {
  const bar = markup.indexOf('|');
  const target = bar < 0 ? markup : markup.slice(0, bar);
  const label = bar < 0 ? '' : markup.slice(bar + 1);
  if (/^@[UWB]/.test(target)) return `@${(label || target.slice(1)).replace(/^@/, '')}`;
  if (/^#[CG]/.test(target)) return `#${(label || target.slice(1)).replace(/^#/, '')}`;
  if (target.startsWith('!date^')) return label;
  if (target.startsWith('!subteam^'))
    return `@${(label || target.slice('!subteam^'.length)).replace(/^@/, '')}`;
  if (target.startsWith('!')) return `@${(label || target.slice(1)).replace(/^@/, '')}`;
  if (/^(?:mailto|tel):/i.test(target)) return label || target.replace(/^\w+:/, '');
  if (!/^[a-z][a-z0-9+.-]*:/i.test(target)) return undefined;
  const sameAddress =
    label === '' ||
    target.replace(/^https?:\/\//, '').replace(/\/$/, '') ===
      label.replace(/^https?:\/\//, '').replace(/\/$/, '');
  return sameAddress ? target : `${label} (${target})`;
}
