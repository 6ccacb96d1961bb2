/* Self-check on the pages of the course. Runs again after every page change; results stay on the device. */
(function () {
  "use strict";
  const KEY = "reception-handbook:quiz:";
  const store = {
    get(key) { try { return localStorage.getItem(key); } catch (_) { return null; } },
    set(key, value) { try { localStorage.setItem(key, value); } catch (_) { /* a private window: for this page only */ } },
    remove(key) { try { localStorage.removeItem(key); } catch (_) { /* as above */ } },
  };

  /* What the reader has answered, in the form of the key; null while something is missing. */
  function answer(form) {
    if (form.dataset.kind !== "order") {
      const chosen = form.querySelector("input:checked");
      return chosen ? chosen.value : null;
    }
    const selects = [...form.querySelectorAll("select")];
    if (selects.some((one) => !one.value)) return null;
    return selects.slice().sort((one, other) => one.value - other.value).map((one) => one.name).join("");
  }

  /* Sets the form to an answer given earlier. */
  function restore(form, given) {
    if (form.dataset.kind === "order") {
      [...given].forEach((letter, at) => { form.elements[letter].value = String(at + 1); });
    } else if (form.dataset.kind !== "say") {
      const box = form.querySelector(`input[value="${CSS.escape(given)}"]`);
      if (box) box.checked = true;
    }
  }

  function begin(all) {
    const forms = [...all.querySelectorAll("form[data-quiz]")];
    const score = all.querySelector(".hb-quiz-score");
    score.hidden = false;

    function count() {
      const marked = forms.filter((form) => form.dataset.key);
      all.querySelector("[data-quiz-all]").textContent = String(marked.length);
      all.querySelector("[data-quiz-right]").textContent =
        String(marked.filter((form) => form.dataset.result === "right").length);
      const done = all.querySelector("[data-quiz-done]");
      done.hidden = marked.some((form) => !form.dataset.result);
      done.textContent = done.dataset.quizDone
        .replace("##", String(marked.length))
        .replace("#", all.querySelector("[data-quiz-right]").textContent);
    }

    function show(form, given) {
      const said = form.querySelector(".hb-quiz-result");
      if (form.dataset.kind === "say") {
        form.querySelector("details").open = true;
        return;
      }
      const right = given === form.dataset.key;
      form.dataset.result = right ? "right" : "wrong";
      said.textContent = right ? all.dataset.right : all.dataset.wrong;
      form.querySelector("details").open = true;
      count();
    }

    forms.forEach((form) => {
      form.querySelector("button[type=submit]").hidden = false;
      form.querySelector("details").hidden = true;
      form.onsubmit = (event) => {
        event.preventDefault();
        const given = form.dataset.kind === "say" ? "-" : answer(form);
        if (given === null) {
          form.querySelector(".hb-quiz-result").textContent = all.dataset.first;
          return;
        }
        form.querySelector("details").hidden = false;
        if (form.dataset.kind !== "say") store.set(KEY + form.dataset.quiz, given);
        show(form, given);
      };
      const given = store.get(KEY + form.dataset.quiz);
      if (given) {
        restore(form, given);
        form.querySelector("details").hidden = false;
        show(form, given);
      }
    });
    all.querySelector("[data-quiz-clear]").onclick = () => {
      forms.forEach((form) => {
        form.reset();
        delete form.dataset.result;
        store.remove(KEY + form.dataset.quiz);
        form.querySelector(".hb-quiz-result").textContent = "";
        form.querySelector("details").open = false;
        form.querySelector("details").hidden = true;
      });
      count();
    };
    count();
  }

  function start() {
    document.querySelectorAll("[data-quizzes]").forEach(begin);
  }
  if (window.document$) window.document$.subscribe(start);
  else document.addEventListener("DOMContentLoaded", start);
})();
