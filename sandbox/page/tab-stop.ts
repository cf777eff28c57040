/** A box that scrolls is a stop of the Tab key, so that it can be scrolled without a mouse. */
export const tabStop = 0;
