// The question and its answer with citations.

import * as api from "./api.js";
import { element, grouped, notice, place } from "./elements.js";

const STATUS = { answered: "有据可答", not_disclosed: "未见披露", conflicting: "前后不一", cannot_tell: "无法判断" };

export function setUpAsk(viewer) {
  const form = document.getElementById("ask");
  const question = document.getElementById("question");
  const output = document.getElementById("answer");
  const submit = form.querySelector("button[type=submit]");
  const anew = document.getElementById("anew");
  let session = conversation(); // follow-up questions keep the subject of those before
  let sentences = []; // the citations of the answer shown, those of one sentence together

  // Enter sends, as in any search box; Shift+Enter breaks the line, and so does an input method at work.
  question.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });

  anew.addEventListener("click", () => {
    session = conversation();
    anew.hidden = true;
    output.replaceChildren();
    question.value = "";
    question.focus();
  });

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (submit.disabled || question.value.trim() === "") return;
    submit.disabled = true;
    output.setAttribute("aria-busy", "true");
    output.replaceChildren(element("p", { class: "waiting" }, "正在查找……"));
    try {
      const asked = [question.value.trim(), document.getElementById("scope").value];
      const modelled = document.getElementById("use-model").checked;
      show(
        await (modelled
          ? api.askStreaming(...asked, session, showPiece())
          : api.ask(...asked, "embedded", session)),
      );
      anew.hidden = false;
    } catch (error) {
      output.replaceChildren(notice(error.message));
    } finally {
      submit.disabled = false;
      output.setAttribute("aria-busy", "false");
    }
  });

  // What a model has written so far, each piece verified; its citations can be opened once the answer is whole.
  function showPiece() {
    const written = element("p", { class: "written" });
    return (piece) => {
      if (!written.isConnected) output.replaceChildren(element("article", { class: "answer" }, written));
      written.textContent += piece;
    };
  }

  function show(answer) {
    sentences = bySentence(answer.citations);
    const cited = new Map(answer.citations.map((citation) => [citation.n, citation]));
    output.replaceChildren(
      element(
        "article",
        { class: `answer ${answer.status}` },
        element("p", { class: "status" }, STATUS[answer.status] ?? answer.status),
        answer.understood && element("p", { class: "understood" }, `理解为：${answer.understood}`),
        answer.note && element("p", { class: "status" }, answer.note),
        ...answer.answer.split("\n").map((line) => element("p", {}, ...withMarks(line, cited))),
        answer.derivation.length > 0 && calculation(answer.derivation),
        sentences.length > 0 && footnotes(),
      ),
    );
    if (answer.citations.length > 0) open(answer.citations[0]);
  }

  // "…471.28 万元[1]" → text and a button for every mark that has a citation.
  function withMarks(line, cited) {
    return line.split(/(\[\d+\])/).map((part) => {
      const citation = /^\[\d+\]$/.test(part) ? cited.get(Number(part.slice(1, -1))) : undefined;
      if (!citation) return part;
      // A link, as a button would let the full stop after it fall to the next line.
      const mark = element("a", { class: "mark", href: "#answer", "aria-label": `出处 ${citation.n}，${place(citation)}` }, String(citation.n));
      mark.addEventListener("click", (event) => {
        event.preventDefault();
        follow(citation, mark);
      });
      return mark;
    });
  }

  function calculation(steps) {
    return element(
      "ul",
      { class: "plain calculation", "aria-label": "计算" },
      ...steps.map((step) => element("li", {}, `${step.expression} = ${grouped(step.result)}${step.unit ?? ""}`)),
    );
  }

  function footnotes() {
    return element(
      "ol",
      { class: "plain footnotes", "aria-label": "出处" },
      ...sentences.map((citations) => {
        const [citation] = citations;
        return element(
          "li",
          {},
          element(
            "button",
            { type: "button", class: "footnote", onclick: (event) => follow(citation, event.currentTarget) },
            element("span", { class: "number" }, citations.map((each) => each.n).join(" ")),
            element(
              "span",
              { class: "body" },
              element("span", { class: "where" }, [citation.name, place(citation), citation.section, citation.column && `“${citation.column}”列`].filter(Boolean).join("，")),
              element("q", {}, citation.quote.replace(/\s+/g, " ").trim()),
            ),
          ),
        );
      }),
    );
  }

  function follow(citation, clicked) {
    open(citation);
    viewer.reveal(clicked);
  }

  function open(citation) {
    const current = sentences.findIndex((citations) => citations.includes(citation));
    output.querySelectorAll(".footnotes li").forEach((item, position) => {
      if (position === current) item.setAttribute("aria-current", "true");
      else item.removeAttribute("aria-current");
    });
    const others = sentences[current].filter((each) => each !== citation);
    const marks = [mark(citation, "cited"), ...others.map((each) => mark(each, "other"))];
    viewer.show({ id: citation.document, name: citation.name || "原文", marks, quote: citation.quote, section: citation.section });
  }
}

// A name that nobody else gives a conversation; randomUUID is missing where the page came over plain HTTP.
function conversation() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function mark({ page, line, box, quote }, kind) {
  return { page, line, box, text: quote, kind };
}

// Neighbouring citations of one sentence share a footnote.
function bySentence(citations) {
  const place = ({ document, page, line, quote }) => JSON.stringify([document, page, line, quote]);
  const sentences = [];
  for (const citation of citations) {
    const last = sentences.at(-1);
    if (last && place(last[0]) === place(citation)) last.push(citation);
    else sentences.push([citation]);
  }
  return sentences;
}
