// A live figure, in a notebook and in a page: a picture whose pieces are replaced as they change,
// and a sentence. What uses it stands below it in the same script.

// A name nothing else in the document has. Not from a counter: in a notebook each figure has this
// script to itself, and would count from one.
const unused = (word) => `${word}-${Math.random().toString(36).slice(2)}-`;

// Pictures, and the pieces of one, use the same names for clip paths and marks; give each its own.
const own = (markup, prefix) =>
  markup.replace(/(id="|#)([mph][0-9a-f]{10})\b/g, `$1${prefix}$2`);

function picture(place, svg) {
  const prefix = unused("live");
  place.innerHTML = own(svg, prefix);
  const root = place.firstElementChild;
  root.setAttribute("aria-hidden", "true");
  const { width, height } = root.viewBox.baseVal;
  place.style.setProperty("--live-ratio", width / height); // for layout.css
  root.removeAttribute("width");
  root.removeAttribute("height");
  const groups = [...root.querySelectorAll(":scope > g[data-piece]")];
  return (index, markup) => {
    groups[index].innerHTML = own(markup, `${prefix}${index}-`);
  };
}

// A line may not break inside an amount: a minus alone at its end would make a gain of a loss. What a
// screen reader hears, and a search finds, is the sentence as it is.
const AMOUNT = /([+−±-]?[€£$]\s?[+−-]?\d[\d.,]*)/;

function write(place, words) {
  place.replaceChildren(...words.split(AMOUNT).map((part, index) => {
    if (index % 2 === 0) return part;
    const amount = document.createElement("span");
    amount.style.whiteSpace = "nowrap";
    amount.textContent = part;
    return amount;
  }));
}

// A finger that moves less has not made up its mind, in pixels.
const SLOP = 8;

// Where a finger went that lay down at one point and is at another: along a slider ("across"),
// nowhere ("still"), or elsewhere ("down").
function way(from, { clientX, clientY }) {
  const [across, down] = [clientX - from.clientX, clientY - from.clientY].map(Math.abs);
  if (Math.max(across, down) <= SLOP) return "still";
  return across > down ? "across" : "down";
}

// The bet that an explorer answers: the last thing asked before it, unless that is a question.
function betBefore(explorer) {
  return [...document.querySelectorAll(".framings-bet, .framings-question")]
    .filter((asked) => asked.compareDocumentPosition(explorer) & Node.DOCUMENT_POSITION_FOLLOWING)
    .at(-1)?.closest(".framings-bet");
}

// The places of the picture and the sentence, and functions that fill in what changes.
function figure(el, svg) {
  el.classList.add("live");
  const image = document.createElement("div");
  image.className = "live-picture";
  image.setAttribute("role", "img");
  const sentence = document.createElement("p");
  sentence.className = "live-sentence";
  sentence.setAttribute("role", "status");
  sentence.setAttribute("aria-live", "polite");
  // What the reader bet, beside the result. No part of the status: it is not said at each move.
  const bet = document.createElement("p");
  bet.className = "live-bet";
  el.append(image, sentence, bet);
  const say = (words, alt) => {
    image.setAttribute("aria-label", alt);
    if (sentence.textContent !== words) write(sentence, words);
  };
  const sayBet = (words, option) => {
    bet.textContent = option ? words.replace("{bet}", () => option) : "";
  };
  return { replace: picture(image, svg), say, sayBet };
}
