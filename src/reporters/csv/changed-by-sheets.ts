/** A number that is shown with the digits it has: spreadsheets keep 15 of them. */
const kept = /^(?:0|[1-9]\d{0,14})$/;

/** `0012`, `1E5`, `1.10`, `1,234`, `5%`, `(5)`, `$5`, `.5` */
const number =
  /^\(?[$€£¥]?\s?(?=[.,]?\d)(?:\d+|\d{1,3}(?:[.,' ]\d{3})+)?(?:[.,]\d*)?(?:e[+-]?\d+)?\s?[%$€£¥]?\)?$/i;

/** `1-2`, `3/4`, `1.2.2024`, `1 1/2`, with a time behind it or not */
const date =
  /^(?:\d+\s)?\d{1,4}\s?[-/.]\s?\d{1,4}(?:\s?[-/.]\s?\d{1,4})?(?:[t\s][\d\s:.apmz+-]*)?$/i;

/** `1:2`, `12:30:05.5 pm`, `5 a` */
const time = /^\d+(?::\d+){1,2}(?:[.,]\d+)?(?:\s?[ap]m?)?$|^\d{1,2}\s[ap]m?$/i;

/** `MAR1`, `1-Mar`, `5 June 2024`: months in English, which most sheets know beside their own language. */
const month =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const monthAndDay = new RegExp(
  `^(?:(?:${month})[-/., ]*\\d{1,4}|\\d{1,4}[-/., ]*(?:${month}))(?:[-/., ]+\\d{1,4})?$`,
  'i',
);

const truth = /^(?:true|false)$/i;

/** Whether a spreadsheet that opens it shows something else: another number, a date, a time, TRUE. */
export function isChangedBySheets(text: string): boolean {
  const read = text.trim();
  if (kept.test(read)) return false;
  return [number, date, time, monthAndDay, truth].some((form) => form.test(read));
}
