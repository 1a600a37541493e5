// SPDX-License-Identifier: MIT OR Apache-2.0
// Every calendar of the site, as ical.js reads it (the library of Thunderbird's calendar), and by the rules of RFC 5545.
import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import ICAL from "ical.js";
import { ask, inTurn, mediaType, pathsOf, textOf } from "../support/ask.js";

const componentOf = (text) => new ICAL.Component(ICAL.parse(text));
const eventsOf = (text) => componentOf(text).getAllSubcomponents("vevent");

// Nothing is known of when this recording was made.
const timeless = ["/talks/linux-foundation-recordings/", "/events/linux-foundation-recordings.ics"];

// The sentences that tell what is wrong with a calendar, by the sections of RFC 5545.
const faultsOf = (path, text) => {
  const faults = [];
  const check = (good, fault) => good || faults.push(`${path}: ${fault}`);
  check(text.endsWith("\r\n") && !/[^\r]\n|\r[^\n]/.test(text), "lines do not end in CRLF (3.1)");
  const long = text.split("\r\n").filter((line) => Buffer.byteLength(line) > 75);
  check(long.length === 0, `has a line of more than 75 bytes (3.1): ${long[0]}`);
  const calendar = componentOf(text);
  check(calendar.getFirstPropertyValue("version") === "2.0", "has no version (3.7.4)");
  check(calendar.getFirstPropertyValue("prodid"), "does not tell who made it (3.7.3)");
  const events = calendar.getAllSubcomponents("vevent");
  check(events.length > 0 || timeless.some((beginning) => path.startsWith(beginning)), "is empty (3.6)");
  for (const event of events) {
    const uid = event.getFirstPropertyValue("uid");
    for (const name of ["uid", "dtstamp", "dtstart", "summary"]) {
      check(event.getAllProperties(name).length === 1, `${uid} has not one ${name} (3.6.1)`);
    }
    const { startDate, endDate } = new ICAL.Event(event);
    check(startDate.compare(endDate) < 0, `${uid} ends at ${endDate} and begins at ${startDate} (3.8.2.2)`);
    check(startDate.isDate === endDate.isDate, `${uid} is of days and of hours (3.8.2.2)`);
    const both = event.hasProperty("dtend") && event.hasProperty("duration");
    check(!both, `${uid} has an end and a duration (3.6.1)`);
  }
  const uids = events.map((event) => event.getFirstPropertyValue("uid"));
  check(new Set(uids).size === uids.length, "has two events of one uid (3.8.4.7)");
  return faults;
};

describe("calendars", () => {
  let calendars; // [path, text]

  before(async () => {
    const paths = (await pathsOf("talks", "events")).map((path) => `${path}.ics`);
    calendars = await inTurn(paths, async (path) => {
      const answer = await ask(path);
      assert.equal(answer.status, 200, path);
      assert.equal(mediaType(answer), "text/calendar", path);
      return [path, await answer.text()];
    });
  });

  it("are what RFC 5545 demands", () => {
    const faults = calendars.flatMap(([path, text]) => faultsOf(path, text));
    assert.equal(faults.slice(0, 25).join("\n"), "", `${faults.length} faults`);
  });

  it("come back the same from a program that reads and writes them", () => {
    for (const [path, text] of calendars) {
      assert.deepEqual(ICAL.parse(componentOf(text).toString()), ICAL.parse(text), path);
    }
  });

  it("tell a talk as its page does", async () => {
    const talk = JSON.parse(await textOf("/talks/lpc-2023/klint.json"));
    const event = new ICAL.Event(eventsOf(await textOf("/talks/lpc-2023/klint.ics"))[0]);
    assert.equal(event.summary, talk.title);
    assert.equal(event.component.getFirstPropertyValue("url"), talk.url);
    assert.ok(event.startDate.toString().startsWith(talk.date), `${event.startDate}`);
  });
});
