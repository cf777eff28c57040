/** Words that are seen beside the name of a button, and heard as its description. */

/**
 * What is seen of them stands in the stylesheet’s hands: text inside a button counts as what it is called, and whoever
 * speaks to the machine would have to say it all.
 */
export const Aside = ({ id, words, className }: { id: string; words: string; className: string }) => (
  <>
    <span className={`bar-aside ${className}`} data-words={words} aria-hidden="true" />
    <span id={id} hidden>
      {words}
    </span>
  </>
);
