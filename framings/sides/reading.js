// What two people answered, as a code that one can tell the other, and what can be read from both.
// Nothing here knows of a page: view.js shows it. figure.js stands above.

const ROLES = ["marketing", "sales"];
const STATEMENTS = 12;
const HIGHEST = 5; // an answer is 1 to 5, or 0 where there is none
const nobody = () => Array(STATEMENTS).fill(0);
const count = (answers) => answers.filter(Boolean).length;

// As Crockford's base 32: no I, L, O or U, and I, L and O are read as what they look like.
const SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
// One for the edition of the statements, seven for role and answers, one to check.
const CODE_SIGNS = 9;
const STATES = (HIGHEST + 1) ** STATEMENTS;

// A letter that any one wrong letter, and any two exchanged, makes wrong: Horner's rule in the field
// of 32 elements, at an element whose powers differ.
function check(values) {
  return values.reduce((sum, value) => {
    const twice = (sum ^ value) << 1;
    return twice & 32 ? twice ^ 0b100101 : twice;
  }, 1);
}

// Edition (0 to 31), role and answers as "ABC-DEF-GHJ".
function encoded(role, answers, edition) {
  let number = answers.reduce((sum, answer) => sum * (HIGHEST + 1) + answer, ROLES.indexOf(role));
  const values = Array(CODE_SIGNS - 1).fill(edition);
  for (let at = values.length - 1; at > 0; at--) {
    values[at] = number % 32;
    number = Math.floor(number / 32);
  }
  const signs = [...values, check(values)].map((value) => SIGNS[value]).join("");
  return signs.match(/.{3}/g).join("-");
}

// The other way round: { role, answers }, or { wrong, ... } that says what is wrong. The edition comes
// first and is looked at before the rest, since another edition may have other answers, and more.
function decoded(text, edition) {
  const signs = [...text.toUpperCase().replace(/[\s\p{Dash}]/gu, "")];
  const values = signs.map((sign) => SIGNS.indexOf({ I: "1", L: "1", O: "0" }[sign] ?? sign));
  const unknown = values.indexOf(-1);
  if (unknown >= 0) return { wrong: "sign", sign: signs[unknown] };
  if (signs.length !== CODE_SIGNS) return { wrong: "length", length: signs.length };
  if (check(values.slice(0, -1)) !== values.at(-1)) return { wrong: "typing" };
  if (values[0] !== edition) return { wrong: "edition" };
  let number = values.slice(1, -1).reduce((sum, value) => sum * 32 + value, 0);
  if (number >= ROLES.length * STATES) return { wrong: "typing" };
  const answers = nobody();
  for (let at = STATEMENTS - 1; at >= 0; at--) {
    answers[at] = number % (HIGHEST + 1);
    number = Math.floor(number / (HIGHEST + 1));
  }
  return { role: ROLES[number], answers };
}

// From so many steps on two people see something differently, and from so many they describe two firms.
const APART = 2;
const TWO_FIRMS = 3;

// How far apart the two are about a statement; of two as far apart, that on which the one rather says
// yes and the other no comes first.
const PARTLY = (HIGHEST + 1) / 2;
const apartOn = (both, at) => Math.abs(both.marketing[at] - both.sales[at]);
const widest = (both, numbers) => {
  const width = (at) => 2 * apartOn(both, at)
    + ((both.marketing[at] - PARTLY) * (both.sales[at] - PARTLY) < 0);
  return numbers.reduce((best, at) => (width(at) > width(best) ? at : best));
};

// The numbers of the statements that both have answered.
const answeredByBoth = (both, numbers) => numbers.filter((at) => ROLES.every((role) => both[role][at]));

// The statement to begin with, of all: the one they differ most about; undefined where nothing is far apart.
function beginWith(both) {
  const known = answeredByBoth(both, [...nobody().keys()]);
  const most = known.length ? widest(both, known) : undefined;
  return known.length && apartOn(both, most) >= APART ? most : undefined;
}

// What the statements with these numbers say: whether the two answer alike, and if so, what. It rests on
// one statement, the number of which comes along: the one they differ about, or the one they are surest
// of. No framing is a name for the firm: of each only a question comes out.
function reading(both, numbers) {
  const known = answeredByBoth(both, numbers);
  if (!known.length) return { kind: "unknown", known, rests: numbers[0], apart: 0 };
  const apart = (at) => apartOn(both, at);
  const sure = (at) => Math.abs(both.marketing[at] + both.sales[at] - (HIGHEST + 1));
  const first = (by) => known.reduce((best, at) => (by(at) > by(best) ? at : best));
  const most = widest(both, known);
  if (apart(most) >= APART) {
    return { kind: apart(most) < TWO_FIRMS ? "differ" : "twoFirms", known, rests: most, apart: apart(most) };
  }
  const mean = known.reduce((sum, at) => sum + both.marketing[at] + both.sales[at], 0) / known.length / 2;
  const kind = mean >= 3.5 ? "yes" : mean <= 2.5 ? "no" : "between";
  return { kind, known, rests: first(sure), apart: apart(most) };
}

// The stage that somebody describes, of Kotler, Rackham and Krishnaswamy, by three statements: they have
// agreed on leads, plan together, are judged by one figure. Where the one that decides holds in part, two
// stages: the one they leave, and the next. None where an answer is missing.
const STAGES = ["undefined", "defined", "aligned", "integrated"];

function stage(answers, { agreed, alone, judged }) {
  const holds = [answers[agreed], answers[alone] && HIGHEST + 1 - answers[alone], answers[judged]];
  const decides = holds.findIndex((answer) => answer <= PARTLY);
  if (decides < 0) return STAGES.slice(-1);
  if (!holds[decides]) return [];
  return STAGES.slice(decides, decides + (holds[decides] === PARTLY ? 2 : 1));
}
