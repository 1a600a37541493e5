// SPDX-License-Identifier: MIT OR Apache-2.0
// Completions under the search boxes, and "/" to go to the box. Everything works without this script. The
// pattern is the combobox with a list of the ARIA Authoring Practices Guide:
// https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
"use strict";

(() => {
  const wait = 80; // milliseconds after the last key

  const element = (name, className, text) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  };

  // Only the path counts: this page may be served under another host than the API knows.
  const pathOf = (address) => new URL(address, location.href).pathname;

  const combobox = (form, input, number) => {
    const list = element("ul", "completions");
    list.id = `completions-${number}`;
    list.hidden = true;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", "Completions");
    form.append(list);
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", list.id);

    let active = -1;
    let timer = 0;
    let asked = null; // aborts the request before

    const isOpen = () => !list.hidden;
    const show = (open) => {
      list.hidden = !open;
      input.setAttribute("aria-expanded", String(open));
      if (!open) activate(-1);
    };
    const activate = (index) => {
      active = index;
      [...list.children].forEach((option, i) => option.setAttribute("aria-selected", String(i === index)));
      const option = list.children[index];
      if (option) {
        input.setAttribute("aria-activedescendant", option.id);
        option.scrollIntoView({ block: "nearest" });
      } else {
        input.removeAttribute("aria-activedescendant");
      }
    };
    // What was typed last is not asked for any more.
    const forget = () => {
      clearTimeout(timer);
      if (asked) asked.abort();
    };
    const close = () => {
      forget();
      show(false);
    };
    const go = (option) => {
      close();
      location.assign(option.dataset.path);
    };

    const optionOf = (result, index) => {
      const option = element("li");
      option.id = `${list.id}-${index}`;
      option.dataset.path = pathOf(result.url);
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.append(element("b", "", result.title));
      if (result.alias) option.append(" ", element("i", "", result.alias));
      option.append(" ", element("span", "", result.description));
      return option;
    };

    const ask = async () => {
      if (asked) asked.abort();
      asked = new AbortController();
      try {
        const address = `/api/v1/suggest?limit=8&q=${encodeURIComponent(input.value)}`;
        const answer = await fetch(address, { signal: asked.signal });
        if (!answer.ok) return close();
        const { results } = await answer.json();
        list.replaceChildren(...results.map(optionOf));
        activate(-1);
        show(results.length > 0 && document.activeElement === input);
      } catch (error) {
        if (error.name !== "AbortError") show(false);
      }
    };

    input.addEventListener("input", () => {
      clearTimeout(timer);
      if (input.value.trim() === "") return close();
      timer = setTimeout(ask, wait);
    });
    input.addEventListener("blur", close);
    input.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      const count = list.children.length;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step && !event.altKey) {
        event.preventDefault();
        if (!isOpen()) return void ask();
        forget(); // the list that one chooses from stays
        // One place among them is the box itself, with nothing chosen.
        activate(((active + 1 + step + count + 1) % (count + 1)) - 1);
      } else if (event.key === "Enter" && isOpen() && active >= 0) {
        event.preventDefault();
        go(list.children[active]);
      } else if (event.key === "Escape" && isOpen()) {
        event.preventDefault();
        close();
      }
    });
    // Before the box loses the focus, which would close the list.
    list.addEventListener("mousedown", (event) => {
      event.preventDefault();
      const option = event.target.closest("li");
      if (option && event.button === 0) go(option);
    });
    form.addEventListener("submit", close);
    show(false);
  };

  // A picture that is wider than the screen begins with its middle.
  document.querySelectorAll(".map").forEach((map) => {
    map.scrollLeft = (map.scrollWidth - map.clientWidth) / 2;
  });

  // What a long talk shows in another view has its title at the place that the address names.
  const follow = () => {
    const place = document.getElementById(location.hash.slice(1));
    if (place?.matches(".rest > li")) location.replace(place.firstElementChild.href);
  };
  addEventListener("hashchange", follow);
  follow();

  const boxes = [...document.querySelectorAll("form.search input[type=search]")];
  boxes.forEach((input, i) => combobox(input.form, input, i));

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest && event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey || !boxes[0]) return;
    event.preventDefault();
    boxes[0].focus();
    boxes[0].select();
  });
})();
