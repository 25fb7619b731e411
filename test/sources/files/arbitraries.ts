/** fast-check with what import tests need besides. */
import * as fastCheck from 'fast-check';

/** Text made of little more than what matters to a reader of delimited files. */
const delimitedText = () =>
  fastCheck
    .array(fastCheck.constantFrom(',', '"', '\n', '\r\n', '\r', 'a', 'bc', ' ', '""', '中'), {
      maxLength: 60,
    })
    .map((parts) => parts.join(''));

export const fc = { ...fastCheck, delimitedText };
