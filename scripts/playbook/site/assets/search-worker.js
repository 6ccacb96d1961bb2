/* The search behind the theme's search box: exact substrings after folding, because stock
 * search cuts Chinese into words that nobody typed. It speaks the theme's four messages
 * (0 SETUP, 1 READY, 2 QUERY, 3 RESULT) and needs nothing else.
 *
 * Folding makes one UTF-16 unit out of one, so that a hit in folded text has the same place
 * in the text shown: full width, case and accents go, traditional becomes simplified.
 * A term that is not in the text is tried as pinyin without tones, then as an English word
 * with another ending or hyphen. What the glossary calls the same thing is searched too. */
"use strict";

const HAN = /[\u3400-\u9fff\uf900-\ufaff]/;
const RUNS = /[\u3400-\u9fff\uf900-\ufaff]+|[^\u3400-\u9fff\uf900-\ufaff]+/g;
const BREAKS = /[\s"+*~^,，、。；;：:！!？?()（）《》“”‘’「」]+/;
/* Beside the theme's own index; from a folder this runs in a frame that has no address of its own. */
const TEXTS = new URL("../../../search/texts.js",
  typeof document === "undefined" ? location.href : document.currentScript.src).href;
const SHOWN = 5; // sections of one page that are listed at once
const MOST = 50; // hits of one term in one text that are counted

let sections = [];
let pages = [];
let simplified = {};
let pinyin = new Map();
let syllables = new Set();
let beginnings = new Set();
let synonyms = [];
const units = new Map();

function foldUnit(unit) {
  const compatible = unit.normalize("NFKC");
  let folded = (compatible.length === 1 ? compatible : unit).toLowerCase();
  if (folded.length !== 1) folded = unit;
  const bare = folded.normalize("NFD").replace(/[\u0300-\u036f]/g, "");
  if (bare.length === 1) folded = bare;
  return simplified[folded] || folded;
}

function fold(text) {
  let out = "";
  for (let i = 0; i < text.length; i += 1) {
    let folded = units.get(text[i]);
    if (folded === undefined) units.set(text[i], (folded = foldUnit(text[i])));
    out += folded;
  }
  return out;
}

function plain(html) {
  return html.replace(/<\/?(p|li|ol|ul|pre)>/g, " ").replace(/<[^>]*>/g, "")
    .replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"').replace(/&amp;/g, "&")
    .replace(/\s+/g, " ").trim();
}

function escape(text) {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}

function setup(data) {
  const tables = data.config.handbook || {};
  simplified = tables.simplified || {};
  pinyin = new Map(Object.entries(tables.pinyin || {}));
  syllables = new Set([...pinyin.values()].flat());
  beginnings = new Set([...syllables].flatMap((one) => Array.from(one, (_, i) => one.slice(0, i + 1))));
  units.clear();
  synonyms = (tables.synonyms || []).map((names) => names.map((name) => fold(name).trim()));
  const byUrl = new Map();
  sections = data.docs.map((doc) => {
    const title = plain(doc.title);
    const text = plain(doc.text);
    const section = { doc, title, text, foldedTitle: fold(title), foldedText: fold(text), weight: doc.boost || 1 };
    const url = doc.location.split("#")[0];
    if (!byUrl.has(url)) byUrl.set(url, { head: section, sections: [] });
    byUrl.get(url).sections.push(section);
    return section;
  });
  pages = [...byUrl.values()];
}

/* Terms: words between blanks, cut again where Chinese meets Latin ("VIP接待" is two). */
function termsOf(query) {
  const words = fold(query).split(BREAKS).filter(Boolean);
  return [...new Set(words.flatMap((word) => word.match(RUNS)))];
}

function exactHits(text, term) {
  const hits = [];
  for (let at = text.indexOf(term); at >= 0 && hits.length < MOST; at = text.indexOf(term, at + 1)) {
    hits.push([at, term.length]);
  }
  return hits;
}

/* How many characters from `at` on read as `term` from its letter `from`; 0 when they do not.
 * The last syllable may be cut short, because people search while they type: that is a guess. */
function pinyinLength(text, at, term, from, guess) {
  const rest = term.slice(from);
  for (const syllable of pinyin.get(text[at]) || []) {
    if (syllable === rest) return 1;
    if (guess && syllable.startsWith(rest) && (from > 0 || rest.length > 1)) return 1;
    if (rest.startsWith(syllable)) {
      const more = pinyinLength(text, at + 1, term, from + syllable.length, guess);
      if (more) return more + 1;
    }
  }
  return 0;
}

/* Whether letters can be read as syllables at all: most English words cannot, which saves a walk through every text. */
function isPinyin(letters) {
  if (!letters || beginnings.has(letters)) return true;
  for (let end = 1; end < letters.length; end += 1) {
    if (syllables.has(letters.slice(0, end)) && isPinyin(letters.slice(end))) return true;
  }
  return false;
}

function pinyinHits(text, term) {
  const hits = [];
  for (let at = Math.max(0, text.search(HAN)); at < text.length && hits.length < MOST; at += 1) {
    const whole = pinyinLength(text, at, term, 0, false);
    const length = whole || pinyinLength(text, at, term, 0, true);
    if (length) hits.push([at, length, !whole]);
  }
  return hits;
}

function patternHits(text, pattern) {
  return [...text.matchAll(pattern)].slice(0, MOST).map((match) => [match.index, match[0].length]);
}

/* Another spelling of an English word: "email" finds "e-mail", "invitations" finds "invitation". */
function looser(term) {
  if (!/^[a-z][a-z-]{3,}$/.test(term)) return null;
  const stem = term.length > 5 ? term.replace(/(ies|es|s|ed|ing)$/, "") : term;
  return new RegExp(stem.replace(/-/g, "").split("").join("-?"), "g");
}

function matcher(term) {
  const spelled = /^[a-z']{3,30}$/.test(term) ? term.replace(/'/g, "") : "";
  const letters = isPinyin(spelled) ? spelled : "";
  const pattern = looser(term);
  const exactSomewhere = sections.some((s) => s.foldedTitle.includes(term) || s.foldedText.includes(term));
  return (text) => {
    let hits = exactHits(text, term);
    if (!hits.length && letters) hits = pinyinHits(text, letters);
    if (!hits.length && pattern && !exactSomewhere) hits = patternHits(text, pattern);
    return hits;
  };
}

/* A name from the glossary is no guess: it needs no other spelling. */
function asWrittenOnly(term) {
  return (text) => exactHits(text, term);
}

function find(section, match) {
  return { title: match(section.foldedTitle), text: match(section.foldedText) };
}

function found(hits) {
  return hits.title.length + hits.text.length > 0;
}

const GUESSED = 0.05; // what a hit is worth that would need more letters

function score(section, hits) {
  const sure = hits.text.some((hit) => !hit[2]);
  let points = hits.text.length ? (2 + Math.log(1 + hits.text.length)) * (sure ? 1 : GUESSED) : 0;
  if (hits.title.length) {
    const [at, length, guess] = hits.title.find((hit) => !hit[2]) || hits.title[0];
    points += (20 + (at === 0 ? 5 : 0) + (length === section.title.length ? 15 : 0)) * (guess ? GUESSED : 1);
  }
  return points * section.weight;
}

function mark(text, hits) {
  let out = "";
  let at = 0;
  for (const [start, length] of [...hits].sort((a, b) => a[0] - b[0] || b[1] - a[1])) {
    if (start < at) continue;
    out += `${escape(text.slice(at, start))}<mark data-md-highlight>${escape(text.slice(start, start + length))}</mark>`;
    at = start + length;
  }
  return out + escape(text.slice(at));
}

/* From `at` on to the beginning of a word, so that no English word is cut. */
function wordStart(text, at, last) {
  let start = at;
  while (start > 0 && start < last && /[\w-]/.test(text[start - 1]) && /[\w-]/.test(text[start])) start += 1;
  return start;
}

function teaser(text, hits) {
  if (!text) return "";
  const first = hits.length ? Math.min(...hits.map((hit) => hit[0])) : 0;
  const start = wordStart(text, Math.max(0, first - 30), first);
  const end = Math.min(text.length, start + 140);
  const inside = hits.filter((hit) => hit[0] >= start && hit[0] + hit[1] <= end)
    .map((hit) => [hit[0] - start, hit[1]]);
  return `<p>${start ? "…" : ""}${mark(text.slice(start, end), inside)}${end < text.length ? "…" : ""}</p>`;
}

/* What the landing page highlights: the words as they stand there, not as they were typed. */
function asWritten(section, hits) {
  const [text, list] = hits.text.length ? [section.text, hits.text] : [section.title, hits.title];
  return list.length ? text.slice(list[0][0], list[0][0] + list[0][1]) : null;
}

function item(section, perTerm, points) {
  const terms = {};
  perTerm.forEach((hits) => {
    const written = asWritten(section, hits);
    if (written) terms[written] = true;
  });
  const titles = perTerm.flatMap((hits) => hits.title);
  const texts = perTerm.flatMap((hits) => hits.text);
  return {
    location: section.doc.location, title: mark(section.title, titles),
    text: teaser(section.text, texts), terms, score: points,
  };
}

/* The theme lists what scores at least as much as the first item and folds the rest away. */
function group(page, rows) {
  const head = rows.find((row) => row.section === page.head);
  const rest = rows.filter((row) => row !== head && row.count).sort((a, b) => b.points - a.points);
  const headFirst = head && head.points > 0 && (!rest.length || head.points >= rest[0].points);
  const items = [item(page.head, head.perTerm, headFirst ? 3 : 1)];
  const floor = items[0].score;
  rest.forEach((row, i) => {
    const points = i < SHOWN ? floor + (i === 0 && !headFirst ? 1 : 0) : floor - 1;
    items.push(item(row.section, row.perTerm, points));
  });
  return items;
}

/* Words found side by side, as they were typed, mean more than the same words apart. */
function together(section, phrase) {
  if (section.foldedTitle.includes(phrase)) return 60 * section.weight;
  return section.foldedText.includes(phrase) ? 15 * section.weight : 0;
}

/* Pages that hold at least `need` of the terms; sections that hold them all come first. */
function lookUp(terms, need, phrase = "", kind = matcher) {
  const matchers = terms.map((term) => kind(term));
  const groups = [];
  for (const page of pages) {
    const rows = page.sections.map((section) => {
      const perTerm = matchers.map((finder) => find(section, finder));
      const count = perTerm.filter(found).length;
      const sum = perTerm.reduce((points, hits) => points + score(section, hits), 0);
      const points = sum * (count === terms.length ? 4 : 1) + (phrase ? together(section, phrase) : 0);
      return { section, perTerm, count, points };
    });
    const held = matchers.filter((_, k) => rows.some((row) => found(row.perTerm[k]))).length;
    if (held < need) continue;
    const points = Math.max(...rows.map((row) => row.points * (row.section === page.head ? 1.5 : 1)));
    groups.push({ held, points, location: page.head.doc.location, items: group(page, rows) });
  }
  return groups.sort((a, b) => b.held - a.held || b.points - a.points);
}

/* Other names of the thing that was typed, from the glossary. */
function otherNames(query) {
  const asked = fold(query).trim();
  return [...new Set(synonyms.filter((names) => names.includes(asked)).flat())].filter((name) => name !== asked);
}

function pieces(terms) {
  const parts = terms.flatMap((term) => {
    if (!HAN.test(term) || term.length < 3) return [term];
    return Array.from({ length: term.length - 1 }, (_, i) => term.slice(i, i + 2));
  });
  return [...new Set(parts)].filter((part) =>
    sections.some((s) => s.foldedTitle.includes(part) || s.foldedText.includes(part)));
}

function withMore(groups, more) {
  const known = new Set(groups.map((one) => one.location));
  return groups.concat(more.filter((one) => !known.has(one.location)));
}

function search(query) {
  const terms = termsOf(query);
  if (!terms.length) return [];
  const spelled = terms.length > 1 && terms.every((term) => /^[a-z]{1,6}$/.test(term));
  let groups = spelled && isPinyin(terms.join("")) ? lookUp([terms.join("")], 1) : []; // "hui yi"
  const phrase = terms.length > 1 ? fold(query).trim() : "";
  groups = withMore(groups, lookUp(terms, terms.length, phrase));
  for (const name of otherNames(query)) {
    const words = termsOf(name);
    groups = withMore(groups, lookUp(words, words.length, "", asWrittenOnly));
  }
  if (!groups.length) {
    const parts = pieces(terms);
    if (parts.length) groups = lookUp(parts, Math.ceil(parts.length / 2));
    const missing = terms.filter((term) => !parts.some((part) => term.includes(part)));
    groups.forEach((one) => one.items.forEach((row) => missing.forEach((term) => { row.terms[term] = false; })));
  }
  return groups;
}

/* The theme opens the highest score of the whole list on Enter: the first page must have it. */
function ranked(groups) {
  return groups.map((one, i) =>
    one.items.map((item) => ({ ...item, score: item.score + (groups.length - i) * 10 })));
}

/* The texts come with the first letter that somebody types, not with every page: they weigh as much as ten pages. */
let loading = null;
function load() {
  loading = loading || Promise.resolve(importScripts(TEXTS)).then(() => setup(self.handbookTexts));
  return loading;
}

function answer(query) {
  if (!query.trim()) return Promise.resolve([]); // the theme asks for nothing on every page
  return load().then(() => ranked(search(query))).catch(() => {
    loading = null; // the network may be back with the next key
    return [];
  });
}

addEventListener("message", (event) => {
  const message = event.data;
  if (!message || typeof message.type !== "number") return;
  if (message.type === 0) {
    postMessage({ type: 1 });
  } else if (message.type === 2) {
    answer(message.data).then((items) => postMessage({ type: 3, data: { items } }));
  }
});
