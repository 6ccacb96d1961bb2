/* What pages do on top of the theme. Runs again after every page change, so each part may run twice. */
(function () {
  "use strict";
  const TICK = "reception-handbook:tick:";
  const LANGUAGE = "reception-handbook:language";

  /* A browser may forbid storage (private windows, some file:// settings): ticks then last as long as the page. */
  const store = {
    get(key) { try { return localStorage.getItem(key); } catch (_) { return null; } },
    set(key, value) { try { localStorage.setItem(key, value); } catch (_) { /* see above */ } },
    remove(key) { try { localStorage.removeItem(key); } catch (_) { /* see above */ } },
  };

  /* The theme's search box listens to `keyup` only; an input method, paste or dictation sends none. */
  function forward(target) {
    target.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true, key: "Unidentified" }));
  }
  function isSearchBox(target) {
    return target instanceof Element && target.matches(".md-search__input");
  }
  document.addEventListener("input", (event) => {
    if (!isSearchBox(event.target)) return;
    if (!event.isComposing) forward(event.target);
    suggest(event.target.value);
  }, true);
  document.addEventListener("compositionend", (event) => {
    if (isSearchBox(event.target)) setTimeout(() => forward(event.target), 0);
  }, true);

  /* What the glossary calls things, for those who typed something like it; seen only when nothing is found. */
  const NEAR = 0.5; // share of letter pairs in common from which on two words look alike
  let naming = null;
  function names(address) {
    naming = naming || new Promise((done) => {
      const script = document.createElement("script");
      script.src = address;
      script.onload = () => done(window.handbookNames);
      script.onerror = () => { naming = null; done([]); };
      document.head.append(script);
    });
    return naming;
  }
  function pairs(text) {
    if (/[\u3400-\u9fff]/.test(text)) return new Set(text); // a Chinese character says as much as two letters
    return new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2)));
  }
  function alike(one, other) {
    const [left, right] = [pairs(one), pairs(other)];
    const both = [...left].filter((pair) => right.has(pair)).length;
    return left.size && right.size ? (2 * both) / (left.size + right.size) : 0;
  }
  /* The whole, and its words less the small ones. */
  function wordsOf(text) {
    return [text, ...text.split(/\s+/).filter((word) => word.length > 3)];
  }
  function suggest(typed) {
    const box = document.querySelector("[data-near]");
    const asked = typed.trim().toLowerCase();
    const parts = wordsOf(asked);
    box.hidden = true;
    if (asked.length < 2) return;
    names(box.dataset.names).then((terms) => {
      if (document.querySelector(".md-search__input").value !== typed) return;
      const near = terms.map(([title, id, all]) => ({
        title, id, others: all.filter((name) => name !== title),
        score: Math.max(...all.flatMap((name) => wordsOf(name.toLowerCase()))
          .flatMap((name) => parts.map((part) => alike(part, name)))),
      })).filter((term) => term.score >= NEAR).sort((a, b) => b.score - a.score).slice(0, 4);
      box.querySelector("ul").replaceChildren(...near.map((term) => {
        const [line, link] = [document.createElement("li"), document.createElement("a")];
        link.href = `${box.dataset.glossary}#${term.id}`;
        link.textContent = term.title;
        line.append(link, ` ${term.others.join(" · ")}`);
        return line;
      }));
      box.hidden = !near.length;
    });
  }

  function count() {
    document.querySelectorAll("[data-progress]").forEach((box) => {
      const ticks = [...document.querySelectorAll("input[data-tick]")].filter((tick) => !tick.closest("[hidden]"));
      const done = ticks.filter((tick) => tick.checked).length;
      box.querySelector("[data-done]").textContent = String(done);
      box.querySelector("[data-all]").textContent = String(ticks.length);
      const bar = box.querySelector("progress");
      bar.max = ticks.length || 1;
      bar.value = done;
    });
  }

  function ticks() {
    document.querySelectorAll("input[data-tick]").forEach((box) => {
      const key = TICK + box.dataset.tick;
      box.checked = store.get(key) === "1";
      box.onchange = () => {
        if (box.checked) store.set(key, "1"); else store.remove(key);
        count();
      };
    });
    document.querySelectorAll("[data-clear-ticks]").forEach((button) => {
      button.onclick = () => {
        document.querySelectorAll("input[data-tick]:checked").forEach((box) => {
          box.checked = false;
          store.remove(TICK + box.dataset.tick);
        });
        count();
      };
    });
    count();
  }

  /* Role and phase together on the page of all steps; the choice is kept in the address. */
  function filter() {
    const form = document.querySelector("form[data-filter]");
    if (!form) return;
    const rows = [...document.querySelectorAll("[data-filter-row]")];
    const asked = new URLSearchParams(location.search);
    const selects = [...form.querySelectorAll("select")];
    selects.forEach((select) => {
      const value = asked.get(select.name);
      if (value && [...select.options].some((option) => option.value === value)) select.value = value;
    });
    function apply() {
      rows.forEach((row) => {
        row.hidden = !selects.every((s) => !s.value || row.dataset[s.name].split(" ").includes(s.value));
      });
      document.querySelectorAll("[data-filter-group]").forEach((group) => {
        group.hidden = !group.querySelector("[data-filter-row]:not([hidden])");
      });
      const shown = rows.filter((row) => !row.hidden).length;
      form.querySelector("[data-count]").textContent = String(shown);
      document.querySelector("[data-none]").hidden = shown > 0;
      count();
    }
    form.onchange = () => {
      apply();
      const address = new URL(location.href);
      selects.forEach((select) => {
        if (select.value) address.searchParams.set(select.name, select.value);
        else address.searchParams.delete(select.name);
      });
      history.replaceState(history.state, "", address);
    };
    form.onsubmit = (event) => event.preventDefault();
    apply();
  }

  function buttons() {
    document.querySelectorAll("button[data-print]").forEach((button) => {
      button.hidden = false;
      button.onclick = () => window.print();
    });
  }

  /* The first page of all asks here which language was chosen last. Listening from the first moment on, so that
     a reader who is quicker than the page is heard too. */
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest("a[data-language]");
    if (!link) return;
    store.set(LANGUAGE, link.dataset.language);
    link.hash = location.hash;
  }, true);

  /* What is due is told by the reader's own calendar, so that a copy without a network tells it too. */
  function reviews() {
    const now = new Date();
    const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((one) => String(one).padStart(2, "0")).join("-");
    document.querySelectorAll("[data-review-due]").forEach((row) => {
      row.querySelector(".hb-overdue").hidden = row.dataset.reviewDue >= today;
    });
  }

  function start() {
    ticks();
    reviews();
    filter();
    buttons();
  }
  if (window.document$) window.document$.subscribe(start);
  else document.addEventListener("DOMContentLoaded", start);
})();
