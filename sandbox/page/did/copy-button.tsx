/** Takes JSON to the clipboard, and says whether that worked. */

import { useState } from 'react';

export function CopyButton({ value, what }: { value: unknown; what: string }) {
  const [said, setSaid] = useState('Copy');
  const copy = async () => {
    const text = JSON.stringify(value, null, 2) ?? '';
    setSaid((await written(text)) ? 'Copied' : 'The browser does not allow it');
  };
  return (
    <button type="button" className="did-copy" aria-label={`${said}: ${what}`} onClick={() => void copy()}>
      {said}
    </button>
  );
}

/** A browser may refuse, and has no clipboard on pages that are not secure. */
async function written(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch (error) {
    if (error instanceof DOMException || error instanceof TypeError) return false;
    throw error;
  }
}
