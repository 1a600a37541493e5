// SPDX-License-Identifier: MIT OR Apache-2.0
// The rules of html-validate: its recommended set, those of WCAG, and those of whole documents. What differs
// from them has its reason beside it.
export default {
  root: true,
  extends: ["html-validate:recommended", "html-validate:a11y", "html-validate:document"],
  rules: {
    // HTML knows no case here, and everything else of ours is in lower case.
    "doctype-style": ["error", { style: "lowercase" }],
    // A hash protects from the server of somebody else; ours come from where the page comes from.
    "require-sri": ["error", { target: "crossorigin" }],
    // A filter that was chosen twice is kept twice in the form of the next search.
    "form-dup-name": "off",
    // The title of a talk is as long as its speakers made it; who shows it cuts it.
    "long-title": "off",
    // HTML lets the tags of <tbody> out, and every parser puts the element in.
    "prefer-tbody": "off",
  },
};
