// Findings: one for each cause, whatever fails because of it. Each leads to its figures on the page, and so does every
// check that fails because of it.

import * as api from "./api.js";
import { item, opener, pagesOf } from "./check.js";
import { element, grouped } from "./elements.js";

const SEVERITIES = { error: "错误", warning: "存疑", info: "提示" };
const SHOWN = 3;

export function findings(report, held, viewer) {
  return [
    overview(report, held),
    element("ol", { class: "plain findings", "aria-label": "疑点" }, ...report.findings.map((found, at) => cause(found, at + 1, report.checks, held, viewer))),
  ];
}

function overview(report, held) {
  return element(
    "p",
    { class: "overview" },
    element("span", {}, element("strong", {}, `疑点 ${report.findings.length} 个`), `，不符的 ${report.summary.fails} 项核对由此而来`),
    element("span", {}, "报告 ", ...[["zh", "中文"], ["en", "English"]].flatMap(([language, name]) => [
      element("a", { href: api.report(held.id, language), target: "_blank", rel: "noopener", lang: language }, name), " ",
    ])),
  );
}

// A finding: what is printed and what it should be, why, and what fails because of it, folded.
function cause(found, number, checks, held, viewer) {
  const told = found.told.zh;
  const failing = found.checks.map((at) => checks[at]);
  const marks = marksOf(found, failing);
  const open = opener(held, viewer, marks);
  const why = found.at_stake === null ? told.why : told.why.slice(0, -1);
  return element(
    "li",
    { class: `fails ${found.severity}` },
    element(
      "button",
      { type: "button", class: "finding", onclick: (event) => open(marks[0].page, event) },
      element(
        "span",
        { class: "head" },
        element("span", { class: "rank" }, String(number)),
        element("span", { class: `severity ${found.severity}` }, SEVERITIES[found.severity]),
        element("span", { class: "where" }, told.where),
        found.at_stake !== null && element("b", { class: "stake" }, `相差 ${grouped(found.at_stake)} 元`),
      ),
      element("span", { class: "message" }, told.what),
      element("span", { class: "why" }, why.join("；")),
      ...identities(found, failing).slice(0, SHOWN).map((words) => element("span", { class: "formula" }, words)),
    ),
    pagesOf(marks, open),
    consequences(failing, held, viewer),
  );
}

// Written out with the figures; what has no identity is told in words, unless that has been said already.
function identities(found, failing) {
  const told = found.proposed !== null && failing.length === 1;
  return failing.map((check, at) => found.formulas[at] ?? (told ? "" : check.message)).filter(Boolean);
}

function consequences(failing, held, viewer) {
  const list = element("ol", { class: "plain findings" });
  const details = element("details", { class: "consequences" }, element("summary", {}, `由此不符的核对（${failing.length} 项）`), list);
  details.addEventListener("toggle", () => list.replaceChildren(...failing.map((check) => item(check, held, viewer))), { once: true });
  return details;
}

// The suspect first, then what may be wrong instead, then the other figures of what fails; each place once.
function marksOf(found, failing) {
  const places = [
    ...[found.place, ...found.also].map((place) => [place, "suspect"]),
    ...found.rivals.map((place) => [place, "rival"]),
    ...failing.flatMap((check) => check.sources).map((place) => [place, "other"]),
  ];
  const marks = new Map();
  for (const [{ page, line, box, cell, text }, kind] of places) {
    const key = JSON.stringify(cell ?? [page, line, box, text]);
    if (!marks.has(key)) marks.set(key, { page, line, box, text, kind });
  }
  return [...marks.values()];
}
