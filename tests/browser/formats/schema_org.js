// SPDX-License-Identifier: MIT OR Apache-2.0
// The words of schema.org that pages may use, as a JSON-LD context, and what a thing of each type has to have.
// A program asks https://schema.org for its context; this stands for it, so that a misspelt word is not taken for
// one of schema.org's thousands.
const schema = "http://schema.org/";
const word = (name) => ({ "@id": schema + name });
const address = (name) => ({ "@id": schema + name, "@type": "@id" });

const types = ["DefinedTerm", "EntryPoint", "Event", "Person", "Place", "SearchAction", "Thing", "WebSite"];
const words = ["about", "description", "location", "name", "performer", "potentialAction", "query-input", "superEvent", "target", "urlTemplate"];
const addresses = ["eventStatus", "inDefinedTermSet", "url"];
const dates = ["startDate", "endDate"];

export const context = {
  "@context": Object.fromEntries([
    ...types.map((name) => [name, word(name)]),
    ...words.map((name) => [name, word(name)]),
    ...addresses.map((name) => [name, address(name)]),
    ...dates.map((name) => [name, { "@id": schema + name, "@type": `${schema}Date` }]),
  ]),
};

// By type: the properties that it needs, and the types that those may have that are things themselves.
export const shapes = {
  Event: { needs: ["name", "url"], things: { superEvent: "Event", performer: "Person", location: "Place", about: "Thing" } },
  Person: { needs: ["name", "url"], things: {} },
  Place: { needs: ["name"], things: {} },
  Thing: { needs: ["name"], things: {} },
  DefinedTerm: { needs: ["name", "url", "description", "inDefinedTermSet"], things: {} },
  WebSite: { needs: ["name", "url", "potentialAction"], things: { potentialAction: "SearchAction" } },
  SearchAction: { needs: ["target", "query-input"], things: { target: "EntryPoint" } },
  EntryPoint: { needs: ["urlTemplate"], things: {} },
};

// faultsOf(thing, expected): what an expanded thing lacks, and those within it.
export const faultsOf = (thing, expected) => {
  const type = (thing["@type"]?.[0] ?? "").replace(schema, "");
  const shape = shapes[type];
  if (!shape) return [`there is a thing of type "${type}"`];
  const faults = expected && type !== expected ? [`there is a ${type} where a ${expected} belongs`] : [];
  const values = (name) => thing[schema + name] ?? [];
  for (const name of shape.needs) if (values(name).length === 0) faults.push(`a ${type} has no ${name}`);
  for (const [name, kind] of Object.entries(shape.things)) {
    for (const value of values(name)) faults.push(...faultsOf(value, kind));
  }
  const [start, end] = dates.map((name) => values(name)[0]?.["@value"]);
  for (const date of [start, end]) {
    if (date && !/^\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?Z?)?)?)?$/.test(date)) faults.push(`"${date}" is no date of ISO 8601`);
  }
  if (start && end && end < start) faults.push(`a ${type} begins ${start} and ends ${end}`);
  return faults;
};
