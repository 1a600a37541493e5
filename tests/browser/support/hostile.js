// SPDX-License-Identifier: MIT OR Apache-2.0
// Texts that would run a script, or ask another host, if any page took them for markup; and a corpus that has them in
// every field that is stored. A script that runs sets `tripwire` on the window; the other host is `elsewhere`.
export const tripwire = "plumblineWasHere";
export const elsewhere = "elsewhere.example";

const run = `window.${tripwire}=1`;
const other = `https://${elsewhere}/x`;

export const payloads = [
  `<script>${run}</script>`,
  `<img src=x onerror=${run}>`,
  `"><svg onload=${run}>`,
  `'"><iframe srcdoc="<script>parent.${tripwire}=1</script>">`,
  `</title></head><script>${run}</script>`,
  `</script><script>${run}</script>`,
  `</textarea></style></noscript><img src=x onerror=${run}>`,
  `--><img src=x onerror=${run}>`,
  `]]><script>${run}</script>`,
  `<a href="javascript:${run}" autofocus onfocus=${run}>x</a>`,
  `[x](javascript:${run}) <javascript:${run}>`,
  `[x](data:text/html;base64,PHNjcmlwdD4xPC9zY3JpcHQ+ "onmouseover=${run}")`,
  `![x](${other}.png "x")`,
  `[x]: javascript:${run}\n\n[x] [y](JaVaScRiPt:${run})`,
  `<svg><animate onbegin=${run} attributeName=x dur=1s>`,
  `<svg><use href="data:image/svg+xml,<svg id='x' onload='${run}'/>#x"/></svg>`,
  `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${run}&gt;">`,
  `&lt;img src=x onerror=${run}&gt; &#60;script&#62;${run}&#60;/script&#62;`,
  `&amp;lt;script&amp;gt;${run}&amp;lt;/script&amp;gt;`,
  `<details open ontoggle=${run}><summary>x</summary></details>`,
  `<base href="https://${elsewhere}/">`,
  `<meta http-equiv="refresh" content="0;url=${other}">`,
  `<link rel=stylesheet href="${other}.css"><style>@import "${other}.css";</style>`,
  `<form action="${other}"><button autofocus onfocus=${run}>x</button></form>`,
  `<object data="${other}"></object><embed src="${other}"><img srcset="${other} 1x">`,
  `{{x.constructor.constructor('${run}')()}} \${${run}} <%= ${run} %>`,
  `{{%AUTOESCAPE context="JAVASCRIPT"}}{{#X}}{{>Y}}`,
  `\\u003cscript\\u003e${run}\\u003c/script\\u003e`,
  `javascript:${run}//`,
  `" onmouseover="${run}" autofocus onfocus="${run}" x="`,
  `' onmouseover='${run}' style='background:url(${other})' x='`,
  `<<script>${run}//<</script><img/src/onerror=${run}>`,
  `\uE000<img src=x onerror=${run}>\uE001\uF8FF<b onclick=${run}>`,
  `\`\`\`html"onload=${run}\n<script>${run}</script>\n\`\`\``,
];

const yaml = (text) => JSON.stringify(text.replaceAll("\n", " "));
const xml = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
const ics = (text) => text.replaceAll("\\", "\\\\").replaceAll(";", "\\;").replaceAll(",", "\\,").replaceAll("\n", "\\n");
const escaped = (text) => `https://example.org/${encodeURIComponent(text)}`;
const next = (n) => `p-${(n + 1) % payloads.length}`;
const address = (text) => `https://example.org/${encodeURIComponent(text)}?q="'<>${text.replace(/\s/g, "")}`;
const clock = (n) => `${String(9 + Math.floor(n / 6)).padStart(2, "0")}:${(n % 6) * 10}`.replace(/:0$/, ":00");

// A text as it stands in Markdown: by itself, in a heading, a list, a quotation, a link, code.
const markdown = (text) =>
  `Hostile words. ${text}\n\n## ${text.replaceAll("\n", " ")}\n\n- ${text}\n\n> ${text}\n\n` +
  `[link](${address(text)}) \`${text.replaceAll("\n", " ")}\` [[${text.replaceAll("\n", " ")}]]\n\n    ${text.replaceAll("\n", " ")}\n`;

const head = (fields) => `---\n${Object.entries(fields).map(([key, value]) => `${key}: ${value}`).join("\n")}\n---\n`;
const sources = (text) => `\n  - ${yaml(escaped(text))}\n  - ${yaml(address(text))}`;

const documents = (text, n) => ({
  [`topics/p-${n}.md`]:
    head({ title: yaml(`Topic ${text}`), kind: "tool", aliases: `[${yaml(`alias ${text}`)}]`, summary: yaml(text),
      related: `[${next(n)}]`, links: `\n  home: ${yaml(escaped(text))}`, sources: sources(text) }) +
    markdown(text),
  [`talks/hostile-2026/p-${n}.md`]:
    head({
      title: yaml(`Talk ${text}`), event: "hostile-2026", date: "2026-03-02", start: `"${clock(n)}"`, end: `"${clock(n + 1)}"`,
      room: yaml(text), track: yaml(text), kind: "talk", speakers: `[${yaml(`Ada ${text}`)}]`, topics: `[p-${n}, ${next(n)}]`,
      links: `\n  page: ${yaml(escaped(text))}\n  slides: ${yaml(address(text))}`, sources: sources(text),
    }) + markdown(text),
  [`notes/hostile-2026/p-${n}.md`]:
    head({ title: yaml(`Notes ${text}`), event: "hostile-2026", sources: sources(text) }) +
    `${markdown(text)}\n## Outcome\n\n- Decision: ${text}\n- Open: ${text}\n- Action: ${text}\n`,
  [`slides/hostile-2026/p-${n}.md`]: `---\nmarp: true\n---\n\n# Hostile slide\n\n${text}\n\n---\n\n${markdown(text)}`,
  [`transcripts/hostile-2026/p-${n}.vtt`]: `WEBVTT\n\n00:00.000 --> 00:09.000\n<v ${text}>Hostile ${text}\n`,
});

const schedule = () => `<?xml version="1.0"?>
<schedule><conference><acronym>markup-2026</acronym><title>${xml(`Markup ${payloads[0]}`)}</title><city>${xml(payloads[1])}</city>
<start>2026-04-01</start><time_zone_name>UTC</time_zone_name></conference><day date="2026-04-01">${payloads
  .map(
    (text, n) => `<room name="${xml(text)}"><event id="${n}"><start>${clock(n)}</start><duration>00:10</duration><slug>${xml(text)}</slug>
<title>${xml(`Event ${text}`)}</title><subtitle>${xml(text)}</subtitle><track>${xml(text)}</track><type>${xml(text)}</type><language>${xml(text)}</language>
<abstract>${xml(`<p>Hostile ${text}</p>`)}</abstract><description>${xml(text)}</description><persons><person>${xml(`Ben ${text}`)}</person></persons>
<links><link href="${xml(address(text))}">${xml(text)}</link><link href="${xml(text)}">Slides</link></links></event></room>`,
  )
  .join("")}</day></schedule>`;

const calendar = () =>
  `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nX-WR-CALNAME:Calendar 2026\r\nX-WR-TIMEZONE:UTC\r\n${payloads
    .map(
      (text, n) =>
        `BEGIN:VEVENT\r\nUID:${n}\r\nDTSTART:20260501T${clock(n).replace(":", "")}00Z\r\nSUMMARY:${ics(`Entry ${text}`)}\r\n` +
        `LOCATION:${ics(text)}\r\nDESCRIPTION:${ics(`Hostile ${text}`)}\r\nURL:${address(text)}\r\nEND:VEVENT\r\n`,
    )
    .join("")}END:VCALENDAR\r\n`;

const submissions = () =>
  JSON.stringify({
    count: 1, next: null, previous: "https://cfp.example/api/events/json-2026/submissions/",
    results: payloads.map((text, n) => ({
      code: `CODE${n}`, title: { en: `Submission ${text}` }, state: "confirmed", speakers: [{ code: `S${n}`, name: `Eve ${text}` }],
      submission_type: { name: { en: text } }, track: { name: { en: text } }, abstract: `Hostile ${text}`, description: `<p>${text}</p>`,
      resources: [{ resource: address(text), description: text, is_public: true }],
      slots: [{ room: { name: { en: text } }, start: `2026-06-01T${clock(n)}:00Z`, end: `2026-06-01T${clock(n)}:00Z` }],
    })),
  });

// hostileCorpus(): the files of a corpus, {path: text}.
export const hostileCorpus = () => ({
  "events/hostile-2026.md":
    head({ title: yaml(`Hostile ${payloads[0]}`), short: yaml(payloads[1]), series: "hostile", start: "2026-03-02", end: "2026-03-03",
      place: yaml(payloads[2]), zone: "Europe/Prague", sources: sources(payloads[0]) }) +
    markdown(payloads.join("\n\n")),
  "people.yml": payloads.map((text) => `- name: ${yaml(`Ada ${text}`)}\n  also: [${yaml(`A. ${text}`)}]\n`).join(""),
  "programmes/markup-2026.xml": schedule(),
  "programmes/calendar-2026.ics": calendar(),
  "programmes/json-2026.json": submissions(),
  ...Object.assign({}, ...payloads.map(documents)),
});
